/** What a PodDisruptionBudget says of an eviction. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { type Call } from "./context.ts";
/**
 * Takes an eviction off the budget that guards the pod, if there is one. Throws TooManyRequests
 * where nothing is left of it. Source: pkg/registry/core/pod/storage/eviction.go 1.36.
 */
export declare function spendBudget(call: Call, pod: Pod): void;
