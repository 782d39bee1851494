import { type JsonObject } from "../../api/json.ts";
import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import type { Structure } from "../../api/structure.ts";
import { type Applied, type Owners } from "../fields/managers.ts";
import { type FieldFilter } from "../fields/reset-fields.ts";
import { type Call } from "./context.ts";
/** A kind as an apply needs to know it. */
type KindShape = Pick<ResourceDefinition, "apiVersion" | "group" | "version" | "kind" | "structure">;
/**
 * PATCH of an object or of its status by a configuration that states what its manager wants.
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export declare function applyObject(call: Call): ApiResponse;
/** What the configuration in the request makes of a stored object and the owners of its fields. */
export declare const appliedTo: (call: Call, stored: KubeObject) => {
    next: KubeObject;
    owners: Owners;
};
/** What a configuration makes of a value and its owners. Throws Conflict unless it is forced. */
export declare function applyConfiguration(call: Call, given: {
    readonly structure: Structure;
    readonly live: JsonObject;
    readonly config: JsonObject;
    readonly owners: Owners;
    readonly kept: FieldFilter;
}): Applied;
/** The configuration in the body of an apply. Throws BadRequest in Kubernetes' words. */
export declare function readConfiguration(call: Call, names: KindShape): JsonObject;
export {};
