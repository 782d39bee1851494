/** `/dev/tcp/HOST/PORT`, which bash opens as if it were a file. Source: bash 5.2, REDIRECTION. */
import type { Kernel } from "../kernel.ts";
import type { Shell } from "../shell.ts";
import type { Input, Output } from "../streams.ts";
import type { NetworkAccess } from "./access.ts";
import { type Waiting } from "./wait.ts";
/** Why there is no connection, in bash's words. */
export declare class SocketError extends Error {
}
/** `undefined` where the path is no such one, or the shell does not know them. */
export declare function openedSocket(path: string, shell: Shell): Waiting<Socket | undefined>;
/** A connection that is written to and read from. A server says nothing before it is asked. */
export declare class Socket implements Input, Output {
    #private;
    readonly isFull = false;
    constructor(kernel: Kernel, network: NetworkAccess, peer: {
        readonly host: string;
        readonly port: number;
    });
    get isReady(): boolean;
    read(most?: number): string | undefined;
    write(bytes: string): boolean;
}
export declare const isInput: (output: Output) => output is Output & Input;
