/** Whether objects have the parts that they are expected to have. */
import { type Json } from "../../api/json.ts";
/** A part that is not as it should be. */
export interface Difference {
    readonly field: string;
    readonly wanted: Json | undefined;
    readonly got: Json | undefined;
}
/**
 * Where `got` lacks a part of `wanted`. Members that are not wanted may be there; of a list, each
 * wanted item must be found, in any order where items have names, at its place otherwise.
 */
export declare function differences(wanted: Json, got: Json | undefined, field?: string): Difference[];
/** Two lines for a difference: what was wanted, and what was there. */
export declare function differenceLines({ field, wanted, got }: Difference): readonly string[];
