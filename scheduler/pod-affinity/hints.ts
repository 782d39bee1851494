import type { ClusterEvent, Pod } from "../framework/framework.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { means, type PodTerm, termsOf } from "./pod-terms.ts";

/**
 * Whether an event brings a pod near that a refused pod must be near to, or takes one away that it
 * must not be near to. Source: interpodaffinity/plugin.go 1.36.
 */
export function affinityMayHelp(pod: Pod, event: ClusterEvent, snapshot: Snapshot): boolean {
  if (event.pod === undefined) return nodeMayHelp(pod, event, snapshot);
  return podMayHelp(pod, event.pod, { event, snapshot });
}

interface Affinity {
  readonly event: ClusterEvent;
  readonly snapshot: Snapshot;
}

function podMayHelp(pod: Pod, other: Pod, { event, snapshot }: Affinity): boolean {
  // Its labels are what terms of others mean it by.
  if (event.name === "TargetPodUpdateLabel") return true;
  const { affinity, antiAffinity } = termsOf(pod);
  const labelsOf = snapshot.terms.namespaceLabels;
  const isMeant = (each: Pod) => (term: PodTerm) => means(term, each, labelsOf);
  const isOfGroup = (each: Pod) => affinity.length > 0 && affinity.every(isMeant(each));
  const isAvoided = (each: Pod) => antiAffinity.some(isMeant(each));
  const { previousPod } = event;
  if (previousPod !== undefined) {
    return (
      isOfGroup(previousPod) !== isOfGroup(other) || (isAvoided(previousPod) && !isAvoided(other))
    );
  }
  if (event.name === "AssignedPodAdd") return isOfGroup(other);
  const avoidsIt = termsOf(other).antiAffinity.some(isMeant(pod));
  // Where the last of a group is gone, the next can be its first.
  return isAvoided(other) || avoidsIt || isOfGroup(other);
}

/** Only the labels that make places count, and a new node must have those of all demands. */
function nodeMayHelp(pod: Pod, { slot, previousNode }: ClusterEvent, snapshot: Snapshot): boolean {
  if (slot < 0) return true;
  const { labels } = snapshot.info(slot);
  const { affinity, antiAffinity } = termsOf(pod);
  const has = ({ topologyKey }: PodTerm) => labels[topologyKey] !== undefined;
  if (previousNode === undefined) return affinity.every(has);
  const { labels: before = {} } = previousNode.metadata;
  const isOther = (key: string) => before[key] !== labels[key];
  return (
    // Out of all places the last of a group lets in the first, which Kubernetes leaves to chance.
    [...affinity, ...antiAffinity].some(({ topologyKey }) => isOther(topologyKey)) ||
    snapshot.terms.meaning(pod).antiAffinityKeys.some(isOther)
  );
}
