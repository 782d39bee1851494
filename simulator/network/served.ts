/** What the server of a container answers to whoever comes to it. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { HttpRequest } from "../../api/http-message.ts";
import { type Answered, type RunningContainer, respond, type Sent } from "../../kubelet/index.ts";
import type { FailureReason } from "../../network/index.ts";
import type { Cluster } from "../cluster.ts";

export interface Arrival {
  readonly nowMs: number;
  /** Absent: a client in the pod itself. */
  readonly clientAddress?: string;
}

export function served(
  cluster: Cluster,
  { pod, running }: { readonly pod: Pod; readonly running: RunningContainer },
  request: HttpRequest,
  arrival: Arrival,
): Answered {
  return respond(running, request, {
    ...arrival,
    pod,
    memory: memoryOf(cluster, running.id),
    send: (own) => sent(cluster, pod, own, arrival.nowMs),
  });
}

/** What servers keep from request to request, by the id of their container. */
const memories = new WeakMap<Cluster, Map<string, Map<string, string>>>();
/** So many containers' are kept; beyond that the oldest go. */
const memoriesMax = 10_000;

function memoryOf(cluster: Cluster, id: string): Map<string, string> {
  const all = memories.get(cluster) ?? new Map<string, Map<string, string>>();
  memories.set(cluster, all);
  const known = all.get(id);
  if (known !== undefined) return known;
  const made = new Map<string, string>();
  all.set(id, made);
  const [oldest] = all.keys();
  if (all.size > memoriesMax && oldest !== undefined) all.delete(oldest);
  return made;
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
  const facts = {
    ConnectionRefused: "connect: connection refused",
    ConnectTimeout: "i/o timeout",
    NoRouteToHost: "connect: no route to host",
    ConnectionReset: "read: connection reset by peer",
    Timeout: "i/o timeout",
  };
  return `dial tcp ${host}:${port}: ${facts[failure]}`;
}
