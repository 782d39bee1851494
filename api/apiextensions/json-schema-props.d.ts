import * as z from "zod";
import type { Json } from "../json.ts";
/** A rule of x-kubernetes-validations. */
export interface ValidationRule {
    readonly rule: string;
    readonly message?: string | undefined;
    readonly messageExpression?: string | undefined;
    readonly reason?: string | undefined;
    readonly fieldPath?: string | undefined;
    readonly optionalOldSelf?: boolean | undefined;
}
/** A JSON schema, as the versions of a CustomResourceDefinition carry it. */
export interface JSONSchemaProps {
    readonly id?: string | undefined;
    readonly $schema?: string | undefined;
    readonly $ref?: string | undefined;
    readonly description?: string | undefined;
    readonly type?: string | undefined;
    readonly format?: string | undefined;
    readonly title?: string | undefined;
    readonly default?: Json | undefined;
    readonly maximum?: number | undefined;
    readonly exclusiveMaximum?: boolean | undefined;
    readonly minimum?: number | undefined;
    readonly exclusiveMinimum?: boolean | undefined;
    readonly maxLength?: number | undefined;
    readonly minLength?: number | undefined;
    readonly pattern?: string | undefined;
    readonly maxItems?: number | undefined;
    readonly minItems?: number | undefined;
    readonly uniqueItems?: boolean | undefined;
    readonly multipleOf?: number | undefined;
    readonly enum?: readonly Json[] | undefined;
    readonly maxProperties?: number | undefined;
    readonly minProperties?: number | undefined;
    readonly required?: readonly string[] | undefined;
    readonly items?: JSONSchemaProps | readonly JSONSchemaProps[] | undefined;
    readonly allOf?: readonly JSONSchemaProps[] | undefined;
    readonly oneOf?: readonly JSONSchemaProps[] | undefined;
    readonly anyOf?: readonly JSONSchemaProps[] | undefined;
    readonly not?: JSONSchemaProps | undefined;
    readonly properties?: Readonly<Record<string, JSONSchemaProps>> | undefined;
    readonly additionalProperties?: JSONSchemaProps | boolean | undefined;
    readonly patternProperties?: Readonly<Record<string, JSONSchemaProps>> | undefined;
    readonly dependencies?: Readonly<Record<string, JSONSchemaProps | readonly string[]>> | undefined;
    readonly additionalItems?: JSONSchemaProps | boolean | undefined;
    readonly definitions?: Readonly<Record<string, JSONSchemaProps>> | undefined;
    readonly externalDocs?: {
        readonly description?: string | undefined;
        readonly url?: string | undefined;
    } | undefined;
    readonly example?: Json | undefined;
    readonly nullable?: boolean | undefined;
    readonly "x-kubernetes-preserve-unknown-fields"?: boolean | undefined;
    readonly "x-kubernetes-embedded-resource"?: boolean | undefined;
    readonly "x-kubernetes-int-or-string"?: boolean | undefined;
    readonly "x-kubernetes-list-map-keys"?: readonly string[] | undefined;
    readonly "x-kubernetes-list-type"?: string | undefined;
    readonly "x-kubernetes-map-type"?: string | undefined;
    readonly "x-kubernetes-validations"?: readonly ValidationRule[] | undefined;
}
export declare const JSONSchemaProps: z.ZodType<object>;
/** The schema that a version has. */
export declare function schemaOf(version: {
    readonly schema?: {
        readonly openAPIV3Schema?: object | undefined;
    } | undefined;
}): JSONSchemaProps | undefined;
