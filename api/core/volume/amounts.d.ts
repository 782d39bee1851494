import { type Errors } from "../pod/validate-format.ts";
/** An amount that may not be negative. */
export declare const validateAmount: (amount: string, path: string) => Errors;
/** An amount that may not be zero either. */
export declare const validatePositive: (amount: string, path: string) => Errors;
