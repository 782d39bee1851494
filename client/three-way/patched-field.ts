import type { Structure } from "../../api/structure.ts";

/** What a strategic merge patch has to know of a member of an object. */
export interface PatchedField {
  readonly structure: Structure | undefined;
  /** What tells the items of a merged list apart; `true` where they are scalars. */
  readonly merge: string | true | undefined;
  /** It is replaced whole, though it is an object. */
  readonly replaces: boolean;
  /** A patch of it says which members stay. */
  readonly retains: boolean;
}

/** The member of this name; one that nothing is known of is merged as plain JSON. */
export function patchedField(structure: Structure | undefined, name: string): PatchedField {
  if (structure?.type === "map") return { ...unknown, structure: structure.items };
  const field = structure?.fields?.get(name);
  if (field === undefined) return unknown;
  const strategies = field.patchStrategy?.split(",") ?? [];
  const replaces = strategies.includes("replace");
  return {
    structure: field.structure,
    merge: replaces ? undefined : field.list?.merge,
    replaces,
    retains: strategies.includes("retainKeys"),
  };
}

const unknown = { structure: undefined, merge: undefined, replaces: false, retains: false };
