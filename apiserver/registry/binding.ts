import type { Pod } from "../../api/core/pod/pod.ts";
import type { PodCondition } from "../../api/core/pod/status.ts";
import { isObject } from "../../api/json.ts";
import type { ApiResponse } from "../../api/request.ts";
import { formatTime } from "../../api/runtime.ts";
import { conflict, StatusError } from "../../api/status.ts";
import { type Call, withMetadata } from "./context.ts";
import { uidConflict } from "./preconditions.ts";
import { success } from "./success.ts";
import { changeStored } from "./update.ts";

/** Labels of a node that its pods get. Source: admission plugin PodTopologyLabels 1.36. */
const topologyLabels = ["topology.kubernetes.io/region", "topology.kubernetes.io/zone"];

/** POST to a pod's `binding`: puts the pod on a node, once. */
export function bindPod(call: Call): ApiResponse {
  const { body } = call.request;
  const target = isObject(body) && isObject(body.target) ? body.target : {};
  const { kind, name: nodeName } = target;
  if (kind !== undefined && kind !== "" && kind !== "Node") {
    const value = JSON.stringify(kind);
    const detail = `target.kind: Unsupported value: ${value}: supported values: "Node", "<empty>"`;
    throw new StatusError("Unknown", detail);
  }
  if (typeof nodeName !== "string" || nodeName === "") {
    throw new StatusError("Unknown", "target.name: Required value");
  }
  // The resource is pods.
  changeStored(call, (stored) => bound(call, stored as Pod, nodeName));
  return success(201, call);
}

function bound(call: Call, pod: Pod, nodeName: string): Pod {
  const { name = "", deletionTimestamp, uid, generation } = pod.metadata;
  const names = { group: "", kind: "Pod", plural: "pods/binding" };
  const wanted = metadataOf(call).uid;
  if (wanted !== undefined && wanted !== "" && wanted !== uid) {
    throw uidConflict(call, wanted, pod, names.plural);
  }
  if (deletionTimestamp !== undefined) {
    throw conflict(names, name, `pod ${name} is being deleted, cannot be assigned to a host`);
  }
  if ((pod.spec.nodeName ?? "") !== "") {
    const fact = `pod ${name} is already assigned to node "${pod.spec.nodeName}"`;
    throw conflict(names, name, fact);
  }
  if ((pod.spec.schedulingGates ?? []).length > 0) {
    throw conflict(names, name, `pod ${name} has non-empty .spec.schedulingGates`);
  }
  const condition: PodCondition = {
    type: "PodScheduled",
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    status: "True",
    lastProbeTime: null,
    lastTransitionTime: formatTime(call.registry.clock.now()),
  };
  const conditions = withCondition(pod.status.conditions, condition);
  return {
    ...withTopology(call, pod, nodeName),
    spec: { ...pod.spec, nodeName },
    status: { ...pod.status, conditions },
  };
}

const metadataOf = ({ request: { body } }: Call) =>
  isObject(body) && isObject(body.metadata) ? body.metadata : {};

/** A pod is told the zone and region of its node, and what the binding notes on it. */
function withTopology(call: Call, pod: Pod, nodeName: string): Pod {
  const node = call.registry.storage.get("nodes", nodeName);
  const found = topologyLabels.flatMap((key) => {
    const value = node?.metadata.labels?.[key];
    return value === undefined ? [] : [[key, value]];
  });
  const notes = metadataOf(call).annotations;
  const labels: Pod["metadata"]["labels"] =
    found.length === 0
      ? pod.metadata.labels
      : { ...pod.metadata.labels, ...Object.fromEntries(found) };
  if (!isObject(notes)) {
    return labels === pod.metadata.labels ? pod : withMetadata(pod, { labels });
  }
  const texts = Object.entries(notes).map(([key, note]) => [key, String(note)]);
  const annotations = { ...pod.metadata.annotations, ...Object.fromEntries(texts) };
  return withMetadata(pod, { labels, annotations });
}

/** The conditions with this one in its place. Its time stays where the status does. */
export function withCondition(
  conditions: readonly PodCondition[] = [],
  condition: PodCondition,
): readonly PodCondition[] {
  const index = conditions.findIndex(({ type }) => type === condition.type);
  const before = conditions[index];
  if (before === undefined) return [...conditions, condition];
  const { lastTransitionTime } = before.status === condition.status ? before : condition;
  return conditions.with(index, { ...condition, lastTransitionTime });
}
