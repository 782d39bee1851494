/** Pods that have to give way to those of another template. Source: updateStatefulSet 1.36. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { type Situation } from "./situation.ts";
/**
 * The pods to delete for an update, the highest number first: one at a time, each only after those
 * above it are available again, or as many as may be missing.
 */
export declare function podsToUpdate(situation: Situation): readonly Pod[];
