/** What each type of Faults does; what it may be told stands in `api/sim/fault-types.ts`. */
import type { FaultType } from "../../../api/sim/fault-types.ts";
import type { FaultEffect } from "../fault-effect.ts";
export declare const faultEffects: Readonly<Record<FaultType, FaultEffect>>;
