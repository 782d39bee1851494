/** Base64 (RFC 4648, padded) to and from text in UTF-8, as Secrets and ConfigMaps hold bytes. */
/** The base64 of text in UTF-8. */
export declare function encodeBase64(text: string): string;
/** The same in the alphabet for URLs, without padding, as tokens are written. */
export declare function encodeBase64Url(text: string): string;
/** The text that base64 stands for, or `undefined` where it is no base64. */
export declare function decodeBase64(base64: string): string | undefined;
/** How many bytes base64 stands for. */
export declare function base64Length(base64: string): number;
