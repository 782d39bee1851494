/**
 * Strategic merge patches: merge patches that know which lists are keyed.
 * Source: k8s.io/apimachinery/pkg/util/strategicpatch 0.36.
 */

import { isShallow } from "../depth.ts";
import { equalJson, isObject, type Json, type JsonObject } from "../json.ts";
import { badRequest } from "../status.ts";
import type { Structure } from "../structure.ts";
import { directives, fieldNamed, orderElements, type PatchedField } from "./element-order.ts";
import { Members } from "./members.ts";
import { badDirective, badType, cannotUnmarshal, failed, tooDeep } from "./refusals.ts";
import { mergeList } from "./strategic-list.ts";
import { withoutDirectives, withoutNulls } from "./without-directives.ts";

/**
 * Applies a strategic merge patch. Lists that the structure gives a merge key are merged item by
 * item; `$patch`, `$retainKeys`, `$setElementOrder/…` and `$deleteFromPrimitiveList/…` direct the
 * rest. What the patch does not change is shared with `object`.
 */
export function strategicMergePatch(
  structure: Structure,
  object: JsonObject,
  patch: unknown,
): JsonObject {
  // Decoded to a map, null is one with nothing in it.
  if (patch === null) return object;
  if (!isObject(patch)) {
    throw badRequest(cannotUnmarshal(patch, "map[string]interface {}"));
  }
  if (!isShallow(patch)) throw tooDeep();
  return mergeMap(object, patch, structure);
}

function mergeMap(original: JsonObject, patch: JsonObject, structure: Structure): JsonObject {
  if (Object.hasOwn(patch, directives.patch)) return replaced(original, patch);
  const next = new Members(original);
  const keys = Object.keys(patch);
  if (keys.some((key) => key.startsWith("$"))) mergeDirected(original, patch, { next, structure });
  else for (const key of keys) mergeMember(next, key, patch[key], structure);
  return next.settle();
}

/** Merges a patch whose directives may be about any of its members. */
function mergeDirected(
  original: JsonObject,
  patch: JsonObject,
  { next, structure }: { readonly next: Members; readonly structure: Structure },
): void {
  const rest: Rest = new Map(Object.entries(patch));
  for (const key of notRetained(original, rest)) next.delete(key);
  mergeOrdered(next, rest, structure);
  for (const [key, value] of rest) mergeMember(next, key, value, structure);
}

/** What is still to be merged of a patch. */
type Rest = Map<string, Json | undefined>;

/** The value of an object whose patch says `$patch` itself. */
function replaced(original: JsonObject, patch: JsonObject): JsonObject {
  const directive = patch[directives.patch];
  if (directive === "delete") return {};
  if (directive !== "replace") {
    throw badDirective(directive, patch);
  }
  const next = new Members(patch);
  next.delete(directives.patch);
  const made = next.settle();
  return equalJson(original, made) ? original : made;
}

/** What `$retainKeys` does not name: the members of a union that gave way to another. */
function notRetained(original: JsonObject, rest: Rest): readonly string[] {
  const given = rest.get(directives.retainKeys);
  if (given === undefined) return [];
  rest.delete(directives.retainKeys);
  const wrong = "invalid patch format of retainKeys";
  if (!Array.isArray(given)) throw badRequest(wrong);
  const kept = new Set<unknown>(given);
  for (const [key, value] of rest) {
    const directive = key.startsWith(directives.deletion) || key.startsWith(directives.order);
    if (value !== null && !directive && !kept.has(key)) throw badRequest(wrong);
  }
  return Object.keys(original).filter((key) => !kept.has(key));
}

/** Merges the lists that have an order directive, and takes both out of the patch. */
function mergeOrdered(next: Members, rest: Rest, structure: Structure): void {
  for (const [key, order] of [...rest]) {
    if (!key.startsWith(directives.order)) continue;
    rest.delete(key);
    if (!isList(order)) throw badType("[]interface {}", order);
    const name = nameAfter(key, directives.order, "invalid patch format of setElementOrder list");
    const field = fieldNamed(structure, name);
    const [original, patch] = [next.get(name), rest.get(name)];
    if (original !== undefined && !isList(original)) throw badType("[]interface {}", original);
    if (patch !== undefined && !isList(patch)) throw badType("[]interface {}", patch);
    if (field === undefined) throw failed(noField(structure, name));
    if (original === undefined && patch === undefined) continue;
    rest.delete(name);
    next.set(name, orderElements({ field, original, patch, order, merge: mergeField }));
  }
}

/** Source: third_party/forked/golang/json, LookupPatchMetadataForStruct 1.36. */
function noField({ type, name: struct = "" }: Structure, field: string): string {
  if (type !== "object")
    return "merging an object in json but data type is not struct, instead is: map";
  const name = struct.slice(struct.lastIndexOf(".") + 1);
  return `unable to find api field in struct ${name} for the json field "${field}"`;
}

function mergeMember(
  next: Members,
  given: string,
  value: Json | undefined,
  structure: Structure,
): void {
  if (value === undefined) return;
  const isDeletion = given.startsWith(directives.deletion);
  const wrong = "invalid patch format of primitive list";
  const key = isDeletion ? nameAfter(given, directives.deletion, wrong) : given;
  if (value === null) {
    next.delete(key);
    return;
  }
  const stored = next.get(key);
  if (stored === undefined || kindOf(stored) !== kindOf(value)) {
    if (isDeletion) return;
    const clean = withoutDirectives(withoutNulls(value));
    if (clean === undefined) next.delete(key);
    else next.set(key, clean);
    return;
  }
  const field = fieldNamed(structure, key);
  if (isObject(stored) && isObject(value)) next.set(key, mergeObject(stored, value, field));
  else if (isList(stored) && isList(value)) {
    next.set(key, mergeField(stored, value, field, isDeletion));
  } else next.set(key, value);
}

function mergeObject(stored: JsonObject, value: JsonObject, field: PatchedField | undefined) {
  if (field?.replaces === true) return equalJson(stored, value) ? stored : value;
  return mergeMap(stored, value, field?.structure ?? freeForm);
}

/** Merges a list, or replaces it where its field has no merge key. */
function mergeField(
  original: readonly Json[],
  patch: readonly Json[],
  field: PatchedField | undefined,
  isDeletion: boolean,
): readonly Json[] {
  if (isDeletion || field?.merge !== undefined) {
    const mergeKey = field?.merge === true ? undefined : field?.merge;
    const items = field?.structure.items ?? freeForm;
    const mergeItem = (left: JsonObject, right: JsonObject) => mergeMap(left, right, items);
    const itemKind = items.type === "object" ? "struct" : "string";
    return mergeList({ original, patch, mergeKey, itemKind, isDeletion, mergeItem });
  }
  return equalJson(original, patch) ? original : patch;
}

const freeForm: Structure = { type: "any", doc: "" };

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const kindOf = (value: Json) =>
  Array.isArray(value) ? "list" : value === null ? "null" : typeof value;

function nameAfter(key: string, prefix: string, wrong: string): string {
  if (!key.startsWith(`${prefix}/`)) throw badRequest(wrong);
  return key.slice(prefix.length + 1);
}
