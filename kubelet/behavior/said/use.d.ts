/** What is said of the use of CPU and memory, and when it comes to be too much. */
import type { Container } from "../../types.ts";
import type { Answers } from "./answers.ts";
import { type Course } from "./course.ts";
import type { SaidUse } from "./says.ts";
export interface Uses {
    readonly use: (sinceStartMs: number) => SaidUse;
    /** Whether anything is said of memory. */
    readonly saysMemory: boolean;
    /** When what is said of it changes its pace. */
    readonly changesMs: readonly number[];
    /** Bytes a millisecond that are never given back. */
    readonly growthAt: (sinceStartMs: number) => number;
}
/** What is said; `undefined` where nothing is. */
export declare function usesOf(course: Course, startedMs: number, requests: Requests): Uses | undefined;
/** How many requests come in a second, and how many of them wait for their answers. */
export type Requests = (sinceStartMs: number) => {
    readonly perSecond: number;
    readonly inFlight: number;
};
/** Only probes ask: those for liveness and readiness, by HTTP. */
export declare function probeRequests({ livenessProbe, readinessProbe }: Container, answers: Answers, readyAfterMs: number): Requests;
/**
 * When the use of memory reaches the limit, in milliseconds since the start; `Infinity` for never.
 * `bytesAt` is what it uses at a time, which grows evenly between the times of `changesMs`.
 */
export declare function oomAfterMs({ changesMs, growthAt }: Uses, bytesAt: (sinceStartMs: number) => number, limitBytes: number): number;
