import { type FieldError } from "../field-error.ts";
import type { NetworkPolicy } from "./network-policy.ts";
type Errors = readonly FieldError[];
export declare function validateNetworkPolicy({ spec }: NetworkPolicy): Errors;
export {};
