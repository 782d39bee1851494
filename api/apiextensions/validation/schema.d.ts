/**
 * What schemas may say. Source: apiextensions/validation,
 * ValidateCustomResourceDefinitionOpenAPISchema 1.36.
 */
import { type FieldError } from "../../field-error.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
/** Where a schema stands. */
export interface SchemaPlace {
    readonly path: string;
    readonly isRoot?: boolean;
    /** It is of the metadata of an object, or inside of it. */
    readonly isMeta?: boolean;
    /** Why it has no defaults. */
    readonly noDefaults?: string | undefined;
}
/** Everything wrong with a schema and those inside of it. */
export declare function validateSchema(schema: JSONSchemaProps, place: SchemaPlace): FieldError[];
