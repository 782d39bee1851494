import { type FieldError } from "../field-error.ts";
import type { Fault } from "./fault.ts";
import { type Errors } from "./field-rules.ts";
export declare function validateFault({ spec }: Fault): FieldError[];
/** A fault is what it was from the beginning: what it has done would be of another. */
export declare function validateFaultUpdate(next: Fault, stored: Fault): Errors;
