import type { Field } from "./structure.ts";
/** How server-side apply takes a list: whole, as a set of scalars, or item by item. */
export type ListType = {
    readonly type: "atomic" | "set";
} | {
    readonly type: "map";
    readonly keys: readonly string[];
};
/**
 * What a field says of its list, spelt out: the key of a strategic merge is that of apply too,
 * unless the field says otherwise.
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export declare function listTypeOf({ list }: Pick<Field, "list">): ListType;
