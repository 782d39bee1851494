/** What `label` and `annotate` share: reading changes, and making them. */
import type { Json, JsonObject } from "../../api/json.ts";
import { metadataOf, part } from "../../api/json-parts.ts";
import { Failure } from "./failure.ts";
import { splitAt } from "./flags.ts";

export interface Changes {
  /** `KEY=VALUE` */
  readonly set: ReadonlyMap<string, string>;
  /** `KEY-` */
  readonly remove: readonly string[];
}

/** Tells the resources from the changes, which follow them. `noun` is what is changed. */
export function splitChanges(
  args: readonly string[],
  noun: string,
): { readonly resources: readonly string[]; readonly changes: Changes } {
  const resources: string[] = [];
  const set = new Map<string, string>();
  const remove: string[] = [];
  for (const arg of args) {
    const isSetting = arg.includes("=") && !arg.startsWith("=");
    const isRemoving = !isSetting && arg.endsWith("-") && arg !== "-";
    if (isSetting) {
      const [key, value = ""] = splitAt(arg, "=");
      set.set(key, value);
    } else if (isRemoving) {
      remove.push(arg.slice(0, -1));
    } else if (set.size + remove.length > 0) {
      throw new Failure(`all resources must be specified before ${noun} changes: ${arg}`);
    } else {
      resources.push(arg);
    }
  }
  return { resources, changes: { set, remove } };
}

/** The keys that are to be set and to be removed. */
export const contradictions = ({ set, remove }: Changes) => remove.filter((key) => set.has(key));

export interface Change {
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** The merge patch between them. */
  readonly patch: JsonObject;
}

/** The marks of an object before and after. `member` is where they are in the metadata. */
export function change(object: JsonObject, member: string, { set, remove }: Changes): Change {
  const before = part(metadataOf(object), member);
  const after: Record<string, Json | undefined> = { ...before };
  const patch: Record<string, Json> = {};
  for (const key of remove) {
    if (before[key] === undefined) continue;
    delete after[key];
    patch[key] = null;
  }
  for (const [key, value] of set) {
    if (before[key] === value) continue;
    after[key] = value;
    patch[key] = value;
  }
  return { before, after, patch };
}

/** `'a' already has a value (b)`, for each but `alwaysSet` that would get another value. */
export function overwritten(
  before: JsonObject,
  { set }: Changes,
  alwaysSet?: string,
): readonly string[] {
  return [...set]
    .filter(([key]) => key !== alwaysSet)
    .filter(([key, value]) => before[key] !== undefined && before[key] !== value)
    .map(([key]) => `'${key}' already has a value (${before[key]})`);
}
