import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import { type Log } from "./log.ts";
/** A write as one line of a history. */
export interface Step {
    readonly revision: number;
    readonly timeMs: number;
    readonly actor: string;
    /** `12.5s replicaset-controller creates Pod default/web-abc` */
    readonly text: string;
}
export interface Chain {
    /** Oldest first; the last is the write that was asked about. */
    readonly writes: readonly StoredEvent[];
    /** Whether what led to the first is no longer held, so that the beginning is not known. */
    readonly isCutOff: boolean;
}
/** All writes that led to that of a revision. None where it is not held. */
export declare function chainTo(log: Log, revision: number): Chain;
/** The same as lines: for reports of what led to a state. Times count from `startMs` on. */
export declare function stepsTo(log: Log, revision: number, startMs: number): readonly Step[];
/** A write as a line. */
export declare function stepOf(write: StoredEvent, startMs: number): Step;
