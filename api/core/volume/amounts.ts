/** How much storage may be said to be. Source: core/validation 1.36. */
import { type Errors, invalid, none } from "../../field-error.ts";
import { canonicalQuantity, compareQuantities, quantityToNumber } from "../../quantity.ts";

/** An amount that may not be negative. */
export const validateAmount = (amount: string, path: string): Errors =>
  compareQuantities(amount, "0") >= 0
    ? none
    : [invalid(path, quantityToNumber(amount), "must be a valid resource quantity")];

/** An amount that may not be zero either. */
export const validatePositive = (amount: string, path: string): Errors =>
  compareQuantities(amount, "0") > 0
    ? none
    : [invalid(path, canonicalQuantity(amount), "must be greater than zero")];
