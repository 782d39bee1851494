import type { FaultSpec } from "../../api/sim/fault-spec.ts";
import type { Occasion } from "./occasions.ts";
export declare const delayMsOf: ({ delay }: FaultSpec) => number;
/** The delay of one occasion, longer or shorter by the jitter. */
export declare function drawDelayMs({ delay, jitter }: FaultSpec, { random }: Occasion): number;
