import type { Structure } from "../api/structure.ts";
/** Finds the paths of members that the structure does not have, in the order of the value. */
export declare function collectUnknown(structure: Structure, value: unknown, path: string, found: string[]): void;
