import { Binding } from "../../api/core/binding.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { PodCondition } from "../../api/core/pod/status.ts";
import { compact } from "../../api/json.ts";
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import type { ApiResponse } from "../../api/request.ts";
import { formatTime } from "../../api/runtime.ts";
import { badRequest, conflict, StatusError } from "../../api/status.ts";
import { labelsBoundPods } from "../admission/pod-topology-labels.ts";
import { mutatePart, reviewPart } from "./admit.ts";
import type { Call } from "./context.ts";
import { decodeAs } from "./intake.ts";
import { uidConflict } from "./preconditions.ts";
import { success } from "./success.ts";
import { changeStored } from "./update.ts";

/** Labels of a node that its pods get. */
const topologyLabels = ["topology.kubernetes.io/region", "topology.kubernetes.io/zone"];

/** POST to a pod's `binding`: puts the pod on a node, once. */
export function bindPod(call: Call): ApiResponse {
  const { request } = call;
  // Decoding along the structure of the kind yields an object of the kind.
  const sent = decodeAs(call, Binding, Binding.structure, request.body) as Binding;
  const binding = mutatePart(call, { verb: "create", kind: Binding, object: sent });
  if (binding.metadata.name !== request.name) {
    throw badRequest("name in URL does not match name in Binding object");
  }
  const { kind = "", name: nodeName = "" } = binding.target;
  if (kind !== "" && kind !== "Node") {
    const value = JSON.stringify(kind);
    const detail = `target.kind: Unsupported value: ${value}: supported values: "Node", "<empty>"`;
    throw new StatusError("Unknown", detail);
  }
  if (nodeName === "") throw new StatusError("Unknown", "target.name: Required value");
  reviewPart(call, { verb: "create", kind: Binding, object: binding });
  // The resource is pods.
  changeStored(call, (stored) => bound(call, stored as Pod, binding.metadata, nodeName));
  return success(201, call);
}

function bound(call: Call, pod: Pod, asked: Binding["metadata"], nodeName: string): Pod {
  const { name = "", deletionTimestamp, uid, generation } = pod.metadata;
  const names = { group: "", kind: "Pod", plural: "pods/binding" };
  const wanted = asked.uid;
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
  const condition: PodCondition = compact({
    type: "PodScheduled",
    observedGeneration: generation,
    status: "True",
    lastProbeTime: null,
    lastTransitionTime: formatTime(call.registry.clock.now()),
  });
  const conditions = withCondition(pod.status.conditions, condition);
  // The pod waits for a node no more. Source: ClearingNominatedNodeNameAfterBinding 1.36.
  const { apiVersion, kind } = pod;
  return {
    apiVersion,
    kind,
    metadata: metadataWithTopology(call, pod, asked.annotations, nodeName),
    spec: { ...pod.spec, nodeName },
    status: placedStatus(pod.status, conditions),
  };
}

function placedStatus(
  status: Pod["status"],
  conditions: Pod["status"]["conditions"],
): Pod["status"] {
  if (status.nominatedNodeName === undefined) return { ...status, conditions };
  return compact({ ...status, conditions, nominatedNodeName: undefined });
}

/** A pod is told the zone and region of its node, and what the binding notes on it. */
function metadataWithTopology(
  call: Call,
  { metadata }: Pod,
  notes: Binding["metadata"]["annotations"],
  nodeName: string,
): Pod["metadata"] {
  const { registry } = call;
  const node = labelsBoundPods(registry) ? registry.storage.get("nodes", nodeName) : undefined;
  let { labels } = metadata;
  for (const key of topologyLabels) {
    const value = node?.metadata.labels?.[key];
    if (value !== undefined) labels = { ...labels, [key]: value };
  }
  if (notes === undefined) {
    return labels === metadata.labels ? metadata : changeMetadata(metadata, { labels });
  }
  return changeMetadata(metadata, { labels, annotations: { ...metadata.annotations, ...notes } });
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
