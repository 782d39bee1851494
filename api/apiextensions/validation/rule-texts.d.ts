import { type FieldError } from "../../field-error.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
/** What is wrong with how rules in CEL are told; the expressions themselves come after that. */
export declare function validateRuleTexts(schema: JSONSchemaProps, path: string): readonly FieldError[];
