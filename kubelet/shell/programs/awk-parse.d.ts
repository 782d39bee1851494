import type { AwkProgram } from "./awk-tree.ts";
export declare function parseAwk(source: string): AwkProgram;
