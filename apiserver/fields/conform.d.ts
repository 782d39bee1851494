/** What does not fit of a configuration. Source: structured-merge-diff v6, typed values. */
import { type Json } from "../../api/json.ts";
import { type Shape } from "./shape.ts";
/** Everything that is wrong, in one text; `undefined` where the configuration can be applied. */
export declare function problemOf(shape: Shape, config: Json): string | undefined;
