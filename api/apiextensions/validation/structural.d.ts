/**
 * Whether schemas are structural: whether they say of every field what it is, beside what holds of
 * its value. Source: apiextensions-apiserver schema/validation.go and schema/complete.go 1.36.
 */
import { type FieldError } from "../../field-error.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
/** Everything that keeps a schema from being structural, sorted by its text. */
export declare function validateStructural(schema: JSONSchemaProps, path: string): readonly FieldError[];
