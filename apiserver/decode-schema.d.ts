import type { Structure } from "../api/structure.ts";
import type { Decoder } from "./decode-scalars.ts";
/** What decoding gives and takes beyond one part. */
export interface Decoding {
    planOf(structure: Structure): Decoder;
    freeForm: Decoder;
    /** Notes that a member was dropped. */
    dropUnknown(): undefined;
}
/** The decoder of a structure that has a schema. */
export declare function schemaPlan(structure: Structure, decoding: Decoding): Decoder;
/** Whether members without a schema are kept. */
export declare const preservesUnknown: ({ schema }: Structure) => boolean;
/** A value without the members that have no schema; the value itself where there are none. */
export declare function pruned(structure: Structure, value: unknown): unknown;
