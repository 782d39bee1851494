/**
 * The words in which resource schemas are written.
 *
 * Every field is a zod schema that also carries what Kubernetes needs to know of it: its doc, its
 * format, how lists merge. Fields are optional unless wrapped in `mandatory` or `present`, or given
 * a `.default()`. `structure.ts` reads schemas back into the form that the API server works on.
 */
import * as z from "zod";
/** What a field says beyond its JSON type. */
export interface FieldInfo {
    readonly doc: string;
    readonly format?: Format;
    readonly list?: ListOptions;
    readonly patchStrategy?: string;
    /** Only on a `struct`: its full name in OpenAPI. */
    readonly structName?: string;
    /** Only on a `struct` or a `map`: server-side apply takes it as one value. */
    readonly atomic?: boolean;
    /** Filled in with its empty value, though OpenAPI does not call it required. */
    readonly present?: boolean;
    /** Required, but left absent where it is not given. */
    readonly demanded?: boolean;
    /** The value has one of several shapes, told apart by their JSON types. */
    readonly options?: boolean;
    /**
     * Null where it was never set, and never absent, as Go writes times that it has no pointer to,
     * and pointers that it is not told to leave out.
     */
    readonly nullable?: boolean;
}
export type Format = "int32" | "int64" | "double" | "byte" | "date-time" | "micro-time" | "quantity" | "int-or-string";
/**
 * How two versions of a list merge. `merge` is the key of a strategic merge patch (for lists of
 * scalars: `true`); `keys` are those of server-side apply where they differ. `set` is a list of
 * unique scalars, and `atomic` is replaced whole.
 */
export interface ListOptions {
    readonly merge?: string | true;
    readonly keys?: readonly string[];
    readonly type?: "map" | "set" | "atomic";
}
/** What was said of this schema itself, without looking inside its wrappers. */
export declare function fieldInfo(schema: z.core.$ZodType): FieldInfo | undefined;
export declare const text: (doc: string) => z.ZodOptional<z.ZodString>;
export declare const bool: (doc: string) => z.ZodOptional<z.ZodBoolean>;
export declare const int32: (doc: string) => z.ZodOptional<z.ZodInt>;
export declare const int64: (doc: string) => z.ZodOptional<z.ZodInt>;
export declare const double: (doc: string) => z.ZodOptional<z.ZodNumber>;
/** RFC 3339, to the second. */
export declare const time: (doc: string) => z.ZodOptional<z.ZodString>;
/** RFC 3339, to the second; null where there is none. */
export declare const timeOrNull: (doc: string) => z.ZodOptional<z.ZodNullable<z.ZodString>>;
/** RFC 3339, to the microsecond; null where there is none. */
export declare const microTimeOrNull: (doc: string) => z.ZodOptional<z.ZodNullable<z.ZodString>>;
/** RFC 3339, to the microsecond. */
export declare const microTime: (doc: string) => z.ZodOptional<z.ZodString>;
/** Bytes in base64. */
export declare const bytes: (doc: string) => z.ZodOptional<z.ZodString>;
/** An amount such as `500m` or `2Gi`; see quantity.ts. A number is taken as its text. */
export declare const quantity: (doc: string) => z.ZodOptional<z.ZodString>;
/** A number, or text that is a name or a percentage. */
export declare const intOrString: (doc: string) => z.ZodOptional<z.ZodUnion<readonly [z.ZodInt, z.ZodString]>>;
/** Any JSON, kept as it is. */
export declare const anyJson: (doc: string) => z.ZodUnknown;
/**
 * One of several shapes, told apart by their JSON types; what they leave out of a value is not
 * warned of. `name` is that of OpenAPI.
 */
export declare const oneOf: <S extends z.ZodType>(name: string, doc: string, options: readonly S[]) => z.ZodUnion<readonly S[]>;
/** A field that holds the given struct. */
export declare const ref: <S extends z.ZodType>(doc: string, schema: S, info?: {
    patchStrategy?: string;
}) => z.ZodOptional<S>;
/** A field that holds the given struct, or null where it was never set. */
export declare const refOrNull: <S extends z.ZodType>(doc: string, schema: S) => z.ZodOptional<z.ZodNullable<S>>;
/** A list; its items are a struct or the base of a field (`z.string()`, `z.int()`). */
export declare const list: <S extends z.ZodType>(doc: string, item: S, { patchStrategy, ...options }?: ListOptions & {
    patchStrategy?: string;
}) => z.ZodOptional<z.ZodArray<S>>;
/** A list that is null where it was never set, as Go writes lists that it must not leave out. */
export declare const listOrNull: <S extends z.ZodType>(doc: string, item: S, options?: ListOptions) => z.ZodOptional<z.ZodNullable<z.ZodArray<S>>>;
/** A map from text to the given value, for example `map("…", z.string())`. */
export declare const map: <S extends z.ZodType>(doc: string, value: S, options?: {
    readonly atomic?: boolean;
}) => z.ZodOptional<z.ZodRecord<z.ZodString, S>>;
/** The values of a map of quantities, and items of a list of them. */
export declare const quantityItem: z.ZodString;
/** The values of a map of bytes in base64. */
export declare const bytesItem: z.ZodString;
export declare const textItem: z.ZodString;
/** The values of a map of times, to the second. */
export declare const timeItem: z.ZodString;
export declare const int32Item: z.ZodInt;
export declare const int64Item: z.ZodInt;
/** A field that Kubernetes calls required. Where it is absent it decodes to its empty value. */
export declare const mandatory: <S extends z.ZodType>(field: S) => z.ZodNonOptional<S>;
/**
 * A `mandatory` field that stays absent where it is not given, so that validation can tell nothing
 * from `{}`. Validation must refuse its absence: the type says that it is there.
 */
export declare const demanded: <S extends z.ZodType>(field: S) => z.ZodNonOptional<S>;
/** A struct, list or scalar that is always there once decoded, though it need not be given. */
export declare const present: <S extends z.ZodType>(field: S) => z.ZodNonOptional<S>;
/**
 * An object type. `name` is that of OpenAPI without its `io.k8s.api.` prefix (`core.v1.Container`);
 * names in `meta.v1` get the prefix of apimachinery, and names of our own are given in full
 * (`io.kubesim.…`).
 */
export declare const struct: <Shape extends z.core.$ZodLooseShape>(name: string, doc: string, shape: Shape, options?: {
    readonly atomic?: boolean;
}) => z.ZodObject<{ -readonly [P in keyof Shape]: Shape[P]; }, z.core.$strict>;
