/** HTTP messages as text. */
import type { HttpResponse } from "../../../api/http-message.ts";
export declare const statusLine: ({ status }: HttpResponse) => string;
/** `Content-Type: text/html`, in the order in which they came. */
export declare const headerLines: ({ headers }: HttpResponse) => readonly string[];
/** The whole answer as it comes over a connection, as bytes. */
export declare const responseBytes: (response: HttpResponse) => string;
export declare const bodyBytes: ({ body }: HttpResponse) => string;
/** Codes with which an answer leads elsewhere. */
export declare const isRedirect: ({ status, headers }: HttpResponse) => boolean;
