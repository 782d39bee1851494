/**
 * Reads parts of custom resources: prunes what their schema does not name, drops nulls where none
 * are allowed and fills in defaults. Nothing else is a fault here: types are for validation.
 * Source: apiextensions-apiserver schema/pruning and schema/defaulting 1.36.
 */
import { isObject, type JsonObject, ownMember } from "../api/json.ts";
import type { Field, Structure } from "../api/structure.ts";
import type { Decoder } from "./decode-scalars.ts";

/** What decoding gives and takes beyond one part. */
export interface Decoding {
  planOf(structure: Structure): Decoder;
  freeForm: Decoder;
  /** Notes that a member was dropped. */
  dropUnknown(): undefined;
}

/** The decoder of a structure that has a schema. */
export function schemaPlan(structure: Structure, decoding: Decoding): Decoder {
  switch (structure.type) {
    case "object":
      return objectPlan(structure, decoding);
    case "map":
      return mapPlan(structure, decoding);
    case "array":
      return arrayPlan(structure, decoding);
    case "any":
      return decoding.freeForm;
    default:
      return (value) => value;
  }
}

/** Whether members without a schema are kept. */
export const preservesUnknown = ({ schema }: Structure): boolean =>
  schema?.["x-kubernetes-preserve-unknown-fields"] === true;

/** A value without the members that have no schema; the value itself where there are none. */
export function pruned(structure: Structure, value: unknown): unknown {
  const { schema, items, fields } = structure;
  if (schema === undefined) return value;
  if (Array.isArray(value)) {
    if (items === undefined) return value;
    const kept = value.map((item: unknown) => pruned(items, item));
    return kept.some((item, index) => item !== value[index]) ? kept : value;
  }
  if (!isObject(value)) return value;
  const changes = new Changes(value);
  for (const key in value) {
    const inner = fields === undefined ? items : fields.get(key)?.structure;
    if (inner !== undefined) changes.put(key, value[key], pruned(inner, value[key]));
    else if (fields !== undefined && !preservesUnknown(structure)) {
      changes.put(key, value[key], undefined);
    }
  }
  return changes.value;
}

/** A part of a value, and what is to be done with it. */
interface PartPlan {
  readonly decode: Decoder;
  readonly nullable: boolean;
  readonly default: unknown;
}

function partPlan(structure: Structure, decoding: Decoding, field?: Field): PartPlan {
  const decode = decoding.planOf(structure);
  // A structure without a schema is that of metadata, which has no null.
  const given = structure.schema === undefined ? field?.default : structure.schema.default;
  return {
    decode,
    nullable: structure.schema?.nullable === true,
    default: given === undefined ? undefined : decode(given),
  };
}

/** The part as it should be; `undefined` where it should not be there. */
function decodePart(plan: PartPlan, given: unknown, known?: unknown): unknown {
  if (given !== null) return given === known ? given : plan.decode(given, known);
  return plan.nullable ? null : plan.default;
}

function objectPlan(structure: Structure, decoding: Decoding): Decoder {
  const keepsUnknown = preservesUnknown(structure);
  let plans: Map<string, PartPlan> | undefined;
  let fills: readonly [string, unknown][] = [];
  const prepare = () => {
    const made = new Map<string, PartPlan>();
    for (const [name, field] of structure.fields ?? []) {
      made.set(name, partPlan(field.structure, decoding, field));
    }
    fills = [...made].flatMap(([name, plan]) =>
      plan.default === undefined ? [] : [[name, plan.default] as [string, unknown]],
    );
    plans = made;
    return made;
  };
  return (value, known) => {
    if (!isObject(value)) return value;
    const members = plans ?? prepare();
    const last = isObject(known) ? known : noMembers;
    const changes = new Changes(value);
    for (const key in value) {
      const given = value[key];
      if (given === undefined) continue;
      const plan = members.get(key);
      if (plan !== undefined)
        changes.put(key, given, decodePart(plan, given, ownMember(last, key)));
      else if (keepsUnknown) decoding.freeForm(given);
      else changes.put(key, given, decoding.dropUnknown());
    }
    for (const [name, filled] of fills) {
      if (!Object.hasOwn(value, name) || value[name] === undefined) changes.add(name, filled);
    }
    return changes.value;
  };
}

const noMembers: JsonObject = {};

function mapPlan({ items }: Structure, decoding: Decoding): Decoder {
  if (items === undefined) return decoding.freeForm;
  let plan: PartPlan | undefined;
  return (value) => {
    if (!isObject(value)) return value;
    plan ??= partPlan(items, decoding);
    const changes = new Changes(value);
    for (const key in value) changes.put(key, value[key], decodePart(plan, value[key]));
    return changes.value;
  };
}

function arrayPlan({ items }: Structure, decoding: Decoding): Decoder {
  if (items === undefined) return decoding.freeForm;
  let plan: PartPlan | undefined;
  return (value) => {
    if (!Array.isArray(value)) return value;
    plan ??= partPlan(items, decoding);
    let changed: unknown[] | undefined;
    for (let index = 0; index < value.length; index += 1) {
      const given: unknown = value[index];
      // A list keeps the place of what there is no default for.
      const decoded = decodePart(plan, given) ?? null;
      if (decoded === given) continue;
      changed ??= [...value];
      changed[index] = decoded;
    }
    return changed ?? value;
  };
}

/** An object and what is changed of it; the object itself where that is nothing. */
class Changes {
  readonly #given: JsonObject;
  #members: Map<string, unknown> | undefined;

  constructor(given: JsonObject) {
    this.#given = given;
  }

  /** Puts a member in the place of a given one, or takes it away. */
  put(key: string, given: unknown, next: unknown): void {
    if (next === given) return;
    this.#members ??= new Map(Object.entries(this.#given));
    if (next === undefined) this.#members.delete(key);
    else this.#members.set(key, next);
  }

  add(key: string, value: unknown): void {
    this.#members ??= new Map(Object.entries(this.#given));
    this.#members.set(key, value);
  }

  get value(): unknown {
    // fromEntries, unlike assignment, keeps a key named __proto__ a key.
    return this.#members === undefined ? this.#given : Object.fromEntries(this.#members);
  }
}
