/**
 * Reads JSON as objects of a kind, as Go's decoder and the scheme's defaults would.
 *
 * - What the structure does not know is dropped, and named.
 * - Nulls and empty optional lists and maps are dropped; defaults and empty values are filled in.
 * - What needs no change is returned as it is, so decoding what is decoded already costs no memory.
 */

import { isShallow } from "../api/depth.ts";
import { isObject, type JsonObject, ownMember } from "../api/json.ts";
import type { Structure } from "../api/structure.ts";
import { type FieldPlan, type StructPlan, structPlan } from "./decode-fields.ts";
import { DecodeError, type Decoder, goType, misfit, scalarDecoder } from "./decode-scalars.ts";
import { schemaPlan } from "./decode-schema.ts";
import { emptyValue } from "./empty-value.ts";
import { collectUnknown } from "./unknown-fields.ts";

export { DecodeError } from "./decode-scalars.ts";

export interface Decoded {
  readonly value: unknown;
  /** Paths such as `spec.template.spec.containers[0].imag`, in the order of the body. */
  readonly unknownFields: readonly string[];
}

const none: readonly string[] = [];

/** What is known of a value that is to be decoded. */
export interface Known {
  /**
   * It is but this member of an object of the kind: messages and paths start at that object all the
   * same.
   */
  readonly field?: string;
  /** What was decoded along this structure before: what it shares is not decoded again. */
  readonly decoded?: unknown;
}

const nothing: Known = {};

/**
 * Decodes `value` as an object of `structure`. Throws DecodeError, whose message is what follows
 * `Pod in version "v1" cannot be handled as a Pod: `.
 */
export function decodeObject(
  structure: Structure,
  value: unknown,
  kindName: string,
  { field, decoded: last }: Known = nothing,
): Decoded {
  const before = unknownSeen;
  try {
    const decoded = planOf(structure)(value, last);
    if (unknownSeen === before) return { value: decoded, unknownFields: none };
    const unknownFields: string[] = [];
    collectUnknown(structure, value, field ?? "", unknownFields);
    return { value: decoded, unknownFields };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    if (field !== undefined) {
      error.path.unshift(field);
      if (error.struct === "") error.struct = kindName;
    }
    error.rename();
    throw error;
  }
}

// Counts fields dropped since the start, so that a decoder need not be told whom to tell: the rare
// body that has some is walked once more for their paths.
let unknownSeen = 0;

const plans = new WeakMap<Structure, Decoder>();

function planOf(structure: Structure): Decoder {
  const known = plans.get(structure);
  if (known !== undefined) return known;
  const made = makePlan(structure);
  plans.set(structure, made);
  return made;
}

function makePlan(structure: Structure): Decoder {
  if (structure.schema !== undefined) return schemaPlan(structure, decoding);
  if (structure.options !== undefined) return optionsPlan(structure.options);
  switch (structure.type) {
    case "object":
      return objectPlan(structure);
    case "map":
      return mapPlan(structure);
    case "array":
      return arrayPlan(structure);
    case "any":
      return structure.format === undefined ? freeForm : scalarDecoder(structure);
    default:
      return scalarDecoder(structure);
  }
}

/** Takes the shape that fits. As in Go, what it drops of a value is not told. */
function optionsPlan(options: readonly Structure[]): Decoder {
  return (value) => {
    const type = Array.isArray(value) ? "array" : typeof value;
    const fitting = options.find((each) => each.type === type);
    if (fitting === undefined) throw new DecodeError("boolean or JSON schema expected");
    const before = unknownSeen;
    const decoded = planOf(fitting)(value);
    unknownSeen = before;
    return decoded;
  };
}

function objectPlan(structure: Structure): Decoder {
  const { name = "" } = structure;
  const type = goType(structure);
  const struct = name.slice(name.lastIndexOf(".") + 1);
  // Made at first use, for structures may contain themselves.
  let plan: StructPlan | undefined;
  return (value, known) => {
    if (!isObject(value)) return misfit(value, type);
    plan ??= structPlan(structure, planOf);
    const { fields, fills } = plan;
    const last = isObject(known) ? known : noMembers;
    const place = { struct, last };
    let changed: Record<string, unknown> | undefined;
    let filled = 0;
    for (const key in value) {
      const given = value[key];
      const field = fields.get(key);
      const decoded = field === undefined ? dropUnknown() : decodeField(field, given, place);
      if (decoded !== undefined && field?.isFilled === true) filled += 1;
      if (changed === undefined) {
        if (decoded === given && decoded !== undefined) continue;
        changed = copyUntil(value, key);
      }
      if (decoded !== undefined) changed[key] = decoded;
    }
    if (filled === fills.length) return changed ?? value;
    for (const fill of fills) {
      const present = (changed ?? value)[fill.name];
      if (present !== undefined && (present !== null || fill.value === null)) continue;
      changed ??= { ...value };
      changed[fill.name] = fill.value;
    }
    return changed ?? value;
  };
}

// Members are copied one by one, for objects that had some deleted are slow to read ever after.
function copyUntil(value: JsonObject, end: string): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const key in value) {
    if (key === end) break;
    copy[key] = value[key];
  }
  return copy;
}

function dropUnknown(): undefined {
  unknownSeen += 1;
  return undefined;
}

const noMembers: JsonObject = {};

/** What fields are decoded in. */
interface Place {
  readonly struct: string;
  /** The members that were decoded before. */
  readonly last: JsonObject;
}

function decodeField(field: FieldPlan, given: unknown, { struct, last }: Place): unknown {
  if (field.isText && typeof given === "string") {
    return given === "" && field.dropsZero ? undefined : given;
  }
  if (given === undefined || given === null) return field.keepsNull ? null : undefined;
  const known = last[field.name];
  if (given === known) return given;
  try {
    const decoded = field.decode(given, known);
    if (field.dropsZero)
      return decoded === "" || decoded === 0 || decoded === false ? undefined : decoded;
    if (field.dropsEmpty === undefined) return decoded;
    return isEmpty(decoded, field.dropsEmpty) ? undefined : decoded;
  } catch (error) {
    if (error instanceof DecodeError) {
      if (error.struct === "") error.struct = struct;
      error.path.unshift(field.name);
    }
    throw error;
  }
}

function isEmpty(value: unknown, type: "array" | "object"): boolean {
  if (type === "array") return Array.isArray(value) && value.length === 0;
  for (const _key in isObject(value) ? value : {}) return false;
  return true;
}

const noItems: readonly unknown[] = [];

function arrayPlan(structure: Structure): Decoder {
  const type = goType(structure);
  const { items } = structure;
  if (items === undefined) return freeForm;
  let decode: Decoder | undefined;
  return (value, known) => {
    if (!Array.isArray(value)) return misfit(value, type);
    decode ??= planOf(items);
    const last: readonly unknown[] = Array.isArray(known) ? known : noItems;
    let changed: unknown[] | undefined;
    for (let index = 0; index < value.length; index += 1) {
      const given: unknown = value[index];
      const decoded = decodeItem(decode, items, given, last[index]);
      if (decoded === given) continue;
      changed ??= [...value];
      changed[index] = decoded;
    }
    return changed ?? value;
  };
}

function mapPlan(structure: Structure): Decoder {
  const type = goType(structure);
  const { items } = structure;
  if (items === undefined) return freeForm;
  let decode: Decoder | undefined;
  return (value, known) => {
    if (!isObject(value)) return misfit(value, type);
    decode ??= planOf(items);
    const last = isObject(known) ? known : noMembers;
    let changed: Map<string, unknown> | undefined;
    for (const key in value) {
      const given = value[key];
      const decoded = decodeItem(decode, items, given, ownMember(last, key));
      if (decoded === given) continue;
      changed ??= new Map(Object.entries(value));
      changed.set(key, decoded);
    }
    // fromEntries, unlike assignment, keeps a key named __proto__ a key.
    return changed === undefined ? value : Object.fromEntries(changed);
  };
}

// A null among the items is the empty value, for there is no place to leave out.
function decodeItem(decode: Decoder, items: Structure, given: unknown, known: unknown): unknown {
  if (given !== null && given !== undefined) return given === known ? given : decode(given, known);
  const empty = emptyValue(items);
  return empty === undefined ? null : decode(empty);
}

function freeForm(value: unknown): unknown {
  if (typeof value === "object" && !isShallow(value)) throw new DecodeError("exceeded max depth");
  return value;
}

const decoding = { planOf, freeForm, dropUnknown };
