/** What requests go over: connections that are kept, and such as are not. */
import type { OpenConnection, Sent } from "./sender.ts";
/** One after the other, requests use a lane; none while another does. */
export declare class Lane {
    #private;
    /** How many requests a connection carries: 1 where none is kept. */
    constructor(requestsMax: number);
    /** Whether it is worth keeping. */
    get isKept(): boolean;
    /** The connection that the next request goes over; `undefined` where it has to open one. */
    open(nowMs: number): OpenConnection | undefined;
    /** A request has ended: its connection is kept if it may be. */
    used({ connection }: Sent, isAnswered: boolean): void;
}
/** The lanes of requests that nobody's clients send: so many are kept, and used by turns. */
export declare class LanePool {
    #private;
    constructor(keepAlive: {
        readonly connections: number;
        readonly requests: number;
    } | undefined);
    take(): Lane;
    giveBack(lane: Lane): void;
}
