/** JSON as Go's encoder writes it. */
import { type Json } from "./json.ts";
/** On one line, members by name, markup escaped. */
export declare const toCompactJson: (value: Json) => string;
/** Escapes what HTML would read as markup. */
export declare const escapeMarkup: (text: string) => string;
/** The value with the members of its objects by name. */
export declare function sorted(value: Json): Json;
