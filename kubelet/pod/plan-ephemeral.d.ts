import { type Observed } from "../observed.ts";
import type { PodPlan } from "./pod-status.ts";
/** The plan with what becomes of the pod's ephemeral containers. */
export declare function withEphemeral(observed: Observed, plan: PodPlan): PodPlan;
