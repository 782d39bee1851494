/** What the way of a request asks of the parts of the network. */
import type { Client } from "./client.ts";
import type { Question, Reply } from "./dns/index.ts";
import type { NetworkPolicies } from "./policy/index.ts";
import type { ServiceProxies } from "./proxy/index.ts";

export type Proxies = Pick<ServiceProxies, "route">;

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
