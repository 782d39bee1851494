import { type FieldError } from "../field-error.ts";
export type Errors = readonly FieldError[];
/** A duration as Go writes it, and not a negative one. */
export declare function validateDuration(text: string | undefined, path: string): Errors;
/** A quantity, and not a negative one. */
export declare function validateAmount(text: string | undefined, path: string): Errors;
export declare function between(value: number | undefined, path: string, min: number, max: number): Errors;
