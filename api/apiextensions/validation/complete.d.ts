import { type FieldError } from "../../field-error.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
/**
 * What is spoken of among the rules of a schema, and not said to be there.
 * Source: apiextensions-apiserver schema/complete.go 1.36.
 */
export declare const validateCompleteness: (schema: JSONSchemaProps, path: string) => readonly FieldError[];
