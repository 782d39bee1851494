/** Reads zod schemas back as plain structure, from which decoding, OpenAPI and patches derive. */
import type * as z from "zod";
import type { JSONSchemaProps } from "./apiextensions/json-schema-props.ts";
import { type Json } from "./json.ts";
import { type Format, type ListOptions } from "./schema.ts";
/** The shape of a JSON value. Custom resources take the same form at run time. */
export interface Structure {
    readonly type: "string" | "integer" | "number" | "boolean" | "object" | "map" | "array" | "any";
    readonly doc: string;
    /** The full OpenAPI name of an `object`, such as `io.k8s.api.core.v1.Container`. */
    readonly name?: string;
    readonly format?: Format;
    /** An `object` that server-side apply takes as one value (`x-kubernetes-map-type: atomic`). */
    readonly atomic?: boolean;
    /** How an `array` merges that is no member of a struct, of a custom resource. */
    readonly list?: ListOptions;
    /** The members of an `object`. */
    readonly fields?: ReadonlyMap<string, Field>;
    /** The items of an `array`, the values of a `map`. */
    readonly items?: Structure;
    /** The shapes of an `any` that has one of several, told apart by their JSON types. */
    readonly options?: readonly Structure[];
    /**
     * Set on the parts of custom resources: what they were made from. Decoding prunes and fills in
     * defaults, and leaves every other fault to validation.
     */
    readonly schema?: JSONSchemaProps;
}
/** A member of an object. */
export interface Field {
    readonly name: string;
    readonly doc: string;
    readonly structure: Structure;
    /** OpenAPI lists it as required. */
    readonly required: boolean;
    /** Decodes to its empty value where it is absent. */
    readonly filled: boolean;
    /** Decodes to null where it is absent. */
    readonly nullable?: boolean;
    readonly default?: Json;
    readonly list?: ListOptions;
    /** A `map` that server-side apply takes as one value. */
    readonly atomic?: boolean;
    readonly patchStrategy?: string;
}
/** The structure of a schema made with the words of `schema.ts`. */
export declare function structureOf(schema: z.core.$ZodType): Structure;
