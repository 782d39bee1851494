/**
 * Amounts such as `500m`, `2Gi` or `1e3`, exact to the nano.
 *
 * The numbers that hot paths read (`milliValue`, `quantityToNumber`) are remembered by text, so
 * asking again for the same few amounts costs one look-up.
 * Source: k8s.io/apimachinery/pkg/api/resource.
 */
/** How an amount is written: `1500m`, `2Gi`, `15e2`. */
export type QuantityFormat = "DecimalSI" | "BinarySI" | "DecimalExponent";
/** The precise form. */
export interface Quantity {
    /** The amount in billionths. */
    readonly nano: bigint;
    readonly format: QuantityFormat;
}
/** What Kubernetes says of text that is not a quantity. */
export declare const quantityProblem: string;
/** The quantity that `text` stands for, or `undefined` where it is none. */
export declare function parseQuantity(text: string): Quantity | undefined;
/** Why `text` is not a quantity, in Kubernetes' words, or `undefined` where it is one. */
export declare function quantityTextProblem(text: string): string | undefined;
/** The amount as a number, rounded up to an integer. Throws where `text` is no quantity. */
export declare function quantityToNumber(text: string): number;
/** The amount in thousandths, rounded up to an integer. Throws where `text` is no quantity. */
export declare function milliValue(text: string): number;
/** The amount as a number, with what is behind the point. Throws where `text` is no quantity. */
export declare function quantityToDecimal(text: string): number;
/** Below 0 where `left` is the smaller amount, 0 where both are the same, else above 0. */
export declare function compareQuantities(left: string, right: string): number;
/** The sum, in the format of `left` unless that is zero. */
export declare function addQuantities(left: string, right: string): string;
/** The difference, in the format of `left` unless that is zero. */
export declare function subtractQuantities(left: string, right: string): string;
/** The one text by which Kubernetes writes this amount: `1000m` is `1`, `1024Mi` is `1Gi`. */
export declare function canonicalQuantity(text: string): string;
/** The text of an amount given in thousandths, such as CPU in millicores. */
export declare function quantityFromMilli(milli: number, format?: QuantityFormat): string;
/** The text of a whole amount, such as bytes of memory. */
export declare function quantityFromNumber(value: number, format?: QuantityFormat): string;
/** The canonical text of a quantity. */
export declare function formatQuantity({ nano, format }: Quantity): string;
