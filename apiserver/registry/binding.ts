import { isObject } from "../../api/json.ts";
import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { formatTime } from "../../api/runtime.ts";
import { conflict, type Status, StatusError } from "../../api/status.ts";
import { type Call, memberOf } from "./context.ts";
import { changeStored } from "./update.ts";

/** POST to a pod's `binding`: puts the pod on a node, once. */
export function bindPod(call: Call): ApiResponse {
  const { body } = call.request;
  const target = isObject(body) && isObject(body.target) ? body.target : {};
  const { kind, name: nodeName } = target;
  if (kind !== undefined && kind !== "" && kind !== "Node") {
    const detail = `target.kind: Unsupported value: "${kind}": supported values: "Node", "<empty>"`;
    throw new StatusError("InternalError", detail);
  }
  if (typeof nodeName !== "string" || nodeName === "") {
    throw new StatusError("InternalError", "target.name: Required value");
  }
  changeStored(call, (pod) => bound(call, pod, nodeName));
  const status: Status = {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Success",
    code: 201,
  };
  return { code: 201, body: status, warnings: call.warnings };
}

function bound(call: Call, pod: KubeObject, nodeName: string): KubeObject {
  const { name = "", deletionTimestamp, uid } = pod.metadata;
  const names = { group: "", kind: "Pod", plural: "pods/binding" };
  const { body } = call.request;
  const wanted = isObject(body) && isObject(body.metadata) ? body.metadata.uid : undefined;
  if (wanted !== undefined && wanted !== "" && wanted !== uid) {
    const fact = `Precondition failed: UID in precondition: ${wanted}, UID in object meta: ${uid}`;
    throw conflict(names, name, fact);
  }
  if (deletionTimestamp !== undefined) {
    throw conflict(names, name, `pod ${name} is being deleted, cannot be assigned to a host`);
  }
  const spec = Object(memberOf(pod, "spec"));
  if (spec.nodeName) {
    throw conflict(names, name, `pod ${name} is already assigned to node "${spec.nodeName}"`);
  }
  const status = Object(memberOf(pod, "status"));
  const condition = {
    type: "PodScheduled",
    status: "True",
    lastProbeTime: null,
    lastTransitionTime: formatTime(call.registry.clock.now()),
  };
  const others = (status.conditions ?? []).filter(
    (each: { type: string }) => each.type !== condition.type,
  );
  return Object.assign(
    { ...pod },
    { spec: { ...spec, nodeName }, status: { ...status, conditions: [...others, condition] } },
  );
}
