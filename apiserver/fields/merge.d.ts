import { type Json } from "../../api/json.ts";
import { type Shape } from "./shape.ts";
/**
 * What a configuration makes of a value: it sets what it names and leaves the rest. Lists with keys
 * and sets take the order of the configuration, and what only the value has keeps its place.
 */
export declare function merge(shape: Shape, value: Json | undefined, config: Json | undefined): Json;
