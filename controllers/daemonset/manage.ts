/** Sees to it that every node has the pods that it should have. */

import type { DaemonSet } from "../../api/apps/daemonset.ts";
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { EventNote } from "../../client/action.ts";
import { revisionLabel } from "../history/revision.ts";
import { isPodAvailable, isPodReady } from "../pod-state.ts";
import { allowsSurge } from "./bounds.ts";
import { type Fleet, ofEachPart } from "./fleet.ts";
import type { NodePods } from "./node-pods.ts";

/** Pods to make, by node, and pods to delete. */
export interface Changes {
  readonly creates: readonly string[];
  readonly deletes: readonly Pod[];
}

export interface Managed extends Changes {
  readonly notes: readonly EventNote[];
  /** The nodes on which failed pods are deleted, as names of what is tried. */
  readonly tries: readonly string[];
  /** Time until a failed pod that is still there may be deleted. */
  readonly waitMs: number | undefined;
}

/** Source: pkg/controller/daemon podsShouldBeOnNode and getUnscheduledPodsWithoutNode 1.36. */
export function planNodes(fleet: Fleet): Managed {
  const creates: string[] = [];
  const deletes: Pod[] = [];
  const notes: EventNote[] = [];
  const tries: string[] = [];
  let waitMs: number | undefined;
  for (const node of restless(fleet).flat()) {
    if (node.runs && node.pods.length === 0) creates.push(node.name);
    else if (!node.exists) deletes.push(...node.pods.filter(isWaitingForNode));
    else if (!node.stays) deletes.push(...node.pods.filter(isLeft));
    else {
      const ended = planEnded(fleet, node);
      deletes.push(...ended.deletes);
      notes.push(...ended.notes);
      tries.push(...ended.tries);
      if (ended.waitMs !== undefined) waitMs = Math.min(ended.waitMs, waitMs ?? ended.waitMs);
      const running = node.pods.filter((pod) => isLeft(pod) && !hasEnded(pod));
      deletes.push(...excessOf(fleet, running));
      if (running.length === 0 && node.runs && allowsSurge(fleet.daemonSet)) {
        creates.push(node.name);
      }
    }
  }
  return { creates, deletes, notes, tries, waitMs };
}

const restless = ofEachPart((nodes) => nodes.filter((node) => !isQuiet(node)));

/** A node with the one pod that it should have, or with none where there should be none. */
function isQuiet({ runs, stays, pods }: NodePods): boolean {
  const [pod, another] = pods;
  if (pod === undefined) return !runs;
  return stays && another === undefined && isLeft(pod) && !hasEnded(pod);
}

const isLeft = ({ metadata }: Pod) => metadata.deletionTimestamp === undefined;

/** Of a node that is gone, no other controller deletes what was never bound to it. */
const isWaitingForNode = (pod: Pod) => isLeft(pod) && (pod.spec.nodeName ?? "") === "";

/** Pods that have ended make room for others; failed ones ever more slowly. */
function planEnded(fleet: Fleet, { name, pods }: NodePods): Managed {
  const { daemonSet, backoffMs } = fleet;
  const { metadata, status } = daemonSet;
  const failed = pods.filter((pod) => isLeft(pod) && pod.status.phase === "Failed");
  const succeeded = pods.filter((pod) => isLeft(pod) && pod.status.phase === "Succeeded");
  const place = `${metadata.uid}/${status.observedGeneration ?? 0}/${name}`;
  const waitMs = failed.length === 0 ? 0 : backoffMs(place);
  // Several failed pods on one node are tried one after the other.
  const due = waitMs > 0 ? [] : failed.slice(0, 1);
  return {
    creates: [],
    deletes: [...due, ...succeeded],
    notes: [
      ...due.map((pod) => failedNote(daemonSet, pod, name)),
      ...succeeded.map((pod) => succeededNote(daemonSet, pod, name)),
    ],
    tries: due.map(() => place),
    waitMs: waitMs > 0 ? waitMs : undefined,
  };
}

const failedNote = (regarding: DaemonSet, { metadata }: Pod, node: string): EventNote => ({
  regarding,
  type: "Warning",
  reason: "FailedDaemonPod",
  message:
    `Found failed daemon pod ${metadata.namespace}/${metadata.name} on node ${node}, ` +
    "will try to kill it",
});

const succeededNote = (regarding: DaemonSet, { metadata }: Pod, node: string): EventNote => ({
  regarding,
  type: "Normal",
  reason: "SucceededDaemonPod",
  message:
    `Found succeeded daemon pod ${metadata.namespace}/${metadata.name} on node ${node}, ` +
    "will try to delete it",
});

/**
 * Pods beyond the one that a node should have. With surge an old pod stays beside a new one while
 * the old one is ready and the new one not yet available.
 */
function excessOf({ daemonSet, hash, nowMs }: Fleet, running: readonly Pod[]): readonly Pod[] {
  if (running.length <= 1) return [];
  if (!allowsSurge(daemonSet)) return running.slice(1);
  const isNew = ({ metadata }: Pod) => metadata.labels?.[revisionLabel] === hash;
  const fresh = running.find(isNew);
  const old = running.find((pod) => !isNew(pod));
  const excess = running.filter((pod) => pod !== fresh && pod !== old);
  if (fresh === undefined || old === undefined) return excess;
  const isReplaced = isPodAvailable(fresh, daemonSet.spec.minReadySeconds, nowMs);
  return isPodReady(old) && !isReplaced ? excess : [...excess, old];
}
