import { type FieldError } from "../field-error.ts";
/**
 * A name such as `acme.io/foo`, by which a controller is told from others.
 * Source: apimachinery/pkg/util/validation IsDomainPrefixedPath 1.36.
 */
export declare function validateDomainPrefixedPath(name: string, path: string): FieldError[];
