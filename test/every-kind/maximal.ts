/** Objects of a kind in which, between them, every field is set. */
import { isObject } from "../../api/json.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import type { Field, Structure } from "../../api/structure.ts";
import { excepted, exclusive, leftOut, values } from "./hints.ts";

/** `PodSpec`, of `io.k8s.api.core.v1.PodSpec`. */
export const shortName = ({ name = "" }: Pick<Structure, "name">) =>
  name.slice(name.lastIndexOf(".") + 1);

/** How many objects it takes. */
export function variantsOf({ structure, kind }: ResourceDefinition): number {
  const seen = new Set<Structure>();
  const walk = (each: Structure, isItem: boolean): number => {
    if (seen.has(each)) return 1;
    seen.add(each);
    const name = shortName(each);
    const sets = exclusive[`${kind}:${name}`] ?? exclusive[name] ?? [[]];
    const inside = [...(each.fields ?? [])].map(([, field]) => walk(field.structure, false));
    const items = each.items === undefined ? 1 : walk(each.items, each.type === "array");
    return Math.max(isItem ? 1 : sets.length, items, ...inside);
  };
  return walk(structure, false);
}

/** The object of the kind that has the given of all members that exclude one another. */
export function maximalObject(definition: ResourceDefinition, variant: number): object {
  const { apiVersion, kind, structure } = definition;
  const made = new Maker(variant, definition).object(structure, "");
  // A status is written for itself.
  delete made.status;
  const name = values[`${kind}.metadata.name`] ?? `max-${variant}`;
  const metadata = { ...(isObject(made.metadata) ? made.metadata : {}), name };
  return { ...made, apiVersion, kind, metadata };
}

/** The status of the kind with all its members. */
export function maximalStatus(definition: ResourceDefinition, variant: number): object {
  const status = definition.structure.fields?.get("status")?.structure;
  return status === undefined ? {} : new Maker(variant, definition).object(status, ".status");
}

/** Structures hold themselves no deeper than this. */
const depthMax = 2;

class Maker {
  #variant: number;
  readonly #whole: number;
  readonly #kind: string;
  readonly #group: string;
  readonly #open: Structure[] = [];

  constructor(variant: number, { kind, group }: ResourceDefinition) {
    this.#variant = variant;
    this.#whole = variant;
    this.#kind = kind;
    this.#group = group;
  }

  object(structure: Structure, path: string): Record<string, unknown> {
    this.#open.push(structure);
    const name = shortName(structure);
    const made: Record<string, unknown> = {};
    for (const [key, field] of structure.fields ?? []) {
      const ofGroup = field.structure.type === "string" ? [`${this.#group}:${key}`] : [];
      const places = [...this.#placesOf(name, key, path), ...ofGroup];
      if (places.some((place) => leftOut.has(place))) continue;
      if (!this.#isChosen(name, key)) continue;
      const hint = places.find((place) => place in values);
      const value =
        hint === undefined
          ? this.#field(field, `${path}.${key}`)
          : this.#hinted(values[hint], `${path}.${key}`);
      if (value !== undefined) made[key] = value;
    }
    this.#open.pop();
    return made;
  }

  /** An item; of a struct whose members exclude one another, one for each. */
  #items(structure: Structure, path: string, name: string): unknown {
    const variant = this.#variant;
    const sets = this.#setsOf(shortName(structure));
    const items = (sets ?? [[]]).map((_, index) => {
      if (sets !== undefined) this.#variant = index;
      return this.#value(structure, path, name);
    });
    this.#variant = variant;
    return items.includes(undefined) ? undefined : items;
  }

  #setsOf(name: string) {
    return exclusive[`${this.#kind}:${name}`] ?? exclusive[name];
  }

  /** The keys of hints for a member, the most particular first. */
  #placesOf(name: string, key: string, path: string): readonly string[] {
    return [
      `${this.#kind}:${name}.${key}`,
      `${this.#group}:${name}.${key}`,
      `${this.#kind}${path}.${key}`,
      `${name}.${key}`,
    ];
  }

  /** Of the sets of members that exclude one another, one counts. */
  #isChosen(name: string, key: string): boolean {
    const sets = this.#setsOf(name);
    if (sets === undefined || !sets.some((set) => set.includes(key))) return true;
    return sets[this.#variant % sets.length]?.includes(key) === true;
  }

  #hinted(hint: unknown, path: string): unknown {
    return typeof hint === "function" ? hint(this.#variant, path, this.#whole) : hint;
  }

  #field({ structure, default: byDefault, name }: Field, path: string): unknown {
    if (this.#open.filter((each) => each === structure).length >= depthMax) return undefined;
    // What is not the default is told from what was never sent.
    if (structure.type === "string" && typeof byDefault === "string") return byDefault;
    return this.#value(structure, path, name);
  }

  #value(structure: Structure, path: string, name: string): unknown {
    const { type, format, fields, items } = structure;
    if (this.#open.filter((each) => each === structure).length >= depthMax) return undefined;
    if (fields !== undefined) return this.object(structure, path);
    if (items !== undefined) {
      if (type === "array") return this.#items(items, `${path}[]`, name);
      const item = this.#value(items, `${path}{}`, name);
      return item === undefined ? undefined : { [keyOf(name)]: item };
    }
    switch (type) {
      case "string":
        return textOf(format);
      case "integer":
        return 1;
      case "number":
        return 1.5;
      case "boolean":
        return true;
      default:
        return format === "int-or-string" ? 1 : { a: [1, "b", true] };
    }
  }
}

const keyOf = (name: string) => (name === "capacity" || name === "hard" ? "storage" : "a");

function textOf(format: string | undefined): string {
  switch (format) {
    case "quantity":
      return "2";
    case "date-time":
      return "2026-01-02T03:04:05Z";
    case "micro-time":
      return "2026-01-02T03:04:05.000006Z";
    case "byte":
      return "YQ==";
    default:
      return "a";
  }
}

/** The members of an object of the structure, as `PodSpec.containers`. */
export function membersOf(structure: Structure, value: unknown, found = new Set<string>()) {
  const { fields, items } = structure;
  if (Array.isArray(value)) {
    for (const item of value) if (items !== undefined) membersOf(items, item, found);
  } else if (isObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      const inside = items ?? fields?.get(key)?.structure;
      if (fields?.has(key)) found.add(`${shortName(structure)}.${key}`);
      if (inside !== undefined) membersOf(inside, member, found);
    }
  }
  return found;
}

/** Every member that a kind has, but for those of statuses, and those that are not set. */
export function allMembers({ structure, kind, group }: ResourceDefinition): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = ({ fields, items, ...rest }: Structure): void => {
    for (const [key, field] of fields ?? []) {
      const name = `${shortName(rest)}.${key}`;
      const names = [name, `${kind}:${name}`, `${group}:${name}`];
      const isPassedOver =
        key === "status" || names.some((each) => leftOut.has(each) || each in excepted);
      if (isPassedOver || found.has(name)) continue;
      found.add(name);
      walk(field.structure);
    }
    if (items !== undefined) walk(items);
  };
  walk(structure);
  return found;
}
