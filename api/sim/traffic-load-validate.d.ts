import { type Errors } from "./field-rules.ts";
import type { Load } from "./traffic-spec.ts";
/** A load is of one sort throughout: a rate, or clients. */
export declare function validateLoad(load: Load): Errors;
