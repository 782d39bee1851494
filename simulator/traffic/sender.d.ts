/** The network as simulated clients use it. */
import type { HttpRequest } from "../../api/http-message.ts";
import type { Server, Source, Target } from "../../network/index.ts";
import type { Ended } from "./outcome.ts";
export interface Sender {
    /**
     * Opens a connection and sends one request over it, now. Tells at once all that is known of what
     * becomes of it: the answer, and when it comes, are decided in closed form.
     */
    send(request: SentRequest, nowMs: number): Sent;
}
/** What all requests of a sort have in common. */
export interface PreparedRequest {
    /** What it connects to. */
    readonly target: Target;
    readonly message: Omit<HttpRequest, "port">;
    readonly connectTimeoutMs: number;
    /** How long its client waits in all. */
    readonly timeoutMs: number;
}
export interface SentRequest {
    readonly prepared: PreparedRequest;
    readonly source: Source;
}
/** A connection that stands, as its client knows it. */
export interface OpenConnection {
    /** Whether the client would still use it: it hears when the other side closes it. */
    isOpen(nowMs: number): boolean;
    send(prepared: PreparedRequest, nowMs: number): Sent;
}
export interface SentEnd extends Ended {
    readonly tookMs: number;
}
export interface Sent extends SentEnd {
    readonly server?: Server;
    /** What it went over, which may carry another request; absent where there is none. */
    readonly connection?: OpenConnection;
    /**
     * At the time of the answer: the final result, which may take longer than it seemed. Who has
     * ended meanwhile has not answered.
     */
    settle(nowMs: number): SentEnd;
}
