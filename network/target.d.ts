import type { HttpRequest } from "../api/http-message.ts";
import type { Source } from "./exchange.ts";
/** Where a URL leads. */
export interface Target {
    readonly isTls: boolean;
    /** A name or an address, without brackets. */
    readonly host: string;
    readonly port: number;
    /** With its query, and never empty. */
    readonly path: string;
}
/** A request as its client makes it. */
export interface ClientRequest extends Pick<HttpRequest, "method" | "headers" | "body"> {
    readonly source: Source;
    readonly target: Target;
    /** How long it waits for a connection; absent: as long as a kernel tries. */
    readonly connectTimeoutMs?: number;
    /** How long it waits in all; absent: for ever. */
    readonly timeoutMs?: number;
    /** Whether the hops are told, too: an account of every step takes time. */
    readonly isTraced: boolean;
}
/** Takes a URL apart; what has no scheme is `http`. `undefined` where it is no URL of these. */
export declare function parseTarget(url: string): Target | undefined;
/** What the `Host` header says of a target: the port only where it is not that of the scheme. */
export declare function hostHeader({ isTls, host, port }: Target): string;
