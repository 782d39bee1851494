/** Reads DER, the bytes that certificates and requests for them are made of. Source: X.690. */
/** One value: its tag, and the bytes that it holds. */
export interface DerValue {
    readonly tag: number;
    readonly bytes: Uint8Array;
}
export declare const tags: {
    readonly sequence: 48;
    readonly set: 49;
    readonly oid: 6;
};
/** The values one after another. Throws RangeError where the bytes are no DER. */
export declare function readDer(bytes: Uint8Array): readonly DerValue[];
/** `2.5.4.3` */
export declare function oidText(bytes: Uint8Array): string;
