/** The order of a patched list: what the patch says comes first, then what the server had. */
import { type Json } from "../../api/json.ts";
import type { Structure } from "../../api/structure.ts";
/** The members of a patch that direct how the rest of it is merged. */
export declare const directives: {
    readonly patch: "$patch";
    readonly retainKeys: "$retainKeys";
    readonly order: "$setElementOrder";
    readonly deletion: "$deleteFromPrimitiveList";
};
/** What merging needs to know of a field. */
export interface PatchedField {
    readonly structure: Structure;
    /** The merge key; `true` for a merged list of scalars. */
    readonly merge: string | true | undefined;
    /** The field is replaced whole, though it is an object. */
    readonly replaces: boolean;
}
/** The field of a struct, or the value of a map; undefined where the structure knows none. */
export declare function fieldNamed(structure: Structure, name: string): PatchedField | undefined;
interface Ordering {
    readonly field: PatchedField;
    readonly original: readonly Json[] | undefined;
    readonly patch: readonly Json[] | undefined;
    readonly order: readonly Json[];
    readonly merge: (original: readonly Json[], patch: readonly Json[], field: PatchedField, isDeletion: boolean) => readonly Json[];
}
/** Merges a list whose order the patch gives by `$setElementOrder`. */
export declare function orderElements({ field, original, patch, order, merge }: Ordering): readonly Json[];
interface Arrangement {
    readonly merged: readonly Json[];
    /** The order of the items that the patch names. */
    readonly order: readonly Json[];
    /** The order of all the others. */
    readonly serverOrder: readonly Json[];
    readonly mergeKey: string | undefined;
}
/**
 * Interleaves the items that the patch names, in its order, with the others in the server's order:
 * one of the others goes first only where it stood before the next named one on the server.
 */
export declare function arrange({ merged, order, serverOrder, mergeKey }: Arrangement): Json[];
/** What identifies an item of a list: the value of its merge key, or the scalar that it is. */
export declare function keyIn(item: Json, mergeKey: string | undefined): Json;
export {};
