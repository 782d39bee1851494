import { type FieldError } from "../../field-error.ts";
import { type Json } from "../../json.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
/**
 * What is there twice in lists that are sets, or maps with keys.
 * Source: apiextensions-apiserver schema/listtype 1.36.
 */
export declare function validateListTypes(schema: JSONSchemaProps, value: Json | undefined, path: string): readonly FieldError[];
