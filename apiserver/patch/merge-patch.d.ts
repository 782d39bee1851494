import { type JsonObject } from "../../api/json.ts";
/**
 * Applies a JSON merge patch: null deletes, objects merge, the rest replaces. What the patch does
 * not change is shared with `object`. Throws BadRequest where the patch is no object.
 * Source: RFC 7386.
 */
export declare function mergePatch(object: JsonObject, patch: unknown): JsonObject;
