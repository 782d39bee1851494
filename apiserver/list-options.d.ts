/** The parts of a list's options that do not go with all others. */
export interface AskedList {
    readonly resourceVersion?: string;
    readonly resourceVersionMatch?: string;
    readonly continue?: string;
    readonly sendInitialEvents?: boolean;
}
export declare const matches: readonly ["Exact", "NotOlderThan"];
/**
 * Throws Invalid with everything that does not go together.
 * Source: apimachinery internalversion/validation, ValidateListOptions 1.36.
 */
export declare function checkListOptions(asked: AskedList): void;
