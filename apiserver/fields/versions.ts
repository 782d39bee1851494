/** What a change is in the other versions of a kind: owners name their fields in their own. */
import type { Json } from "../../api/json.ts";
import { type Comparison, compare } from "./compare.ts";
import type { Edit, Owner } from "./managers.ts";
import type { Shape } from "./shape.ts";

/** How objects look in another version of their kind. */
export interface VersionForm {
  readonly shape: Shape;
  readonly convert: (object: Json) => Json;
}

/** The form of an apiVersion; `undefined` where the kind has no such version. */
export type Versions = (apiVersion: string) => VersionForm | undefined;

const nothing: Comparison = { changed: undefined, removed: undefined };

/**
 * What a change set and took away, as the version of an owner has it: `own` where that is the
 * version of the change. `undefined` where the owner is of a version that there is no more.
 * Source: structured-merge-diff v6 merge/update.go.
 */
export function comparisonsOf(
  { before, after, versions, writer }: Pick<Edit, "versions" | "writer" | "before" | "after">,
  own: Comparison,
): (owner: Owner) => Comparison | undefined {
  const known = new Map<string, Comparison | undefined>([[writer.apiVersion, own]]);
  return ({ apiVersion }) => {
    if (known.has(apiVersion)) return known.get(apiVersion);
    const form = versions?.(apiVersion);
    const seen = form && compare(form.shape, form.convert(before), form.convert(after));
    const found = versions === undefined ? nothing : seen;
    known.set(apiVersion, found);
    return found;
  };
}
