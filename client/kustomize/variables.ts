/** Values of resources that stand for `$(NAME)` elsewhere. Source: kustomize 5.8, vars. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { Failure } from "../kubectl/failure.ts";
import { changeFields, type FieldSpec, isFor } from "./fields.ts";
import { isClusterScoped } from "./kinds.ts";
import type { Variable as Given } from "./kustomization.ts";
import { pathSteps, valueAt } from "./replacements.ts";
import {
  changed,
  firstIdOf,
  type Id,
  idOf,
  isSameId,
  isSameKind,
  kindText,
  type Resource,
} from "./resource.ts";

export interface Variable {
  readonly name: string;
  readonly source: Id;
  readonly fieldPath: string;
}

export interface Variables {
  readonly resources: readonly Resource[];
  readonly variables: readonly Variable[];
}

/** Adds those of a kustomization, and marks the resources that their values are from. */
export function addVariables(given: Variables, added: readonly Given[]): Variables {
  if (added.length === 0) return given;
  const variables = added.map(variableOf);
  const resources = variables.reduce<readonly Resource[]>((all, { name, source }) => {
    const found = all.filter((each) => isSource(firstIdOf(each), source));
    if (found.length > 1) {
      const text = `found ${found.length} resId matches for var`;
      throw new Failure(`${text} ${textOf(variables, name)} (unable to disambiguate)`);
    }
    const mark = (each: Resource) => ({ ...each, variables: [...each.variables, name] });
    return all.map((each) => (each === found[0] ? mark(each) : each));
  }, given.resources);
  return { resources, variables: mergeVariables(given.variables, variables) };
}

/** Both. Throws Failure where they have a name in common. */
export const mergeVariables = (
  one: readonly Variable[],
  other: readonly Variable[],
): readonly Variable[] =>
  other.reduce((all, variable) => {
    if (!all.some(({ name }) => name === variable.name)) return all.concat(variable);
    throw new Failure(`var '${variable.name}' already encountered`);
  }, one);

function variableOf({ name, objref, fieldref }: Given): Variable {
  const { apiVersion, group = "", version = "", kind = "", namespace = "" } = objref;
  const [last, first] = apiVersion === undefined ? [] : apiVersion.split("/").reverse();
  const source = {
    group: first ?? group,
    version: last ?? version,
    kind,
    name: objref.name,
    namespace,
  };
  const fieldPath = fieldref?.fieldPath ?? fieldref?.fieldpath;
  return { name, source, fieldPath: fieldPath || "metadata.name" };
}

/** Who names no namespace means any. */
const isSource = (id: Id, source: Id): boolean =>
  source.namespace !== "" || isClusterScoped(source)
    ? isSameId(id, source)
    : isSameKind(id, source) && id.name === source.name;

const textOf = (variables: readonly Variable[], wanted: string): string =>
  variables
    .filter(({ name }) => name === wanted)
    .slice(0, 1)
    .map(({ name, source, fieldPath }) => `{${name} ${kindText(source)} {${fieldPath}}}`)
    .join("");

export interface Resolved {
  readonly resources: readonly Resource[];
  /** The names of those that are nowhere. */
  readonly unused: readonly string[];
}

/** Puts their values into those fields. Throws Failure. */
export function resolveVariables(
  { resources, variables }: Variables,
  fields: readonly FieldSpec[],
): Resolved {
  if (variables.length === 0) return { resources, unused: [] };
  const ordered = [...variables].sort((a, b) => (a.name < b.name ? -1 : 1));
  const values = new Map(ordered.map((each) => [each.name, sourceValue(resources, each)]));
  const used = new Set<string>();
  const resolve = (value: Json | undefined) => expanded(value, { values, used });
  const made = resources.map((resource) => {
    const id = idOf(resource.object);
    const own = fields.filter((field) => isFor(field, id));
    return changed(
      resource,
      own.reduce((object, field) => changeFields(object, field, resolve), resource.object),
    );
  });
  const unused = ordered.map(({ name }) => name).filter((name) => !used.has(name));
  return { resources: made, unused };
}

function sourceValue(resources: readonly Resource[], variable: Variable): Json {
  const { name, fieldPath } = variable;
  const text = `var '${textOf([variable], name)}'`;
  const source = resources.find(({ variables }) => variables.includes(name));
  if (source === undefined) {
    throw new Failure(`${text} cannot be mapped to a field in the set of known resources`);
  }
  const value = pathSteps(fieldPath).reduce<Json | undefined>(valueAt, source.object);
  if (value !== undefined && value !== null) return value;
  throw new Failure(`field specified in ${text} not found in corresponding resource`);
}

interface Expansion {
  readonly values: ReadonlyMap<string, Json>;
  readonly used: Set<string>;
}

/** A text, the texts of a list, or those of a map. */
function expanded(value: Json | undefined, expansion: Expansion): Json | undefined {
  if (typeof value === "string") return expandedText(value, expansion);
  if (Array.isArray(value)) {
    return value.map((item) => {
      if (typeof item === "string") return expandedText(item, expansion);
      throw new Failure("invalid value type expect a string");
    });
  }
  if (!isObject(value)) return value;
  const members: JsonObject = Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      typeof member === "string" ? expandedText(member, expansion) : member,
    ]),
  );
  return members;
}

/** `$$` stands for one dollar; a value that is all of the text keeps its type. */
function expandedText(text: string, { values, used }: Expansion): Json {
  const valueFor = (name: string): Json => {
    const value = values.get(name);
    if (value === undefined) return `$(${name})`;
    used.add(name);
    return typeof value === "object" ? `$(${name})` : value;
  };
  const [, whole] = /^\$\(([^)]*)\)$/.exec(text) ?? [];
  if (whole !== undefined) return valueFor(whole);
  return text.replaceAll(/\$(?:\$|\(([^)]*)\))/g, (_, name: string | undefined) =>
    name === undefined ? "$" : String(valueFor(name)),
  );
}
