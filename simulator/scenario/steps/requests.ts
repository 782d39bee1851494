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
  throw new RangeError(`${titleOf(reference)} not found`);
}

/** `deployments.apps "web"`. */
export function titleOf({ resource: { plural, group }, name }: ObjectReference): string {
  const resource = group === "" ? plural : `${plural}.${group}`;
  return `${resource} "${name}"`;
}

/** What a step misspells is refused: a test that changes nothing would prove nothing. */
const strictly = { fieldValidation: "Strict" } as const;

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
    options: strictly,
    ...(namespace !== undefined && { namespace }),
    ...(subresource !== undefined && { subresource }),
  });
}

/** Creates an object of the simulation. Throws the refusal. */
export function create(stage: Stage, resource: ResourceRef, body: JsonObject, namespace?: string) {
  const scope = namespace === undefined ? {} : { namespace };
  return stage.cluster.request({ verb: "create", resource, body, options: strictly, ...scope });
}
