/** What of a waiting pod itself changed. Source: PodSchedulingPropertiesChange 1.36. */
import { equalJson } from "../../api/json.ts";
import type { ClusterEventName, Pod } from "../framework/framework.ts";
import { podRequests } from "../resources/pod-requests.ts";

/** Empty where nothing did that a plugin may care about, as in the status. */
export function targetPodChanges(before: Pod, after: Pod): readonly ClusterEventName[] {
  const changes: ClusterEventName[] = [];
  if (!equalJson(before.metadata.labels, after.metadata.labels)) {
    changes.push("TargetPodUpdateLabel");
  }
  if (before.spec === after.spec) return changes;
  if (asksForLess(before, after)) changes.push("TargetPodUpdateScaleDown");
  if (!equalJson(before.spec.tolerations, after.spec.tolerations)) {
    changes.push("TargetPodUpdateToleration");
  }
  if (changes.length === 0 && !equalJson(before.spec, after.spec)) changes.push("TargetPodUpdate");
  return changes;
}

/** True where a pod asks for less of some resource than before; of `resources`, where given. */
export function asksForLess(before: Pod, after: Pod, resources?: ReadonlySet<string>): boolean {
  if (podRequests(before) === podRequests(after)) return false;
  const now = new Map(podRequests(after).amounts.map(({ name, amount }) => [name, amount]));
  return podRequests(before).amounts.some(
    ({ name, amount }) => amount > (now.get(name) ?? 0) && resources?.has(name) !== false,
  );
}
