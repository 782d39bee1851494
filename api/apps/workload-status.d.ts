/** What the statuses of workloads have in common: counts, and shares of them. */
import { type FieldError } from "../field-error.ts";
/** The counts in a status; other fields are not looked at. */
type Counts<Name extends string> = {
    readonly [name in Name]?: number | undefined;
};
/** No count is below 0. */
export declare const validateCounts: <Name extends string>(status: Counts<Name>, names: readonly Name[]) => FieldError[];
/**
 * No share of the replicas is more than all of them, nor are more available than ready. `ready` is
 * how the refusal names the latter. Source: pkg/apis/apps/validation 1.36.
 */
export declare function validateShares<Name extends string>(status: Counts<Name | "replicas" | "readyReplicas" | "availableReplicas">, names: readonly Name[], ready?: string): FieldError[];
/** Collisions of hashes are only ever added. */
export declare function validateCollisions(next: Counts<"collisionCount">, stored: Counts<"collisionCount">): FieldError[];
export {};
