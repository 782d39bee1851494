/** Sends requests from clients to containers, step by step. */
import type { HttpRequest } from "../api/http-message.ts";
import { type Connected, type Opened, type Way } from "./connect.ts";
import type { Exchange, Source } from "./exchange.ts";
import { NetworkClient } from "./network-client.ts";
import type { Names } from "./parts.ts";
import { type ClientRequest, type Target } from "./target.ts";
import { Trace } from "./trace.ts";
export interface NetworkParts extends Way {
    readonly names: Names;
}
/** So long a kernel tries to connect. Source: Linux, tcp_syn_retries of 6. */
export declare const connectTimeoutUsualMs = 127000;
/** An open connection, or why there is none; it can be asked as often as it stands. */
export interface Connecting {
    readonly opened: Opened;
    readonly tookMs: number;
}
interface Waits {
    readonly connectTimeoutMs: number;
    readonly timeoutMs: number;
    readonly trace: Trace;
}
/** A request that is under way. */
export interface Sending {
    /** What is known of it from the beginning. */
    readonly exchange: Exchange;
    /** What became of it, once the time of its end has come. */
    settled(nowMs: number): Exchange;
}
/** What came back on a connection. */
export type Answered = Pick<Exchange, "response" | "failure" | "server" | "tookMs">;
export declare class Network {
    #private;
    constructor(parts: NetworkParts);
    /**
     * Sends one request, and says at once what becomes of it as far as is known now: nothing waits.
     * Throws the API's refusal where there is no such client.
     */
    send(request: ClientRequest, nowMs: number): Exchange;
    /** The same, for who waits for the answer and then wants to know whether it came. */
    begin(request: ClientRequest, nowMs: number): Sending;
    /** The network as a program finds it that runs there. */
    client(source: Source): NetworkClient;
    /** Opens a connection that several requests may share. */
    connect(source: Source, target: Target, nowMs: number, waits?: Partial<Waits>): Connecting;
}
/** Who has ended meanwhile has not answered, whatever was to be expected. */
export declare function settled(exchange: Exchange, connected: Pick<Connected, "listener" | "client" | "link">, { atMs, timeoutMs }: {
    readonly atMs: number;
    readonly timeoutMs: number;
}): Exchange;
interface Asking {
    /** When the request began. */
    readonly nowMs: number;
    /** How much of its time is over. */
    readonly sinceMs: number;
    readonly timeoutMs: number;
    readonly trace: Trace;
}
/** Sends a request over a connection that stands; `tookMs` counts from the request's beginning. */
export declare function ask(connected: Connected, request: HttpRequest, asking: Asking): Answered;
export {};
