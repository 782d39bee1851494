import type { Pod } from "../../api/core/pod/pod.ts";
import { PodDisruptionBudget } from "../../api/policy/pod-disruption-budget.ts";
import type { Plan } from "../../client/controller.ts";
import { type KeeperOf } from "./expected.ts";
/** All that a plan for a budget depends on. */
export interface Observed {
    readonly budget: PodDisruptionBudget;
    /** The pods that it selects. */
    readonly pods: readonly Pod[];
    readonly keeperOf: KeeperOf;
    readonly nowMs: number;
}
/** Reckons what may be evicted now. Source: pkg/controller/disruption trySync 1.36. */
export declare function planBudget(observed: Observed): Plan;
