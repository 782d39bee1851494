/** A request from its client to the container that answers, and what became of it. */
import type { HttpResponse } from "../api/http-message.ts";

/** Who sends a request. */
export type Source =
  | { readonly kind: "pod"; readonly namespace: string; readonly name: string }
  | { readonly kind: "node"; readonly name: string }
  /** Somebody beyond the cluster, who reaches nodes, load balancers and the Ingress. */
  | { readonly kind: "outside" };

export type HopKind = "dns" | "service" | "policy" | "ingress" | "endpoint" | "container";

/** One step of a request's way. */
export interface Hop {
  readonly kind: HopKind;
  /** Since the request began. */
  readonly atMs: number;
  /** What happened, in one sentence without a full stop. */
  readonly text: string;
}

/** Why there is no answer, as a client sees it. */
export type FailureReason =
  /** The name is not known: NXDOMAIN, or no address of that family. */
  | "NameNotFound"
  /** The name server does not answer. */
  | "NameTimeout"
  | "ConnectionRefused"
  /** Nobody answers at the address. */
  | "ConnectTimeout"
  | "NoRouteToHost"
  /** The server ended the connection before it had answered. */
  | "ConnectionReset"
  /** The server took the request, and closed the connection without a word. */
  | "ConnectionClosed"
  /** Nobody whom the client trusts vouches for the server. */
  | "UntrustedCertificate"
  /** There is a connection, and no answer in the time that the client waits. */
  | "Timeout";

export interface Failure {
  readonly reason: FailureReason;
  /** The fact: `connect to 10.96.7.1:80: connection refused`. */
  readonly message: string;
}

/** The container that a request came to. */
export interface Server {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly node: string;
}

/** What became of a request: either `response` or `failure` is there. */
export interface Exchange {
  readonly hops: readonly Hop[];
  readonly response?: HttpResponse;
  readonly failure?: Failure;
  /** The last server it came to. */
  readonly server?: Server;
  readonly tookMs: number;
}

/** What of it the client sees: an answer to HEAD has no body. Source: RFC 9110 9.3.2. */
export function seenByClient(exchange: Exchange, method: string | undefined): Exchange {
  const { response } = exchange;
  if (method !== "HEAD" || response === undefined) return exchange;
  return { ...exchange, response: { ...response, body: "" } };
}
