/** How a deletion is asked for, in a query, in the body of a DELETE and in an eviction. */
import { type FieldError } from "../api/field-error.ts";
import type { RequestOptions } from "../api/request.ts";
/** What a deletion may be asked with, not yet checked. */
export interface AskedDeletion {
    readonly dryRun?: readonly string[];
    readonly gracePeriodSeconds?: number;
    readonly orphanDependents?: boolean;
    readonly propagationPolicy?: string;
    readonly preconditions?: RequestOptions["preconditions"];
}
type DeletionOptions = Pick<RequestOptions, "dryRun" | "gracePeriodSeconds" | "orphanDependents" | "propagationPolicy" | "preconditions">;
/** Reads a DeleteOptions object. Throws BadRequest where it is none. */
export declare function readDeletion(body: unknown): AskedDeletion;
/** The options of a deletion. Throws Invalid with all that is wrong with them. */
export declare function deletionOptions(asked: AskedDeletion): DeletionOptions;
/** Nothing but `All` may be run dry. */
export declare function dryRunErrors(values: readonly string[]): FieldError[];
export {};
