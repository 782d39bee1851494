/** Byte strings, in which one character is one byte, and the text that they stand for. */
export declare function bytesOf(text: string): string;
export declare function textOf(bytes: string): string;
export declare function fromArray(array: Uint8Array): string;
export declare function toArray(bytes: string): Uint8Array;
