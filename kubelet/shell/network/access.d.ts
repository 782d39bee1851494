/**
 * The network as the programs of one container use it. Requests to the container itself are
 * answered by what is known of it, for all times; all else is shared with others.
 */
import type { HttpRequest } from "../../../api/http-message.ts";
import type { ContainerNetwork, Dialled, Fetched, FetchRequest, Question, Reply, Resolved } from "./container-network.ts";
/** The server that the container itself is. */
export interface OwnServer {
    /** `undefined` on a port that is not its own. */
    answer(request: HttpRequest, sinceStartMs: number): OwnAnswer | undefined;
}
export type OwnAnswer = {
    readonly kind: "refused";
}
/** It accepts connections, and does not answer. */
 | {
    readonly kind: "hangs";
} | {
    readonly kind: "response";
    readonly response: Fetched["response"];
    readonly tookMs: number;
};
/** What programs see: the same as ContainerNetwork, at the time of the process. */
export interface NetworkAccess {
    fetch(request: FetchRequest): Fetched;
    resolve(name: string): Resolved;
    query(question: Question): Reply | undefined;
    dial(host: string, port: number, timeoutMs?: number): Dialled;
    ping(address: string): number | undefined;
}
export interface AccessParts {
    /** Absent where there is none. */
    readonly network: ContainerNetwork | undefined;
    readonly own: OwnServer | undefined;
    /** The address of the pod, and its name. */
    readonly address: string;
    readonly hostname: string;
    readonly startedAtMs: number;
    /** Milliseconds since the start. */
    readonly now: () => number;
    /** Told before something is asked that others decide. */
    readonly onShared: () => void;
    /** Told before anything is asked. */
    readonly onUse: () => void;
}
export declare function networkAccess(parts: AccessParts): NetworkAccess;
/** An address, of either family, and no name. */
export declare const isAddress: (host: string) => boolean;
