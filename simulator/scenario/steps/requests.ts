/** Requests that steps make, as the user who plays the scenario. */
import type { JsonObject } from "../../../api/json.ts";
import type { PatchType, ResourceRef } from "../../../api/request.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { type ObjectReference, objectOf, referenceOf } from "../references.ts";
import type { Stage } from "../stage.ts";

/** The object that a step names, which must be there. Throws what a user is told. */
export function targetOf(
  stage: Stage,
  text: string,
  namespace = stage.namespace,
): { readonly reference: ObjectReference; readonly object: KubeObject } {
  const reference = referenceOf(stage.cluster, text, namespace);
  const object = objectOf(stage.cluster, reference);
  if (object !== undefined) return { reference, object };
  const { plural, group } = reference.resource;
  const resource = group === "" ? plural : `${plural}.${group}`;
  throw new RangeError(`${resource} "${reference.name}" not found`);
}

/** A patch of an object. Throws the refusal. */
export function patch(
  stage: Stage,
  { resource, namespace, name }: ObjectReference,
  body: unknown,
  { type = "strategic", subresource }: { type?: PatchType; subresource?: string | undefined } = {},
): KubeObject {
  return stage.cluster.request({
    verb: "patch",
    patchType: type,
    resource,
    name,
    body,
    ...(namespace !== undefined && { namespace }),
    ...(subresource !== undefined && { subresource }),
  });
}

/** Creates an object of the simulation. Throws the refusal. */
export function create(stage: Stage, resource: ResourceRef, body: JsonObject, namespace?: string) {
  const scope = namespace === undefined ? {} : { namespace };
  return stage.cluster.request({ verb: "create", resource, body, ...scope });
}
