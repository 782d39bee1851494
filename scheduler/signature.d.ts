/**
 * Short text that is equal for equal JSON values. It is remembered by identity, so that the parts
 * which pods of one template share are read once.
 */
export declare function signatureOf(value: object | undefined): string;
