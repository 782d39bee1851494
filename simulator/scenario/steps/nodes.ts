/** Steps that make nodes take pods or none, and empty them. */

import { Node } from "../../../api/core/node/node.ts";
import { hasEnded } from "../../../api/core/pod/has-ended.ts";
import { Pod } from "../../../api/core/pod/pod.ts";
import { parseDuration } from "../../../api/duration.ts";
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
 * Cordons a node and evicts its pods until it has none but those of DaemonSets and mirror pods.
 * Throws RangeError where it is not empty in time, unless that may be.
 */
export function* drain(stage: Stage, { node, within, mayBlock }: Said<"drain">): Course {
  setSchedulable(stage, node, false);
  const withinMs = parseDuration(within);
  const limitMs = stage.cluster.nowMs + withinMs;
  const asked = new Map<string, number>();
  let refusal: string | undefined;
  for (let left = podsToEvict(stage, node); left.length > 0; left = podsToEvict(stage, node)) {
    for (const pod of left) {
      const uid = pod.metadata.uid ?? "";
      const dueMs = asked.get(uid) ?? 0;
      if (pod.metadata.deletionTimestamp !== undefined || stage.cluster.nowMs < dueMs) continue;
      refusal = evict(stage, pod) ?? refusal;
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

const mirrorAnnotation = "kubernetes.io/config.mirror";

function podsToEvict(stage: Stage, node: string): readonly Pod[] {
  return stage.cluster
    .list(Pod)
    .filter((pod) => pod.spec.nodeName === node && !hasEnded(pod) && !belongsToNode(pod));
}

const belongsToNode = ({ metadata: { annotations = {}, ownerReferences = [] } }: Pod) =>
  mirrorAnnotation in annotations ||
  ownerReferences.some(({ kind, controller }) => kind === "DaemonSet" && controller === true);

/** Why it may not be evicted now; nothing where it is. */
function evict(stage: Stage, { metadata }: Pod): string | undefined {
  const { name = "", namespace = "" } = metadata;
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
