import type { Fetched, FetchRequest } from "../network/container-network.ts";
import { type Url } from "../network/url.ts";
export interface CurlError {
    readonly code: number;
    readonly message: string;
}
/** What became of one transfer. */
export interface Transfer {
    readonly url: Url;
    readonly method: string;
    /** Of the last request. */
    readonly fetched: Fetched | undefined;
    readonly error: CurlError | undefined;
    readonly redirects: number;
    /** From the first request to the end of the last. */
    readonly tookMs: number;
}
export interface Patience {
    readonly connectTimeoutMs?: number | undefined;
    readonly timeoutMs?: number | undefined;
}
/** Source: curl 8.14, lib/connect.c and lib/strerror.c. */
export declare function errorOf({ host, port }: Url, { failure, tookMs }: Fetched, { connectTimeoutMs, timeoutMs }: Patience): CurlError;
export declare const meterHead: string;
/** The meter as it stands at the beginning, and at the end of a transfer of so many bytes. */
export declare const meterStart = "\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0";
export declare function meterEnd(bytes: number, tookMs: number): string;
/** What `-v` tells of a request, before anything comes back. */
export declare function verboseRequest(url: Url, request: FetchRequest, { address, failure, connectedMs, tookMs, ...fetched }: Fetched): readonly string[];
/** What `-v` tells of an answer, or of why there is none. */
export declare function verboseEnd(url: Url, { response }: Fetched, error: CurlError | undefined): string[];
/** The text of `-w`. Source: curl, tool_writeout.c. */
export declare function writeOut(format: string, transfer: Transfer): string;
