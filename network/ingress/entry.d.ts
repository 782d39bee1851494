import type { Node } from "../../api/core/node/node.ts";
import { type Way } from "../connect.ts";
import type { Server } from "../exchange.ts";
import type { Listener } from "../machines.ts";
import type { EntryConnection } from "../parts.ts";
import type { IngressTable } from "./ingress-table.ts";
/** The last address of TEST-NET-1, which documentation uses. Source: RFC 5737. */
export declare const entryAddressUsual = "192.0.2.254";
/** Where requests for Ingresses arrive, and from where they go on to the pods. */
export declare class IngressEntry {
    #private;
    readonly address: string;
    constructor({ address, table, way, }: {
        readonly address?: string | undefined;
        readonly table: () => IngressTable;
        readonly way: Way;
    });
    listensOn(port: number): boolean;
    server(node: Node): Server;
    /** What answers on a connection. */
    listener(connection: EntryConnection): Listener;
}
