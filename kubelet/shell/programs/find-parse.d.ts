import type { Entry } from "../file-system.ts";
import type { Shell } from "../shell.ts";
/** A file that is looked at. */
export interface Seen {
    readonly path: string;
    readonly full: string;
    readonly entry: Entry;
}
export interface Primary {
    readonly name: "and" | "or" | "not" | "test" | "print" | "prune" | "quit" | "delete" | "exec" | "exec all";
    readonly parts?: readonly Primary[];
    readonly test?: (seen: Seen, shell: Shell) => boolean;
    /** The command of `-exec`, or what ends what is printed. */
    readonly words?: readonly string[];
}
export interface Query {
    readonly expression: Primary;
    readonly minDepth: number;
    readonly maxDepth: number;
    /** A directory comes after what is in it. */
    readonly isDepthFirst: boolean;
}
export declare function parseFind(args: readonly string[]): Query;
