import { type JsonObject } from "../../api/json.ts";
/**
 * Applies a JSON patch (RFC 6902), all of it or, by throwing, none. An operation that cannot be
 * applied is a 422 that does not say which; a body that is no list of operations is a 400.
 * Negative indexes count from the end, and `replace` may add a member.
 * Source: evanphx/json-patch 4, by which Kubernetes patches.
 */
export declare function jsonPatch(object: JsonObject, patch: unknown): JsonObject;
