/** Paths to fields, as the tables of kustomize have them: `spec/template/metadata/labels`. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { Id } from "./resource.ts";

/** A field of some kinds of objects. Every item of a list on the way is gone through. */
export interface FieldSpec {
  readonly path: string;
  readonly group?: string | undefined;
  readonly version?: string | undefined;
  readonly kind?: string | undefined;
  /** Where it is not there, it is made. */
  readonly create?: boolean | undefined;
}

/** What some kinds have in common; what is not said, or empty, is any. */
export type KindSelector = Pick<FieldSpec, "group" | "version" | "kind">;

type Kind = Pick<Id, "group" | "version" | "kind">;

export const isFor = ({ group, version, kind }: KindSelector, id: Kind): boolean =>
  (!group || group === id.group) &&
  (!version || version === id.version) &&
  (!kind || kind === id.kind);

type Change = (value: Json | undefined) => Json | undefined;

/** The object with what `change` makes of each field that the path leads to. */
export function changeFields(
  object: JsonObject,
  { path, create = false }: FieldSpec,
  change: Change,
): JsonObject {
  // A slash within a name is escaped.
  const names = path.split(/(?<!\\)\//).map((name) => name.replaceAll("\\/", "/"));
  const made = changeAt(object, names, { create, change });
  return isObject(made) ? made : object;
}

interface Walk {
  readonly create: boolean;
  readonly change: Change;
}

function changeAt(value: Json | undefined, names: readonly string[], walk: Walk): Json | undefined {
  if (names.length === 0) return walk.change(value);
  if (Array.isArray(value)) return value.map((item) => changeAt(item, names, walk) ?? item);
  const isMissing = value === undefined || value === null;
  if (isMissing ? !walk.create : !isObject(value)) return value;
  const [first = "", ...rest] = names;
  const name = first.replace(/\[\]$/, "");
  const members = isObject(value) ? value : {};
  const before = members[name];
  // A list that is not there has no items to make anything in.
  if ((before === undefined || before === null) && (!walk.create || name !== first)) return value;
  const after = changeAt(before, rest, walk);
  return after === before ? value : { ...members, [name]: after };
}
