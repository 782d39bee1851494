import { apiReference } from "../../../api/core/pod/api-references.ts";
import type { Pod } from "../../../api/core/pod/pod.ts";
import { mirrorAnnotation } from "../../../api/core/pod/validation/annotations.ts";
import { equalJson } from "../../../api/json.ts";
import { type NodeWrite, nodeNamed, operationName, podNamed, refuse } from "./refuse.ts";

/** A node makes copies of its static pods, and deletes, evicts and tells of the pods on it. */
export function checkPod(write: NodeWrite): void {
  const { operation } = write;
  const { subresource = "" } = operation;
  const check = checks.get(subresource);
  if (check === undefined) {
    const fact = `unexpected pod subresource "${subresource}"`;
    throw refuse(operation, `${fact}, only 'status' and 'eviction' are allowed`);
  }
  check(write);
}

const checks: ReadonlyMap<string, (write: NodeWrite) => void> = new Map([
  ["", checkWhole],
  ["status", checkStatus],
  ["eviction", checkEviction],
]);

function checkWhole(write: NodeWrite): void {
  const { operation, nodeName } = write;
  if (operation.verb === "create") {
    checkMirror(write);
    return;
  }
  if (operation.verb !== "delete") {
    const fact = `unexpected operation ${operationName(operation)}, node "${nodeName}"`;
    throw refuse(operation, `${fact} can only create and delete mirror pods`);
  }
  if (podNamed(write, operation.name).spec.nodeName === nodeName) return;
  throw refuse(
    operation,
    `node "${nodeName}" can only delete pods with spec.nodeName set to itself`,
  );
}

function checkMirror(write: NodeWrite): void {
  const { operation, nodeName } = write;
  // The resource is pods.
  const { metadata, spec } = write.object as Pod;
  const node = `node "${nodeName}"`;
  if (metadata.annotations?.[mirrorAnnotation] === undefined) {
    const fact = `pod does not have "${mirrorAnnotation}" annotation`;
    throw refuse(operation, `${fact}, ${node} can only create mirror pods`);
  }
  if (spec.nodeName !== nodeName) {
    throw refuse(operation, `${node} can only create pods with spec.nodeName set to itself`);
  }
  checkOwner(write, metadata.ownerReferences);
  // Read as it is written, whatever its types.
  const reference = apiReference(Object(spec));
  if (reference === undefined) return;
  throw refuse(operation, `${node} can not create pods that reference ${reference}`);
}

function checkOwner(write: NodeWrite, owners: Pod["metadata"]["ownerReferences"] = []): void {
  const { operation, nodeName } = write;
  const refuseOwner = (fact: string) => refuse(operation, `node "${nodeName}" ${fact}`);
  if (owners.length > 1) {
    throw refuseOwner("can only create pods with a single owner reference set to itself");
  }
  const [owner] = owners;
  const isOwn = owner?.apiVersion === "v1" && owner.kind === "Node" && owner.name === nodeName;
  if (!isOwn) throw refuseOwner("can only create pods with an owner reference set to itself");
  if (owner.controller !== true) {
    throw refuseOwner("can only create pods with a controller owner reference set to itself");
  }
  if (owner.blockOwnerDeletion === true) {
    throw refuseOwner("must not set blockOwnerDeletion on an owner reference");
  }
  const { uid = "" } = nodeNamed(write, nodeName).metadata;
  if (owner.uid === uid) return;
  const fact = `node ${nodeName} UID mismatch: expected ${owner.uid} got ${uid}`;
  throw refuse(operation, fact);
}

function checkStatus({ operation, object, nodeName }: NodeWrite): void {
  if (operation.verb !== "update") {
    throw refuse(operation, `unexpected operation ${operationName(operation)}`);
  }
  // The resource is pods, and there is one that is updated.
  const [next, stored] = [object as Pod, operation.stored as Pod];
  if (stored.spec.nodeName !== nodeName) {
    const fact = "can only update pod status for pods with spec.nodeName set to itself";
    throw refuse(operation, `node "${nodeName}" ${fact}`);
  }
  if (!equalJson(next.metadata.labels ?? {}, stored.metadata.labels ?? {})) {
    throw refuse(operation, `node "${nodeName}" cannot update labels through pod status`);
  }
  const isSame = equalJson(
    next.status.resourceClaimStatuses ?? [],
    stored.status.resourceClaimStatuses ?? [],
  );
  // Upstream spells it so.
  if (!isSame) throw refuse(operation, `node "${nodeName}" cannot update resource claim statues`);
  const [now, before] = [next.status, stored.status];
  if (equalJson(now.extendedResourceClaimStatus, before.extendedResourceClaimStatus)) return;
  throw refuse(operation, `node "${nodeName}" cannot update extended resource claim status`);
}

function checkEviction(write: NodeWrite): void {
  const { operation, nodeName } = write;
  if (podNamed(write, operation.name).spec.nodeName === nodeName) return;
  const fact = `node ${nodeName} can only evict pods with spec.nodeName set to itself`;
  throw refuse(operation, fact);
}
