import type { TypedLocalObjectReference } from "../core/references.ts";
import { type FieldError } from "../field-error.ts";
/** The name of an object of any kind. Source: validateIngressTypedLocalObjectReference 1.36. */
export declare function validateReference({ apiGroup, kind, name }: TypedLocalObjectReference, path: string): FieldError[];
