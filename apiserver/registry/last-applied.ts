import { toCompactJson } from "../../api/go-json.ts";
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { Structure } from "../../api/structure.ts";
import { compare, fieldsOf } from "../fields/compare.ts";
import { problemOf } from "../fields/conform.ts";
import { difference, emptySet, type FieldSet, isEmptySet } from "../fields/field-set.ts";
import type { Conflict } from "../fields/managers.ts";

/** Where kubectl keeps the configuration that it has applied on its own side. */
const lastApplied = "kubectl.kubernetes.io/last-applied-configuration";

/** The only manager that applies on both sides, and moves from one to the other. */
const bothSides = "kubectl";

/**
 * What kubectl applies on this side, it may one day apply on its own side again: where the object
 * has the annotation for that, it is kept up to date.
 * Source: apimachinery managedfields, LastAppliedUpdater 1.36.
 */
export function withLastApplied(
  manager: string | undefined,
  object: JsonObject,
  config: JsonObject,
): JsonObject {
  if (manager !== bothSides) return object;
  const annotations = annotationsOf(object);
  if (annotations[lastApplied] === undefined) return object;
  const text = `${toCompactJson(withoutAnnotation(config))}\n`;
  if (annotations[lastApplied] === text) return object;
  const metadata = isObject(object.metadata) ? object.metadata : {};
  return {
    ...object,
    metadata: { ...metadata, annotations: { ...annotations, [lastApplied]: text } },
  };
}

function withoutAnnotation(config: JsonObject): JsonObject {
  const { metadata } = config;
  if (!isObject(metadata) || !isObject(metadata.annotations)) return config;
  const { [lastApplied]: _, ...annotations } = metadata.annotations;
  return { ...config, metadata: { ...metadata, annotations } };
}

/**
 * The conflicts that are left to kubectl: what it has applied on its own side, and is still as it
 * was then, it may take from whoever owns it.
 * Source: apimachinery managedfields, lastAppliedManager 1.36.
 */
export function conflictsLeft(
  manager: string | undefined,
  given: { readonly structure: Structure; readonly apiVersion: string; readonly live: JsonObject },
  conflicts: readonly Conflict[],
): readonly Conflict[] {
  if (manager !== bothSides || conflicts.length === 0) return conflicts;
  const own = fieldsStillAsApplied(given);
  return conflicts
    .map(({ owner, fields }) => ({ owner, fields: difference(fields, own) }))
    .filter(({ fields }) => !isEmptySet(fields));
}

function fieldsStillAsApplied({
  structure,
  apiVersion,
  live,
}: Parameters<typeof conflictsLeft>[1]): FieldSet {
  const config = parsed(annotationsOf(live)[lastApplied]);
  if (!isObject(config) || config.apiVersion !== apiVersion) return emptySet;
  const shape = { structure };
  if (problemOf(shape, config) !== undefined) return emptySet;
  const { changed = emptySet, removed = emptySet } = compare(shape, config, live);
  return difference(difference(fieldsOf(shape, config) ?? emptySet, changed), removed);
}

const annotationsOf = ({ metadata }: JsonObject): JsonObject =>
  isObject(metadata) && isObject(metadata.annotations) ? metadata.annotations : {};

function parsed(text: Json | undefined): Json | undefined {
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
