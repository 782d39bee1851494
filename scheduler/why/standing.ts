/** Where a pod stands on its way to a node, and how that is said. */
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { goDuration } from "../../api/duration.ts";
import type { Framework, Pod } from "../framework/framework.ts";
import { hasNode } from "../pod-place.ts";
import type { QueuedPod } from "../queue/queue-entry.ts";
import { gateOf } from "../queue/requeue.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

export type State =
  | "Scheduled"
  | "Finished"
  | "Deleting"
  | "Unserved"
  | "Gated"
  | "Active"
  | "Backoff"
  | "Unschedulable"
  | "Permit"
  | "Binding"
  | "Unknown";

export interface Standing {
  readonly state: State;
  /** What is so, without the pod as its subject: `is on node-1`. */
  readonly fact: string;
}

/** What the scheduler knows of a pod. */
export interface Known {
  readonly framework: Framework | undefined;
  readonly snapshot: Snapshot;
  readonly queued: Pick<QueuedPod, "place" | "backoffUntilMs" | "rejectedBy"> | undefined;
  /** Of a pod that has been given a node but is not bound. */
  readonly placement: Placing | undefined;
  readonly nowMs: number;
}

/** The node that a pod is being bound to, and the plugins that have not permitted it yet. */
export interface Placing {
  readonly node: string;
  readonly waitsFor: readonly string[];
}

/** What holds a pod, as the API and the queue say. The API goes first, for it is ahead. */
export function standingOf(pod: Pod, known: Known): Standing {
  const { nodeName = "", schedulerName } = pod.spec;
  const { framework, snapshot, placement, queued } = known;
  if (hasEnded(pod)) return { state: "Finished", fact: finished(pod) };
  if (hasNode(pod)) return { state: "Scheduled", fact: `is on ${nodeName}` };
  if (pod.metadata.deletionTimestamp !== undefined) {
    return { state: "Deleting", fact: "is being deleted and is not placed any more" };
  }
  if (framework === undefined) {
    const fact = `asks for the scheduler "${schedulerName}", which no profile here serves`;
    return { state: "Unserved", fact };
  }
  if (placement !== undefined) return placing(placement);
  const gate = gateOf(pod, framework, snapshot);
  if (gate !== undefined) return { state: "Gated", fact: `is held back: ${gate}` };
  return queued === undefined
    ? { state: "Unknown", fact: "is not known to the scheduler yet" }
    : queuing(queued, known.nowMs);
}

const finished = (pod: Pod) =>
  `has ended ${hasNode(pod) ? `on ${pod.spec.nodeName}` : "without a node"} (${pod.status.phase})`;

function placing({ node, waitsFor }: Placing): Standing {
  return waitsFor.length === 0
    ? { state: "Binding", fact: `is being bound to ${node}` }
    : {
        state: "Permit",
        fact: `was given ${node} and waits for ${waitsFor.join(", ")} to permit it`,
      };
}

function queuing({ place, backoffUntilMs }: NonNullable<Known["queued"]>, nowMs: number): Standing {
  const waitMs = Math.max(0, backoffUntilMs - nowMs);
  switch (place) {
    case "gated":
      return { state: "Gated", fact: "is held back until it may enter the queue" };
    case "active":
      return { state: "Active", fact: "waits for its turn to be placed" };
    case "backoff":
      return { state: "Backoff", fact: `failed and is tried again in ${goDuration(waitMs)}` };
    case "unschedulable":
      return { state: "Unschedulable", fact: "waits for a change in the cluster that may help it" };
    case "taken":
      return { state: "Active", fact: "is being placed" };
    case "gone":
      return { state: "Unknown", fact: "has left the queue" };
    default:
      return place satisfies never;
  }
}
