import type { Store } from "../shell/mounted-files.ts";
/** What a file of a volume holds; `undefined` where there is none. */
export declare function fileIn(store: Store | undefined, path: string): string | undefined;
/** The variables of a file with lines like `NAME='value'`; `undefined` where a line is none. */
export declare function envFileOf(text: string): ReadonlyMap<string, string> | undefined;
