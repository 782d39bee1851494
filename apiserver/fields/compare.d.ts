import { type Json, type JsonObject } from "../../api/json.ts";
import { type FieldSet } from "./field-set.ts";
import { type Shape } from "./shape.ts";
/** Which fields a change set, and which it took away. */
export interface Comparison {
    readonly changed: FieldSet | undefined;
    readonly removed: FieldSet | undefined;
}
/**
 * Compares two values of one shape. What they share by identity is not looked into. A part that is
 * new, or gone, counts with all that is below it.
 */
export declare const compare: (shape: Shape, before?: Json, after?: Json) => Comparison;
/** The same for a new object, whose `empty` form is that of its kind. */
export declare function compareNew({ structure }: Shape, empty: JsonObject, object: JsonObject): Comparison;
/**
 * The fields that a configuration sets: its scalars and whatever is taken whole, the items of its
 * lists and the keys of its maps.
 */
export declare function fieldsOf(shape: Shape, value: Json): FieldSet | undefined;
