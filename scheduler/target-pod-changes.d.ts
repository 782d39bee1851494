import type { ClusterEventName, Pod } from "./framework.ts";
/** Empty where nothing did that a plugin may care about, as in the status. */
export declare function targetPodChanges(before: Pod, after: Pod): readonly ClusterEventName[];
/** True where a pod asks for less of some resource than before; of `resources`, where given. */
export declare function asksForLess(before: Pod, after: Pod, resources?: ReadonlySet<string>): boolean;
