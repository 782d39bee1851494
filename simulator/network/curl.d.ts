import { type ClientRequest } from "../../network/index.ts";
export interface CurlOptions {
    /** `pod/web-0`, `pod/web-0.shop` of another namespace, `node/node-0`; absent: from beyond. */
    readonly from?: string;
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    /** `2s`, or milliseconds. */
    readonly connectTimeout?: string | number;
    readonly timeout?: string | number;
}
/** Throws a RangeError where the URL or the client is none. */
export declare function curlRequest(url: string, options: CurlOptions): ClientRequest;
