/** The SHA-256 digest of a text, 32 bytes. Source: FIPS 180-4. */
export declare function sha256(text: string): Uint8Array;
/** The digest of a text as 64 capital hex digits, as Kubernetes marks the versions of documents. */
export declare function sha256Hex(text: string): string;
