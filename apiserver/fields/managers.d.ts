import { type Json, type JsonObject } from "../../api/json.ts";
import type { ObjectMeta } from "../../api/resource.ts";
import { type FieldSet } from "./field-set.ts";
import type { FieldFilter } from "./reset-fields.ts";
import type { Shape } from "./shape.ts";
/** Who writes, how, and through what: what tells one manager from another. */
export interface Writer {
    readonly manager: string;
    readonly operation: "Apply" | "Update";
    readonly apiVersion: string;
    readonly subresource: string;
}
/** A manager with the fields that it owns. `time`: RFC 3339, when the entry last changed. */
export interface Owner extends Writer {
    readonly time: string | undefined;
    readonly fields: FieldSet;
}
/** The owners of the fields of an object, each once. */
export type Owners = readonly Owner[];
export interface Change {
    readonly shape: Shape;
    readonly before: Json;
    readonly after: Json;
    readonly writer: Writer;
    readonly time: string;
}
/** The owners after an update: the writer owns what changed, and nobody what is gone. */
export declare function afterUpdate(owners: Owners, change: Change): Owners;
/** The owner of a new object. `empty` is what is there in every object of the kind. */
export declare function ownersOfNew(empty: JsonObject, object: JsonObject, origin: Pick<Change, "shape" | "writer" | "time">): Owners;
/** A field that somebody else owns and an apply would change. */
export interface Conflict {
    readonly owner: Owner;
    readonly fields: FieldSet;
}
export interface Application {
    readonly shape: Shape;
    readonly live: JsonObject;
    readonly config: JsonObject;
    readonly writer: Writer;
    readonly time: string;
    /** Which fields the writer can change there at all. */
    readonly kept: FieldFilter;
}
export interface Applied {
    readonly object: JsonObject;
    readonly owners: Owners;
    readonly conflicts: readonly Conflict[];
}
/**
 * What applying a configuration makes of an object. The manager owns what it names, and what it no
 * longer names and nobody else owns is taken away. Where there are conflicts, `object` and `owners`
 * are what they would be if it were forced.
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export declare function apply(owners: Owners, application: Application): Applied;
type Entries = NonNullable<ObjectMeta["managedFields"]>;
/** The owners as `metadata.managedFields` shows them. */
export declare function encodeOwners(owners: Owners): Entries;
/** The owners that a client has named. `undefined` where it named none, or not in a way to read. */
export declare function decodeOwners(entries: Entries | undefined): Owners | undefined;
/** A list of one entry that says nothing asks for the owners to be forgotten. */
export declare const forgetsOwners: (entries: Entries | undefined) => boolean;
export {};
