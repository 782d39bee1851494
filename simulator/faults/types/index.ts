/** What each type of Faults does; what it may be told stands in `api/sim/fault-types.ts`. */
import type { FaultType } from "../../../api/sim/fault-types.ts";
import type { FaultEffect } from "../fault-effect.ts";
import { apiError, apiUnavailable } from "./requests.ts";

export const faultEffects: Readonly<Record<FaultType, FaultEffect>> = {
  APIError: apiError,
  APIUnavailable: apiUnavailable,
};
