/** What both kinds of wget are told, and the request that they make of it. */
import type { FetchRequest } from "../network/container-network.ts";
import { type Url } from "../network/url.ts";
import type { Given, Usage } from "./program.ts";
export declare const wgetUsage: Usage;
export interface WgetOptions {
    readonly isQuiet: boolean;
    readonly isSpider: boolean;
    readonly showsHeaders: boolean;
    /** `-` is the output; absent: a file named by the URL. */
    readonly document: string | undefined;
    readonly folder: string | undefined;
    readonly timeoutMs: number | undefined;
    readonly tries: number | undefined;
    readonly method: string;
    readonly body: string | undefined;
    readonly headers: Readonly<Record<string, string>>;
}
export declare function wgetOptions({ flags, value, values }: Given): WgetOptions;
export declare function requestOf(url: Url, { method, body, headers, timeoutMs }: WgetOptions, usual: Readonly<Record<string, string>>): FetchRequest;
/** The file that an answer is kept in where nobody says otherwise. */
export declare const fileNameOf: ({ path }: Url) => string;
