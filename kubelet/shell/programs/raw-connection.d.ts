/** What comes back over a connection that a program writes to as it likes. */
import type { FetchRequest } from "../network/container-network.ts";
import { type Waiting } from "../network/wait.ts";
import type { Shell } from "../shell.ts";
export interface Peer {
    readonly host: string;
    readonly port: number;
}
/** The request of HTTP that the bytes are; `undefined` where they are none. */
export declare function requestIn(bytes: string, { host, port }: Peer): FetchRequest | undefined;
/** The answer to what was written; empty where a server says nothing to it. */
export declare function answered(bytes: string, peer: Peer, shell: Shell): Waiting<string>;
