import type { Structure } from "../api/structure.ts";
/** A value, and the Go type of the field that cannot hold it. */
export interface Misfit {
    readonly value: unknown;
    readonly type: string;
}
/** Why a body is no object of its kind. The path to the fault is filled in on the way out. */
export declare class DecodeError extends Error {
    readonly name = "DecodeError";
    /** The struct that holds the field, such as `DeploymentSpec`; empty at the root. */
    struct: string;
    /** JSON names from the root to the field, without indexes. */
    path: string[];
    /** A value that is of another type than its field, where that is the fault. */
    readonly misfit: Misfit | undefined;
    /** A fault other than a misfit is its own text. */
    constructor(fault: Misfit | string);
    /** Brings the message up to date with struct and path. */
    rename(): void;
}
/** Reads one value that is neither null nor absent; throws DecodeError. */
export type Decoder = (value: unknown) => unknown;
/** The decoder of a structure without parts. */
export declare function scalarDecoder(structure: Structure): Decoder;
/** The name by which Go's decoder calls the type of a structure. */
export declare function goType(structure: Structure): string;
/** Throws the error that Go's decoder has for a value of the wrong JSON type. */
export declare function misfit(value: unknown, type: string): never;
