/** What dig is told. Source: bind 9.18, bin/dig/dig.c. */
import type { RecordType } from "../network/container-network.ts";
/** The parts of what it prints. */
declare const parts: readonly ["cmd", "comments", "question", "answer", "authority", "additional", "stats"];
export type Part = (typeof parts)[number];
export interface DigLookup {
    readonly name: string;
    readonly type: RecordType;
}
export interface DigOptions {
    readonly lookups: readonly DigLookup[];
    readonly server: string | undefined;
    readonly shown: ReadonlySet<Part>;
    readonly isShort: boolean;
    readonly searches: boolean;
    readonly timeoutMs: number;
    readonly tries: number;
}
export declare function digOptions(args: readonly string[]): DigOptions;
export {};
