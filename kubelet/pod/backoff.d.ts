/** When a container or an image is tried again. Source: kubelet 1.36, flowcontrol.Backoff. */
import type { ImagePull } from "../behavior/behavior.ts";
/**
 * How long a container that ended waits before it is started again. `level` counts its restarts in
 * a row: the first is at once, then 10 s, doubling up to 5 min.
 */
export declare function restartDelayMs(level: number, ranMs: number): number;
/** The level of the run that follows one of this level. */
export declare function nextLevel(level: number, ranMs: number): number;
/** Where the repeated pulls of an image that cannot be pulled at first stand. */
export interface PullProgress {
    /**
     * `pulling` for the first pull only: later ones go on behind ImagePullBackOff. `succeeds` for one
     * that does not fail.
     */
    readonly phase: "pulling" | "failed" | "waiting" | "succeeds";
    /** When the phase, and so the plan, changes next. */
    readonly untilMs: number;
    /** When the last pull began, and how many there were before it. */
    readonly pullBeganMs: number;
    readonly attempt: number;
    /** What the last pull that has begun ends with. */
    readonly error: string;
}
/** Why an attempt fails that begins at this time; `undefined` where it does not. */
export declare const pullErrorAt: (pull: ImagePull, attempt: number, atMs: number) => string | undefined;
/** How long it takes until an attempt has failed that begins at this time. */
export declare function failedMsOf(pull: ImagePull, attempt: number, atMs: number): number;
/** The progress of pulls that began at `beginMs`, at `nowMs`. */
export declare function pullProgress(beginMs: number, pull: ImagePull, nowMs: number): PullProgress;
