import { type ObjectNames, StatusError } from "./status.ts";
/** What is wrong with one field. Source: k8s.io/apimachinery/pkg/util/validation/field. */
export interface FieldError {
    readonly type: keyof typeof kinds;
    /** A path such as `spec.template.spec.containers[0].image` or `metadata.labels[app]`. */
    readonly field: string;
    readonly value?: unknown;
    readonly detail: string;
    /** The value is not told: it would be most of the object. */
    readonly hidesValue?: true;
}
declare const kinds: {
    readonly required: {
        readonly reason: "FieldValueRequired";
        readonly text: "Required value";
    };
    readonly invalid: {
        readonly reason: "FieldValueInvalid";
        readonly text: "Invalid value";
    };
    readonly typeInvalid: {
        readonly reason: "FieldValueTypeInvalid";
        readonly text: "Invalid value";
    };
    readonly notSupported: {
        readonly reason: "FieldValueNotSupported";
        readonly text: "Unsupported value";
    };
    readonly duplicate: {
        readonly reason: "FieldValueDuplicate";
        readonly text: "Duplicate value";
    };
    readonly forbidden: {
        readonly reason: "FieldValueForbidden";
        readonly text: "Forbidden";
    };
    readonly notFound: {
        readonly reason: "FieldValueNotFound";
        readonly text: "Not found";
    };
    readonly tooLong: {
        readonly reason: "FieldValueTooLong";
        readonly text: "Too long";
    };
    readonly tooMany: {
        readonly reason: "FieldValueTooMany";
        readonly text: "Too many";
    };
    readonly internal: {
        readonly reason: "InternalError";
        readonly text: "Internal error";
    };
};
/** Text for `detail` where the value says everything. */
export declare const required: (field: string, detail?: string) => FieldError;
export declare const invalid: (field: string, value: unknown, detail: string) => FieldError;
/** `Invalid value: …`, about a part of the object that is too large to be told. */
export declare const invalidWhole: (field: string, detail: string) => FieldError;
export declare const forbiddenField: (field: string, detail: string) => FieldError;
export declare const duplicate: (field: string, value: unknown) => FieldError;
export declare const notFoundField: (field: string, value: unknown) => FieldError;
/** `Too long: may not be more than 63 bytes` */
export declare const tooLong: (field: string, maximum: number) => FieldError;
/** `Too many: 3: must have at most 2 items` */
export declare const tooMany: (field: string, actual: number, maximum: number) => FieldError;
/** `Unsupported value: "X": supported values: "A", "B"`, sorted as Kubernetes sorts them. */
export declare const notSupported: (field: string, value: unknown, supported: readonly string[]) => FieldError;
/** Like `notSupported`, with what is supported in the order given. */
export declare const notSupportedInOrder: (field: string, value: unknown, supported: readonly string[]) => FieldError;
/** The text of one error after its field: `Invalid value: 0: must be greater than 0`. */
export declare function fieldErrorBody(error: FieldError): string;
/** `Deployment.apps "web" is invalid: spec.selector: Required value`, code 422, a cause a field. */
export declare function invalidObject(names: ObjectNames, name: string, errors: readonly FieldError[]): StatusError;
export {};
