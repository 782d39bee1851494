/** The type of a file; `undefined` where its name tells none. */
export declare function contentType(name: string): string | undefined;
