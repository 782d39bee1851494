/**
 * The patch of a client-side apply: what the manifest changes or adds against the live object, and
 * what it no longer has of what was last applied. It is a strategic merge patch.
 * Source: https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/
 */
import { type JsonObject } from "../api/json.ts";
import type { Structure } from "../api/structure.ts";
/** The annotation that holds the manifest as it was last applied. */
export declare const lastAppliedAnnotation = "kubectl.kubernetes.io/last-applied-configuration";
/** The manifest with itself, as text, in its annotation: what apply sends. */
export declare function withLastApplied(manifest: JsonObject): JsonObject;
/** What was last applied to a live object; nothing where it was made otherwise. */
export declare function lastApplied(live: JsonObject): JsonObject;
/**
 * The patch that leads from `live` to `manifest`; `{}` where nothing is to be done. Without a
 * structure it is a merge patch, which replaces lists as a whole.
 */
export declare function threeWayPatch(structure: Structure | undefined, { original, manifest, live }: Record<"original" | "manifest" | "live", JsonObject>): JsonObject;
/** The value with the members of every object in the order of their names, as Go writes maps. */
export declare function sortKeys(value: unknown): unknown;
