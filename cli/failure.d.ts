/** What goes wrong in a command, and the words in which kubectl tells it. */
import type { Status } from "../api/status.ts";
/** A refusal of the command itself: `error: …`. */
export declare class Failure extends Error {
    readonly name: string;
}
/** A wrong use of a command; points at its help. */
export declare class UsageFailure extends Failure {
    readonly name = "UsageFailure";
    readonly command: string;
    constructor(fact: string, command: string);
}
/** A failure whose message is told as it is. */
export declare class Told extends Error {
    readonly name = "Told";
}
/** Ends the command with this code; everything was told already. */
export declare class Exit extends Error {
    readonly name = "Exit";
    readonly code: number;
    constructor(code: number);
}
/** The reason of a refusal by the server; a server may give any. */
export interface Refusal extends Omit<Status, "reason"> {
    readonly reason?: string;
}
/** A refusal by the server. */
export declare class RefusedError extends Error {
    readonly name = "RefusedError";
    readonly status: Refusal;
    constructor(status: Refusal);
    /** The same with what was being done: `error when creating "a.yaml": …` */
    during(action: string, source: string): RefusedError;
}
/** Several failures, each told on its own line. */
export declare class Failures extends Error {
    readonly name = "Failures";
    readonly errors: readonly unknown[];
    constructor(errors: readonly unknown[]);
}
/** Throws what a run over several things met; alone, where it was one. */
export declare function throwAll(errors: readonly unknown[]): void;
export declare function isNotFound(error: unknown): boolean;
/** What failed, as a part of a sentence; several failures as Go writes them: `[one, other]`. */
export declare function factOf(error: unknown): string;
/** The lines that tell a failure. Source: kubectl 1.36, pkg/cmd/util. */
export declare function tellFailure(error: unknown): string;
