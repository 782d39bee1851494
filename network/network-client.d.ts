import type { Question, Reply } from "./dns/index.ts";
import type { Exchange, FailureReason, Source } from "./exchange.ts";
import { type NetworkParts } from "./network.ts";
import type { Resolved } from "./parts.ts";
import { type ClientRequest } from "./target.ts";
/** What becomes of a request. All times count from its beginning. */
export interface Fetched extends Pick<Exchange, "response" | "tookMs"> {
    /** Absent where the name leads nowhere. */
    readonly address?: string;
    readonly port: number;
    /** When the address was known. */
    readonly namedMs: number;
    /** When the connection stood; absent where none came to be. */
    readonly connectedMs?: number;
    readonly failure?: FailureReason;
    /** What became of it, once the time of its end has come. */
    settle?(nowMs: number): Outcome;
}
/** One of them is there. */
type Outcome = Pick<Fetched, "response" | "failure">;
export interface Dialled {
    readonly address?: string;
    readonly failure?: FailureReason;
    readonly tookMs: number;
}
type Fetching = Pick<ClientRequest, "method" | "headers" | "body"> & {
    readonly url: string;
    readonly connectTimeoutMs?: number;
    readonly timeoutMs?: number;
};
export declare class NetworkClient {
    #private;
    constructor(parts: NetworkParts, source: Source);
    fetch(request: Fetching, nowMs: number): Fetched;
    resolve(name: string, nowMs: number): Resolved;
    /** `undefined` where nobody answers. */
    query({ server, ...question }: Question & {
        readonly server: string;
    }, nowMs: number): (Reply & {
        readonly tookMs: number;
    }) | undefined;
    dial(host: string, port: number, nowMs: number, timeoutMs?: number): Dialled;
    /** After how long an address answers an echo request; the address of a Service never does. */
    ping(address: string, nowMs: number): number | undefined;
}
export {};
