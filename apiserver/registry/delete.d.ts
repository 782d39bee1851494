import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { type Call } from "./context.ts";
/** DELETE of one object: at once, or after finalizers and a grace period. */
export declare function deleteObject(call: Call): ApiResponse;
/**
 * DELETE of a collection: everything that a list with these options has. Answers with that list, as
 * it was.
 */
export declare function deleteCollection(call: Call): ApiResponse;
/**
 * Throws Conflict where the object is not the one that is to be deleted.
 * Source: rest.BeforeDelete and, for namespaces, the storage of their own, 1.36.
 */
export declare function checkPreconditions({ options, resource }: Call, { metadata }: KubeObject): void;
