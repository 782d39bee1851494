import { StatusError } from "../../api/status.ts";
import type { Misfit } from "../decode-scalars.ts";
/** A patch that is well formed and cannot be applied: 422 without a reason that says more. */
export declare function unprocessable(): StatusError;
/** A patch that is no patch: 400. */
export declare function undecodable(given: unknown, type: string): StatusError;
/**
 * A patch whose result is no object of the kind: 422, of nothing that has a name.
 * Source: endpoints/handlers/patch.go 1.36.
 */
export declare function unfit(shown: string, why: string): StatusError;
/**
 * What is said of a value that a strategic merge patch puts where it does not fit: the result is
 * converted from maps rather than decoded from JSON. Source: runtime/converter.go fromUnstructured.
 */
export declare function unconvertible({ value, type }: Misfit): string;
/** A patch nested deeper than any object may be. */
export declare const tooDeep: () => StatusError;
/** A strategic merge patch with which the algorithm cannot go on; upstream answers 500. */
export declare function failed(message: string): StatusError;
/** `expected a []interface {}, but received a string` */
export declare function badType(expected: string, given: unknown): StatusError;
/** `map: map[image:x] does not contain declared merge key: name` */
export declare function noMergeKey(item: unknown, key: string): StatusError;
