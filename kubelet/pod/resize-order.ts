/**
 * Resizes of the pods of a node are looked at one after another, so that of several that wait for
 * room none takes what another is given. Source: kubelet 1.36, allocation manager,
 * sortPendingResizes.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { qosClass } from "../../api/core/pod/qos.ts";
import { allocatedSpec } from "../../api/core/pod/resized-spec.ts";
import type { Observed } from "../observed.ts";
import { missing, requestsOf } from "./missing-resources.ts";

const nobody: ReadonlySet<Pod> = new Set();

/** The other pods whose resize is granted before that of the pod; none where it asks for less. */
export function grantedBefore({ pod, node, neighbors }: Observed): ReadonlySet<Pod> {
  if (!increases(pod)) return nobody;
  const all = [pod, ...neighbors];
  const waiting = all.filter(increases).sort(byTurn);
  const granted = new Set<Pod>();
  for (const each of waiting.slice(0, waiting.indexOf(pod))) {
    const others = all.filter((other) => other !== each);
    if (missing({ pod: each, node, neighbors: others, granted }).length === 0) granted.add(each);
  }
  return granted;
}

/** Whether it asks for more than was set aside for it. */
function increases(pod: Pod): boolean {
  const held = allocatedSpec(pod);
  if (held === pod.spec || pod.metadata.deletionTimestamp !== undefined) return false;
  const [before, after] = [requestsOf(held), requestsOf(pod.spec)];
  return ["cpu", "memory"].some((name) => (after.get(name) ?? 0) > (before.get(name) ?? 0));
}

/** Those of greater priority first, then guaranteed pods, then those that wait the longest. */
function byTurn(left: Pod, right: Pod): number {
  const priority = ({ spec }: Pod) => spec.priority ?? 0;
  const isGuaranteed = ({ spec }: Pod) => Number(qosClass(spec) === "Guaranteed");
  const [leftSince, rightSince] = [waitsSince(left), waitsSince(right)];
  if (priority(left) !== priority(right)) return priority(right) - priority(left);
  if (isGuaranteed(left) !== isGuaranteed(right)) return isGuaranteed(right) - isGuaranteed(left);
  if (leftSince !== rightSince) return leftSince < rightSince ? -1 : 1;
  return nameOf(left) < nameOf(right) ? -1 : 1;
}

/** Who has not been told to wait comes last. */
const waitsSince = ({ status }: Pod): string =>
  status.conditions?.find(({ type }) => type === "PodResizePending")?.lastTransitionTime ?? "~";

const nameOf = ({ metadata }: Pod) => `${metadata.namespace}/${metadata.name}`;
