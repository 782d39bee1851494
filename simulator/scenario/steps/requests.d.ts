/** Requests that steps make, as the user who plays the scenario. */
import type { JsonObject } from "../../../api/json.ts";
import type { PatchType, ResourceRef } from "../../../api/request.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { type ObjectReference } from "../references.ts";
import type { Stage } from "../stage.ts";
/** The object that a step names, which must be there. Throws what a user is told. */
export declare function targetOf(stage: Stage, text: string, namespace?: string): {
    readonly reference: ObjectReference;
    readonly object: KubeObject;
};
/** A patch of an object. Throws the refusal. */
export declare function patch(stage: Stage, { resource, namespace, name }: ObjectReference, body: unknown, { type, subresource }?: {
    type?: PatchType;
    subresource?: string | undefined;
}): KubeObject;
/** Creates an object of the simulation. Throws the refusal. */
export declare function create(stage: Stage, resource: ResourceRef, body: JsonObject, namespace?: string): KubeObject;
