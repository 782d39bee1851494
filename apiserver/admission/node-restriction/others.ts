/** Kinds of which a node writes the one that bears its name, or a part. */
import type { PersistentVolumeClaim } from "../../../api/core/claim.ts";
import { equalJson } from "../../../api/json.ts";
import type { ResourceSlice } from "../../../api/resource/resource-slice.ts";
import { nodeSubjectProblem } from "../certificate-subject.ts";
import { type NodeWrite, operationName, refuse } from "./refuse.ts";

const leaseNamespace = "kube-node-lease";

export function checkLease({ operation, nodeName }: NodeWrite): void {
  if (operation.namespace !== leaseNamespace) {
    const fact = `can only access leases in the "${leaseNamespace}" system namespace`;
    throw refuse(operation, fact);
  }
  if (operation.name === nodeName) return;
  const fact = "can only access node lease with the same name as the requesting node";
  throw refuse(operation, fact);
}

export function checkCsiNode({ operation, nodeName }: NodeWrite): void {
  if (operation.name === nodeName) return;
  const fact = "can only access CSINode with the same name as the requesting node";
  throw refuse(operation, fact);
}

export function checkSlice({ operation, object, nodeName }: NodeWrite): void {
  const { verb, stored } = operation;
  if (verb !== "create" && verb !== "delete") return;
  // The resource is slices, and one of the two is there.
  const slice = (object ?? stored) as ResourceSlice;
  if (slice.spec.nodeName === nodeName) return;
  const fact = `can only ${verb} ResourceSlice with the same NodeName as the requesting node`;
  throw refuse(operation, fact);
}

export function checkRequest({ operation, object, nodeName }: NodeWrite): void {
  if (operation.verb !== "create" || object === undefined) return;
  const problem = nodeSubjectProblem(object, nodeName);
  if (problem !== undefined) throw refuse(operation, problem);
}

/** The kubelet tells how far the volume of a claim has grown. */
export function checkClaim({ operation, object, nodeName }: NodeWrite): void {
  if (operation.subresource !== "status") throw refuse(operation, "may only update PVC status");
  if (operation.verb !== "update") {
    throw refuse(operation, `unexpected operation ${operationName(operation)}`);
  }
  // The resource is claims, and there is one that is updated.
  const [next, stored] = [object, operation.stored] as [
    PersistentVolumeClaim,
    PersistentVolumeClaim,
  ];
  if (equalJson(withoutGrowth(next), withoutGrowth(stored))) return;
  const fact = "is not allowed to update fields other than status.quantity and status.conditions";
  throw refuse(operation, `node "${nodeName}" ${fact}`);
}

const withoutGrowth = ({ metadata, spec, status }: PersistentVolumeClaim) => ({
  metadata: { ...metadata, resourceVersion: undefined, managedFields: undefined },
  spec,
  status: {
    ...status,
    capacity: undefined,
    conditions: undefined,
    allocatedResources: undefined,
    allocatedResourceStatuses: undefined,
  },
});
