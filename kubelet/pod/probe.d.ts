import { type Behavior } from "../behavior/behavior.ts";
import type { Container, Probe } from "../types.ts";
/** What a probe finds from `fromMs` on, in milliseconds since the start of the container. */
interface Finding extends Checked {
    readonly fromMs: number;
}
/** What one check finds, and how long that takes. */
interface Checked {
    readonly ok: boolean;
    readonly output: string;
    readonly tookMs: number;
}
/** What a probe is judged by. */
export interface Probed {
    readonly probe: Probe;
    readonly container: Container;
    readonly behavior: Behavior;
    readonly podIP: string;
    /** No check before this, in milliseconds since the start of the container. */
    readonly notBeforeMs: number;
}
/** A change of a probe's verdict. */
export interface Verdict {
    readonly atMs: number;
    readonly ok: boolean;
}
/** How the verdict changes, beginning with `initial`; in order of time. */
export declare function verdicts(spans: readonly Span[], probe: Probe, initial: boolean): readonly Verdict[];
/** A failed check that is told as an event. */
export interface Failure {
    readonly atMs: number;
    readonly output: string;
}
/**
 * The last failed check up to `nowMs` and the time of the next, of those that are told: the first
 * few in a row, then ever fewer.
 */
export declare function failures(spans: readonly Span[], nowMs: number): {
    readonly last: Failure | undefined;
    readonly nextMs: number;
};
/** A run of checks that find the same. */
export interface Span extends Finding {
    /** When the first of them is done. */
    readonly firstMs: number;
    readonly periodMs: number;
    readonly count: number;
}
/** All checks there are and will be, put together where they find the same. */
export declare function checks(probed: Probed): readonly Span[];
export {};
