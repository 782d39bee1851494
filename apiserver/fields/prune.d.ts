import { type Json } from "../../api/json.ts";
import { type FieldSet } from "./field-set.ts";
import { type Shape } from "./shape.ts";
/**
 * Takes out what a manager applied before and nobody owns any more: `last` is what it applied,
 * `owned` all that anybody owns now. What goes, goes with whatever nobody owns below it; the value
 * itself where nothing goes.
 */
export declare function prune(shape: Shape, value: Json, last: FieldSet, owned: FieldSet): Json;
