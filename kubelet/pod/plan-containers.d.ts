/** What becomes of the containers of a pod: init containers in order, then the rest. */
import { type Observed } from "../observed.ts";
import type { PodPlan, Statuses } from "./pod-status.ts";
export declare function planContainers(observed: Observed, current: Statuses): PodPlan;
