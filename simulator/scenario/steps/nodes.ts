/** Steps that make nodes take pods or none, and empty them. */
import { DaemonSet } from "../../../api/apps/daemonset.ts";
import { Node } from "../../../api/core/node/node.ts";
import { Pod } from "../../../api/core/pod/pod.ts";
import { parseDuration } from "../../../api/duration.ts";
import type { JsonObject } from "../../../api/json.ts";
import { controllerRef } from "../../../client/controller.ts";
import {
  chooseDrained,
  type DaemonSetFailure,
  type DrainPolicy,
} from "../../../client/drained-pods.ts";
import type { Cluster } from "../../cluster.ts";
import type { Course, Stage } from "../stage.ts";
import { withinText } from "../stage.ts";
import type { Said } from "./objects.ts";
import { patch, targetOf } from "./requests.ts";

/** Lets pods come to a node, or no more of them. */
export function setSchedulable(stage: Stage, node: string, isSchedulable: boolean): void {
  const { reference } = targetOf(stage, `${Node.plural}/${node}`);
  const unschedulable = isSchedulable ? null : true;
  patch(stage, reference, { spec: { unschedulable } });
}

/** How long `kubectl drain` waits before it asks once more for a pod that a budget holds. */
const retryMs = 5000;
const lookMs = 1000;

/**
 * Cordons a node and evicts the pods that it has, but for those of DaemonSets and mirror pods, and
 * waits until they are gone. Throws RangeError where they are not in time, unless that may be.
 */
export function* drain(stage: Stage, { node, within, mayBlock }: Said<"drain">): Course {
  setSchedulable(stage, node, false);
  const withinMs = parseDuration(within);
  const limitMs = stage.cluster.nowMs + withinMs;
  const asked = new Map<string, number>();
  let refusal: string | undefined;
  for (let left = podsToEvict(stage, node); left.length > 0; left = left.filter(isThere(stage))) {
    for (const { metadata } of left) {
      const { uid = "", namespace = "", name = "" } = metadata;
      const isLeaving = stage.cluster.get(Pod, name, namespace)?.metadata.deletionTimestamp;
      if (isLeaving !== undefined || stage.cluster.nowMs < (asked.get(uid) ?? 0)) continue;
      refusal = evict(stage, { namespace, name }) ?? refusal;
      asked.set(uid, stage.cluster.nowMs + retryMs);
    }
    if (stage.cluster.nowMs >= limitMs) {
      if (mayBlock === true) return;
      const names = left.map(({ metadata }) => metadata.name).join(", ");
      const fact = refusal === undefined ? "" : `: ${refusal}`;
      throw new RangeError(`${names} not gone from ${node} ${withinText(withinMs)}${fact}`);
    }
    yield* stage.runUntil(Math.min(stage.cluster.nowMs + lookMs, limitMs));
  }
}

/** `kubectl drain --force --ignore-daemonsets --delete-emptydir-data`. */
const policy: DrainPolicy = {
  force: true,
  ignoreDaemonSets: true,
  deleteEmptyDirData: true,
  skipAfterSeconds: 0,
};

function podsToEvict({ cluster }: Stage, node: string): readonly Pod[] {
  const found = cluster
    .list(Pod)
    .filter(({ spec }) => spec.nodeName === node)
    .map((pod) => {
      const { name = "", namespace } = pod.metadata;
      // Objects of the API are JSON.
      const object = pod as unknown as JsonObject;
      const daemonSetFailure = daemonSetFailureOf(cluster, pod);
      return { pod: { name, namespace, object, whole: pod }, daemonSetFailure };
    });
  return chooseDrained(found, policy, cluster.nowMs).pods.map(({ whole }) => whole);
}

/** A pod whose DaemonSet is gone is nobody's. */
function daemonSetFailureOf(cluster: Cluster, pod: Pod): DaemonSetFailure | undefined {
  const owner = controllerRef(pod);
  if (owner?.kind !== DaemonSet.kind) return undefined;
  return cluster.get(DaemonSet, owner.name, pod.metadata.namespace) === undefined
    ? { message: `daemonsets.apps "${owner.name}" not found`, isNotFound: true }
    : undefined;
}

const isThere =
  ({ cluster }: Stage) =>
  ({ metadata: { name = "", namespace, uid } }: Pod): boolean =>
    cluster.get(Pod, name, namespace)?.metadata.uid === uid;

/** Why it may not be evicted now; nothing where it is. */
function evict(
  stage: Stage,
  { name, namespace }: { readonly name: string; readonly namespace: string },
): string | undefined {
  const { code, body } = stage.cluster.server.handle({
    verb: "create",
    resource: Pod,
    namespace,
    name,
    subresource: "eviction",
    actor: "user",
    body: { apiVersion: "policy/v1", kind: "Eviction", metadata: { name, namespace } },
  });
  return code < 400 || code === 404 || !("message" in body) ? undefined : String(body.message);
}
