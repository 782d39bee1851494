/**
 * Holds values against schemas. Source: kube-openapi validation/validate 1.36, and for updates
 * apiextensions-apiserver validation/ratcheting.go.
 */
import type { FieldError } from "../../field-error.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
/** Everything wrong with a value. */
export declare function validateValue(schema: JSONSchemaProps, value: unknown): readonly FieldError[];
/** Everything wrong with a value that replaces `old`, but for the parts that stay as they were. */
export declare function validateValueUpdate(schema: JSONSchemaProps, value: unknown, old: unknown): readonly FieldError[];
/** The item of an earlier list that an item is a version of; undefined where none is. */
export declare function itemOf(schema: JSONSchemaProps, before: readonly unknown[], { item, index }: {
    readonly item: unknown;
    readonly index: number;
}): unknown;
