/**
 * The patch of a client-side apply: what the manifest changes or adds against the live object, and
 * what it no longer has of what was last applied: a strategic merge patch of kinds that are built
 * in, else a merge patch.
 * Source: https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/
 */
import { toCompactJson } from "../api/go-json.ts";
import { isObject, type Json, type JsonObject } from "../api/json.ts";
import { part } from "../api/json-parts.ts";
import type { Structure } from "../api/structure.ts";
import { haveConflicts } from "./three-way/conflicts.ts";
import { joinedPatch } from "./three-way/joined.ts";
import { mergePatchOf, threeWayMergePatch } from "./three-way/merge.ts";
import { twoWayPatch } from "./three-way/two-way.ts";

export { UnmergeableError } from "./three-way/two-way.ts";

/** The annotation that holds the manifest as it was last applied. */
export const lastAppliedAnnotation = "kubectl.kubernetes.io/last-applied-configuration";

/** The manifest with itself, as text, in its annotation: what apply sends. */
export function withLastApplied(manifest: JsonObject): JsonObject {
  const plain = withoutLastApplied(manifest);
  const text = lastAppliedText(plain);
  const annotations = { ...part(plain, "metadata", "annotations"), [lastAppliedAnnotation]: text };
  return { ...manifest, metadata: { ...part(manifest, "metadata"), annotations } };
}

/** The text of the annotation. */
export const lastAppliedText = (manifest: JsonObject): string => `${toCompactJson(manifest)}\n`;

/** The manifest as apply keeps it: without its annotation, but with the map for such. */
export function withoutLastApplied(manifest: JsonObject): JsonObject {
  const metadata = part(manifest, "metadata");
  const { [lastAppliedAnnotation]: _, ...annotations } = part(metadata, "annotations");
  return { ...manifest, metadata: { ...metadata, annotations } };
}

/**
 * The manifest without its nulls, as apply creates it: as if it had been applied to an object that
 * is there already. Source: kubectl apply 1.36, pruneNullsFromMap.
 */
export function withoutNulls(manifest: JsonObject): JsonObject {
  const members = Object.entries(manifest).filter(([, value]) => value !== null);
  return Object.fromEntries(
    members.map(([key, value]) => [key, value === undefined ? value : deeplyWithoutNulls(value)]),
  );
}

function deeplyWithoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(deeplyWithoutNulls);
  return isObject(value) ? withoutNulls(value) : value;
}

/** What was last applied to a live object; nothing where it was made otherwise. */
export function lastApplied(live: JsonObject): JsonObject {
  const text = lastAppliedTextIn(live);
  const parsed: unknown = text === "" ? {} : JSON.parse(text);
  return isObject(parsed) ? parsed : {};
}

/** The text of the annotation that an object has; empty where it has none. */
export function lastAppliedTextIn(live: JsonObject): string {
  const text = part(live, "metadata", "annotations")[lastAppliedAnnotation];
  return typeof text === "string" ? text : "";
}

/** What was applied last, what is to be applied, and what there is. */
export interface States {
  readonly original: JsonObject;
  readonly manifest: JsonObject;
  readonly live: JsonObject;
}

/**
 * The patch that leads from `live` to `manifest`; `{}` where nothing is to be done. Without a
 * structure it is a merge patch, which replaces lists as a whole. Throws an UnmergeableError.
 */
export function threeWayPatch(structure: Structure | undefined, states: States): JsonObject {
  const { original, manifest, live } = states;
  if (structure === undefined) return threeWayMergePatch(states);
  const diff = (before: JsonObject, wanted: "changes" | "deletions") =>
    twoWayPatch(
      structure,
      { before, after: manifest },
      { changes: false, deletions: false, order: true, [wanted]: true },
    );
  return joinedPatch(structure, diff(original, "deletions"), diff(live, "changes"));
}

/**
 * What others changed since the manifest was last applied, where the patch would change it too;
 * nothing where they never meet. Source: `kubectl apply --overwrite=false` 1.36.
 */
export function changesAgainst(
  structure: Structure,
  { original, live }: States,
  patch: JsonObject,
): JsonObject | undefined {
  const wanted = { changes: true, deletions: true, order: false };
  const changes = twoWayPatch(structure, { before: original, after: live }, wanted);
  return haveConflicts(structure, patch, changes) ? changes : undefined;
}

/** The patch of an edit, which leads from one to the other. Throws an UnmergeableError. */
export function editPatch(
  structure: Structure | undefined,
  before: JsonObject,
  after: JsonObject,
): JsonObject {
  const wanted = { changes: true, deletions: true, order: true };
  return structure === undefined
    ? mergePatchOf(before, after)
    : twoWayPatch(structure, { before, after }, wanted);
}
