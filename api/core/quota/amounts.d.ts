/** Quantities by resource: `{ pods: "2" }`. */
export type Amounts = Readonly<Record<string, string>>;
export declare const isNegative: (amount: string) => boolean;
/** To the thousandth, beyond which nobody looks. */
export declare const isWhole: (amount: string) => boolean;
/** What both have, together. */
export declare function sum(left: Amounts, right: Amounts): Amounts;
/** What is left of the first; what only the second has is negative. */
export declare function difference(left: Amounts, right: Amounts): Amounts;
/** The amounts of these resources only. */
export declare function only(amounts: Amounts, names: readonly string[]): Amounts;
export declare const withoutZeros: (amounts: Amounts) => Amounts;
/** The resources of which there is more than the limits allow. */
export declare const exceeded: (amounts: Amounts, limits: Amounts) => readonly string[];
/** True where the same resources have the same amounts, however they are written. */
export declare function equalAmounts(left: Amounts, right: Amounts): boolean;
