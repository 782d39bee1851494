/** What becomes of a request, and what follows from it. */
import type { TrafficSpec } from "../../api/sim/traffic-spec.ts";
import type { Failure, FailureReason } from "../../network/index.ts";
/** Why a request failed: as its client sees it, or since nobody could send it. */
export type TrafficFailureReason = FailureReason | "NoClient" | "TooManyInFlight";
/** The end of one try: an answer with a status, or a failure. */
export interface Ended {
    readonly status?: number;
    readonly failure?: Omit<Failure, "reason"> & {
        readonly reason: TrafficFailureReason;
    };
}
/** What counts as a success, and what is sent again, as tables for quick answers. */
export interface OutcomeRules {
    isExpected(ended: Ended): boolean;
    /** How long to wait until it is sent again; `undefined`: it is not. `tries` counts from 1. */
    retryAfterMs(ended: Ended, tries: number): number | undefined;
}
export declare function outcomeRules({ retries, expect }: Pick<TrafficSpec, "retries" | "expect">): OutcomeRules;
/** Under which name a failure is counted: `HTTP 503`, `ConnectionReset`. */
export declare function causeOf({ status, failure }: Ended): string;
