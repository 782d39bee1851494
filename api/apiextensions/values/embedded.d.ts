import { type FieldError } from "../../field-error.ts";
import { type Json } from "../../json.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
/**
 * What is wrong with the type and the metadata of objects inside of a value.
 * Source: apiextensions-apiserver schema/objectmeta 1.36.
 */
export declare function validateEmbedded(schema: JSONSchemaProps, value: Json | undefined, path: string): readonly FieldError[];
