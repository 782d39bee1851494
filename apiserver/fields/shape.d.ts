import { type Json } from "../../api/json.ts";
import type { Field, Structure } from "../../api/structure.ts";
/** What a field says of its value, as far as the ownership of fields goes. */
export type Shape = Pick<Field, "structure" | "list" | "atomic">;
/** One part of a value: where it stands in its parent, what it is, and how it is shaped. */
export interface Part {
    readonly element: string;
    readonly value: Json;
    readonly shape: Shape;
}
/** How a value is owned: whole, member by member, or item by item. */
export type Granularity = "leaf" | "struct" | "map" | "list";
/** `values` are those at hand, which tell where the structure does not. */
export declare function granularityOf(shape: Shape, ...values: readonly (Json | undefined)[]): Granularity;
/** The parts of a value that is owned in parts. Members that the structure lacks are none. */
export declare function partsOf(shape: Shape, value: Json | undefined): readonly Part[];
/** The shape of a member; `undefined` where a struct has no such field. */
export declare function memberShape(structure: Structure, key: string): Shape | undefined;
export declare const itemShape: ({ items }: Structure) => Shape;
/** The shape of a value that no field says more of. */
export declare function rootShape(structure: Structure): Shape;
/** `v:"x"` in a set; `k:{"containerPort":80,"protocol":"TCP"}` in a list with keys. */
export declare function itemElement(shape: Shape, item: Json): string;
/** Whether two items of a list are versions of the same one. */
export declare function sameKeys(shape: Shape, left: Json, right: Json): boolean;
export declare const isBlank: (value: Json | undefined) => boolean;
export declare function isEmptyObject(value: object): boolean;
