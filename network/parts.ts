/** What the way of a request asks of the parts of the network. */
import type { Node } from "../api/core/node/node.ts";
import type { Client } from "./client.ts";
import type { Question, Reply } from "./dns/index.ts";
import type { Server } from "./exchange.ts";
import type { IngressEntry } from "./ingress/entry.ts";
import type { Listener } from "./machines.ts";
import type { NetworkPolicies } from "./policy/index.ts";
import type { ServiceProxies } from "./proxy/index.ts";
import type { Trace } from "./trace.ts";

export type Proxies = Pick<ServiceProxies, "route" | "readyLocalEndpoints">;

/** What came of a name. */
export interface Resolved {
  readonly addresses: readonly string[];
  /** What was asked, in order, and how it was answered. */
  readonly queries: readonly {
    readonly name: string;
    readonly type: string;
    readonly code: string;
  }[];
  /** The name that has the addresses, at the end of all aliases. */
  readonly canonicalName?: string;
  readonly failure?: "NameNotFound" | "NameTimeout";
  readonly tookMs: number;
}

export interface Names {
  /** Looks a name up as the client's own resolver does. */
  resolve(name: string, client: Client, nowMs: number): Resolved;
  /** Asks the name server of an address; `undefined` where none answers there. */
  query(question: Question, server: string, client: Client, nowMs: number): Reply | undefined;
}

export type Policies = Pick<NetworkPolicies, "verdict">;

/** Where requests for Ingresses arrive. */
export type Entry = Pick<IngressEntry, "address" | "listensOn" | "listener" | "server">;

/** A machine that is no node of the cluster, such as that of the API server. */
export interface Beyond {
  readonly address: string;
  /** What accepts connections there; `undefined` where nothing does. */
  listener(port: number): Listener | undefined;
  readonly server: Server;
}

/** A connection to the entry. */
export interface EntryConnection {
  readonly port: number;
  /** That the entry is on. */
  readonly node: Node;
  /** When the client began. */
  readonly startMs: number;
  readonly trace: Trace;
}
