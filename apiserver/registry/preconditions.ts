import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { conflict, type StatusError } from "../../api/status.ts";
import type { Call } from "./context.ts";

/** Resources that are not kept under their own plural name. Source: pkg/registry 1.36. */
const storagePrefixes: ReadonlyMap<string, string> = new Map([
  ["services", "services/specs"],
  ["endpoints", "services/endpoints"],
  ["nodes", "minions"],
]);

/** What an apply is told that means an object of a uid where there is none. */
export const noSuchUid = ({ resource, request }: Call, uid: string): StatusError =>
  conflict(
    resource.definition,
    request.name ?? "",
    `uid mismatch: the provided object specified uid ${uid}, and no existing object was found`,
  );

/**
 * What a writer is told who meant an object of another uid. `plural` names a subresource, such as
 * `pods/binding`, where that was written to.
 */
export function uidConflict(
  { resource }: Call,
  uid: unknown,
  stored: KubeObject,
  plural: string = resource.definition.plural,
): StatusError {
  const { definition } = resource;
  const fact =
    `StorageError: invalid object, Code: 4, Key: ${storageKey(definition, stored)}, ` +
    "ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: " +
    `UID in precondition: ${uid}, UID in object meta: ${stored.metadata.uid}`;
  return conflict({ ...definition, plural }, stored.metadata.name ?? "", fact);
}

/** Where Kubernetes keeps an object in etcd: its message names the place. */
function storageKey({ plural, group }: ResourceDefinition, { metadata }: KubeObject): string {
  const { namespace, name = "" } = metadata;
  const prefix = group === "" ? (storagePrefixes.get(plural) ?? plural) : plural;
  return ["/registry", prefix, ...(namespace === undefined ? [] : [namespace]), name].join("/");
}
