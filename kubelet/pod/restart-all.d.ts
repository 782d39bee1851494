import { type Observed } from "../observed.ts";
import type { PodPlan, Statuses } from "./pod-status.ts";
/** The plan of a pod all of whose containers are restarted; `undefined` for one that goes on. */
export declare function planRestartAll(observed: Observed, current: Statuses): PodPlan | undefined;
/** Since when the containers of the pod may begin anew; 0 where they were never restarted. */
export declare function restartedMs({ pod }: Pick<Observed, "pod">): number;
