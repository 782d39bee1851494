/** The words of a status code; empty where it has none, as servers then leave them out. */
export declare const reasonPhrase: (status: number) => string;
/** The same; `Unknown` where it has none. */
export declare const reasonOf: (status: number) => string;
