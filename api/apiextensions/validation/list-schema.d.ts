import { type FieldError } from "../../field-error.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
/** What is wrong with how a list is said to merge. */
export declare function validateListSchema(schema: JSONSchemaProps, path: string): readonly FieldError[];
