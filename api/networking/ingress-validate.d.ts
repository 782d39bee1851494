import { type FieldError } from "../field-error.ts";
import type { Ingress } from "./ingress.ts";
type Errors = readonly FieldError[];
export declare function validateIngress({ spec }: Ingress): Errors;
/** Where the class of an Ingress stood before it had a field. */
export declare const classAnnotation = "kubernetes.io/ingress.class";
/** Who names the class of a new Ingress twice names the same. */
export declare function validateClassAnnotation({ metadata, spec }: Ingress): Errors;
export {};
