/** What servers say, and the forms that many of them share. */
import type { HttpResponse } from "../../api/http-message.ts";
/** What a server says to a request, and what that takes. */
export interface Reply extends HttpResponse {
    /** How long it waits before it answers, beyond what others say; absent: not at all. */
    readonly latencyMs?: number;
    /** Absent: as requests of its image take by themselves. */
    readonly cpuSeconds?: number;
}
export declare const plain: (body: string, status?: number) => Reply;
export declare const html: (body: string, status?: number) => Reply;
export declare const json: (body: string, status?: number) => Reply;
/** As a server in Go says text whose type nobody has set. */
export declare const goText: (body: string, status?: number) => Reply;
/** As a server in Go says that something is wrong. Source: Go 1.25, net/http.Error. */
export declare const goError: (text: string, status: number) => Reply;
export declare const goNotFound: Reply;
/** Source: Go 1.25, net/http.Redirect. */
export declare function goRedirect(location: string, status: number): Reply;
export declare const escapeHtml: (text: string) => string;
/** Headers in the order of their names. */
export declare const sortedHeaders: (headers: Readonly<Record<string, string>>) => readonly (readonly [string, string])[];
