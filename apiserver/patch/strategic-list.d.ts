import { type Json, type JsonObject } from "../../api/json.ts";
export interface ListMerge {
    readonly original: readonly Json[];
    readonly patch: readonly Json[];
    /** What tells the items apart; undefined for scalars. */
    readonly mergeKey: string | undefined;
    /** The patch lists scalars to take out. */
    readonly isDeletion: boolean;
    readonly mergeItem: (original: JsonObject, patch: JsonObject) => JsonObject;
}
/** Merges two lists of the same kind of items. */
export declare function mergeList(given: ListMerge): readonly Json[];
