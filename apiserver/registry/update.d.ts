import { type FieldError } from "../../api/field-error.ts";
import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { type Owners } from "../fields/managers.ts";
import { type Call } from "./context.ts";
/** PUT of an object or of its status. */
export declare function updateObject(call: Call): ApiResponse;
/** What a replacement does to the owners of fields. */
export interface Ownership {
    /** The subresource that the writer used, where it is another than the request says. */
    readonly subresource?: string;
    /** The owners after the write, where those are settled: the object was applied. */
    readonly owners?: Owners;
}
/** Replaces the stored object by `next`, as far as the request may change it. */
export declare function replace(call: Call, stored: KubeObject, decoded: KubeObject, { subresource, owners }?: Ownership): ApiResponse;
/** What a subresource may change of an object, and how that is checked. */
export interface Part<T extends KubeObject> {
    prepare(next: T, stored: T): T;
    validate(next: T, stored: T): readonly FieldError[];
}
/** Replaces a part of the stored object, as far as `next` may change it. */
export declare function replacePart<T extends KubeObject>(call: Call, { next, stored, owners }: {
    readonly next: T;
    readonly stored: T;
    readonly owners?: Owners;
}, part: Part<T>): ApiResponse;
/** A namespace stays until the controller has taken off the finalizers in its spec. */
export declare function holdsContent(namespace: KubeObject): boolean;
/** The names in the body must be those of the path; the namespace may be left out. */
export declare function checkNames({ request }: Call, { metadata }: KubeObject): void;
/** Reads, changes and replaces an object as the server itself does for subresources. */
export declare function changeStored(call: Call, change: (stored: KubeObject) => KubeObject): ApiResponse;
