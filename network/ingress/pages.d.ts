/** What the entry itself answers. Source: ngx_http_special_response.c, nginx 1.27. */
import type { HttpResponse } from "../../api/http-message.ts";
import type { FailureReason } from "../exchange.ts";
declare const texts: {
    readonly 308: "Permanent Redirect";
    readonly 400: "Bad Request";
    readonly 404: "Not Found";
    readonly 413: "Request Entity Too Large";
    readonly 501: "Not Implemented";
    readonly 502: "Bad Gateway";
    readonly 503: "Service Temporarily Unavailable";
    readonly 504: "Gateway Time-out";
};
export type PageStatus = keyof typeof texts;
/** How nginx calls a status, where that is not as others do. */
export declare const nginxReason: (status: number) => string | undefined;
/** A page as nginx has one for each status, with the lines that it ends as it does. */
export declare function page(status: PageStatus, headers?: HttpResponse["headers"]): HttpResponse;
/** What becomes of a request whose backend has failed. */
export declare function statusOfFailure(reason: FailureReason): PageStatus;
export {};
