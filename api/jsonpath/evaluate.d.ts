import { type Json } from "../json.ts";
import type { Part, Path } from "./parse.ts";
/** The text of a template for a value. What is missing leaves no trace. */
export declare function renderTemplate(template: readonly Part[], value: Json): string;
/** The values that a path leads to, in the order of the document. */
export declare function findAll(path: Path, value: Json): readonly Json[];
/** How a found value is printed. */
export declare function textOf(value: Json): string;
