/** Checks of texts and numbers. Source: kube-openapi validation/validate 1.36. */
import { type Json } from "../../json.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import type { Findings } from "./findings.ts";
/** The JSON type of a value that is not null. */
export declare function typeOf(value: unknown): string;
/** The types that a schema allows; none where it allows any. */
export declare function typesOf(schema: JSONSchemaProps): readonly string[];
export declare function checkType(findings: Findings, schema: JSONSchemaProps, { value, path }: {
    readonly value: unknown;
    readonly path: string;
}): void;
export declare function checkText(findings: Findings, schema: JSONSchemaProps, { value, path }: {
    readonly value: string;
    readonly path: string;
}): void;
export declare function checkNumber(findings: Findings, schema: JSONSchemaProps, { value, path }: {
    readonly value: number;
    readonly path: string;
}): void;
export declare function checkEnum(findings: Findings, values: readonly Json[] | undefined, { value, path }: {
    readonly value: unknown;
    readonly path: string;
}): void;
