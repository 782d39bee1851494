import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { type Writer } from "../fields/managers.ts";
import { type HeldOwners } from "../fields/ownership.ts";
import { type Call } from "./context.ts";
export declare function writerOf({ request, resource, options }: Call, operation: Writer["operation"], subresource?: string): Writer;
/** The owners of a new object: its creator has what makes it more than an empty one. */
export declare function ownersAfterCreate(call: Call, decoded: KubeObject): HeldOwners;
/**
 * The owners after an update from `stored` to `decoded`, as the writer sent it. Only the status
 * changes through a status subresource, and all but the status through everything else.
 */
export declare function ownersAfterUpdate(call: Call, stored: KubeObject, decoded: KubeObject, subresource?: string): HeldOwners;
/** The object that says nothing: what is there in it is there in every object of the kind. */
export declare function emptyObject({ structure }: ResourceDefinition): KubeObject;
