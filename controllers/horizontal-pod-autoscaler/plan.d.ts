import type { Plan } from "../../client/controller.ts";
import type { Observed } from "./observed.ts";
/** The next steps of an autoscaler: at most one change of its target, then its own status. */
export declare function planAutoscaler(observed: Observed): Plan;
