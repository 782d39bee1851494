import { type FieldError } from "../../field-error.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
/**
 * What is wrong with the defaults of a structural schema.
 * Source: apiextensions-apiserver schema/defaulting/validation.go 1.36.
 */
export declare function validateDefaults(schema: JSONSchemaProps, path: string): readonly FieldError[];
