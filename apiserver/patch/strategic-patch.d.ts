/**
 * Strategic merge patches: merge patches that know which lists are keyed.
 * Source: k8s.io/apimachinery/pkg/util/strategicpatch 0.36.
 */
import { type JsonObject } from "../../api/json.ts";
import type { Structure } from "../../api/structure.ts";
/**
 * Applies a strategic merge patch. Lists that the structure gives a merge key are merged item by
 * item; `$patch`, `$retainKeys`, `$setElementOrder/…` and `$deleteFromPrimitiveList/…` direct the
 * rest. What the patch does not change is shared with `object`.
 */
export declare function strategicMergePatch(structure: Structure, object: JsonObject, patch: unknown): JsonObject;
