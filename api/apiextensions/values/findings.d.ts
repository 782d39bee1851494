import { type FieldError } from "../../field-error.ts";
import type { Json } from "../../json.ts";
/**
 * What is found of a value while it is held against a schema: all that is wrong, in the words of
 * kube-openapi, and how many checks it passed, by which the best of several schemas is told.
 * Source: kube-openapi validation/errors and apiextensions-apiserver validation.go 1.36.
 */
export declare class Findings {
    readonly errors: FieldError[];
    passed: number;
    get isValid(): boolean;
    /** `spec.replicas in body must be of type integer: "string"` */
    wrongType(path: string, wanted: string, found: string): void;
    /** `spec.replicas in body should be less than or equal to 10` */
    unfit(path: string, value: unknown, rule: string): void;
    missing(path: string): void;
    tooLong(path: string, maximum: number): void;
    tooMany(path: string, actual: number, maximum: number): void;
    notOneOf(path: string, value: unknown, values: readonly Json[]): void;
    /** What no field is to blame for: `"spec" must validate at least one schema (anyOf)`. */
    unmatched(path: string, rule: string): void;
    add({ errors, passed }: Findings): void;
}
