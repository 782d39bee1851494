/** What a container's server answers, with all that it has of the cluster. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { HttpRequest } from "../../api/http-message.ts";
import { type Sent, type Served, serve } from "../../kubelet/index.ts";
import type { FailureReason } from "../../network/index.ts";
import type { Cluster } from "../cluster.ts";
import { sourcesOf } from "../streams/sources.ts";

export interface Arrival {
  readonly nowMs: number;
  /** Absent: a client in the pod itself. */
  readonly clientAddress?: string;
  /** When the containers were told to stop, if they were and somebody knows. */
  readonly stoppedMs?: number | undefined;
}

/** Brings a request to the server at its port of a pod. */
export function served(cluster: Cluster, pod: Pod, request: HttpRequest, arrival: Arrival): Served {
  const { nowMs, clientAddress, stoppedMs } = arrival;
  return serve(request, {
    nowMs,
    clientAddress,
    stoppedMs,
    pod,
    // Asked for only where something of the pod has changed.
    configuration: (kind, of) => sourcesOf(cluster, pod).configuration(kind, of),
    kubelet: cluster.kubelet,
    send: (own) => sent(cluster, pod, own, nowMs),
  });
}

/** A request that a server makes itself, from its pod. */
function sent(cluster: Cluster, { metadata }: Pod, request: HttpRequest, nowMs: number): Sent {
  const { namespace = "", name = "" } = metadata;
  const { method, host, port, path, headers, body } = request;
  const [bare = host] = /^(?:\[[^\]]*\]|[^:]*)/.exec(host) ?? [];
  const url = `http://${bare}:${port}${path}`;
  const from = cluster.network.client({ kind: "pod", namespace, name });
  const sending = {
    url,
    method,
    headers: { host, ...headers },
    ...(body !== undefined && { body }),
  };
  const { response, failure, tookMs } = from.fetch(sending, nowMs);
  if (failure === undefined) return { ...(response && { response }), tookMs };
  return { problem: problemOf(failure, bare, port), tookMs };
}

/** As Go says it. */
function problemOf(failure: FailureReason, host: string, port: number): string {
  if (failure === "NameNotFound" || failure === "NameTimeout") {
    return `dial tcp: lookup ${host}: no such host`;
  }
  if (failure === "UntrustedCertificate") {
    return "tls: failed to verify certificate: x509: certificate signed by unknown authority";
  }
  const facts = {
    ConnectionRefused: "connect: connection refused",
    ConnectTimeout: "i/o timeout",
    NoRouteToHost: "connect: no route to host",
    ConnectionReset: "read: connection reset by peer",
    ConnectionClosed: "EOF",
    Timeout: "i/o timeout",
  };
  return `dial tcp ${host}:${port}: ${facts[failure]}`;
}
