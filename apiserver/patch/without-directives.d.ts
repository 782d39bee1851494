import { type Json } from "../../api/json.ts";
/**
 * What is left of a patch where there was nothing to merge it with: no nulls, and no part that
 * carries a `$patch` directive. Undefined where nothing is left.
 */
export declare function withoutDirectives(value: Json): Json | undefined;
