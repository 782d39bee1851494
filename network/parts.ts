/** What the way of a request asks of the parts of the network. */
import type { Pod } from "../api/core/pod/pod.ts";
import type { ClientResolver } from "./machines.ts";

/** A connection as a node's proxy sees it begin. */
export interface Connection {
  readonly address: string;
  readonly port: number;
  readonly protocol: "TCP" | "UDP" | "SCTP";
  /** The address that it comes from. */
  readonly client: string;
  /** It comes from beyond the cluster. */
  readonly isExternal: boolean;
}

export interface ServicePortName {
  readonly namespace: string;
  readonly name: string;
  /** Of the port; may be empty. */
  readonly port: string;
}

/** Where a proxy sends a connection to a Service. */
export type Routed = {
  readonly service: ServicePortName;
  readonly via: "clusterIP" | "nodePort" | "loadBalancer" | "externalIP";
} & (
  | { readonly kind: "endpoint"; readonly address: string; readonly port: number }
  | { readonly kind: "rejected" | "dropped"; readonly why: string }
);

export interface Proxies {
  /** `undefined` where the address is no Service's. */
  route(node: string, connection: Connection, nowMs: number): Routed | undefined;
}

/** What came of a name. */
export interface Resolution {
  readonly addresses: readonly string[];
  readonly queries: readonly {
    readonly name: string;
    readonly type: string;
    readonly code: string;
  }[];
  readonly failure?: "NameNotFound" | "NameTimeout";
  readonly tookMs: number;
}

export interface Names {
  resolve(name: string, resolver: ClientResolver, nowMs: number): Resolution;
}

/** One end of a connection. */
export interface PolicyPeer {
  readonly address: string;
  /** Absent: a node, or something beyond the cluster. */
  readonly pod?: Pod;
  readonly node?: string;
}

export type Verdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly direction: "ingress" | "egress";
      /** Those that select the pod and let nothing of the sort pass, by name. */
      readonly policies: readonly string[];
    };

export interface Policies {
  verdict(connection: {
    readonly from: PolicyPeer;
    readonly to: PolicyPeer;
    readonly port: number;
    readonly protocol: "TCP" | "UDP" | "SCTP";
  }): Verdict;
}
