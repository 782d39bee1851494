/** Source: pkg/apis/networking/validation 1.36. */
import { type FieldError } from "../field-error.ts";
import type { IngressClass } from "./ingress-class.ts";
export declare function validateIngressClass({ spec }: IngressClass): FieldError[];
export declare const validateIngressClassUpdate: ({ spec: next }: IngressClass, { spec: stored }: IngressClass) => FieldError[];
