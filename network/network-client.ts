/** The network as a program finds it that runs in a pod or on a node. */
import { StatusError } from "../api/status.ts";
import { ipFamily } from "../api/validation/ip.ts";
import { type Client, clientOf, peerOf } from "./client.ts";
import { type Connected, type Opened, open } from "./connect.ts";
import type { Question, Reply } from "./dns/index.ts";
import type { Exchange, FailureReason, Source } from "./exchange.ts";
import { roundTripMs } from "./latency.ts";
import type { Listening } from "./machines.ts";
import { ask, connectTimeoutUsualMs, type NetworkParts, settled } from "./network.ts";
import { type Packet, roundTripDelayMs } from "./packet-faults.ts";
import type { Resolved } from "./parts.ts";
import { type ClientRequest, hostHeader, parseTarget, type Target } from "./target.ts";
import { Trace } from "./trace.ts";

/** What becomes of a request. All times count from its beginning. */
export interface Fetched extends Pick<Exchange, "response" | "tookMs"> {
  /** Absent where the name leads nowhere. */
  readonly address?: string;
  readonly port: number;
  /** When the address was known. */
  readonly namedMs: number;
  /** When the connection stood; absent where none came to be. */
  readonly connectedMs?: number;
  readonly failure?: FailureReason;
  /** What became of it, once the time of its end has come. */
  settle?(nowMs: number): Outcome;
}

/** One of them is there. */
type Outcome = Pick<Fetched, "response" | "failure">;

export interface Dialled {
  readonly address?: string;
  readonly failure?: FailureReason;
  readonly tookMs: number;
}

type Fetching = Pick<ClientRequest, "method" | "headers" | "body"> & {
  readonly url: string;
  /** It goes on reading where the answer goes on. */
  readonly isStreamed?: boolean;
  /** Absent: it trusts everybody. */
  readonly trusts?: string;
  readonly connectTimeoutMs?: number;
  readonly timeoutMs?: number;
};

type Named = { readonly client: Client; readonly address: string; readonly tookMs: number };
type Unnamed = { readonly failure: FailureReason; readonly tookMs: number };

/** So long a ping waits for its answer. Source: iputils, MAXWAIT. */
const echoMsMax = 10_000;

const unnamed: Unnamed = { failure: "NameNotFound", tookMs: 0 };

export class NetworkClient {
  readonly #parts: NetworkParts;
  readonly #source: Source;

  constructor(parts: NetworkParts, source: Source) {
    this.#parts = parts;
    this.#source = source;
  }

  fetch(request: Fetching, nowMs: number): Fetched {
    const { timeoutMs = Number.POSITIVE_INFINITY, connectTimeoutMs } = request;
    const target = parseTarget(request.url);
    if (target === undefined) return { port: 0, namedMs: 0, ...unnamed };
    const { port } = target;
    const named = this.#find(target.host, nowMs);
    if ("failure" in named) {
      const tookMs = Math.min(named.tookMs, timeoutMs);
      return { port, namedMs: tookMs, failure: named.failure, tookMs };
    }
    const { address, tookMs: namedMs } = named;
    const limitMs = Math.min(connectTimeoutMs ?? connectTimeoutUsualMs, timeoutMs - namedMs);
    const waitMs = Math.max(limitMs, 0);
    const opened = this.#open(named, port, nowMs, waitMs);
    const base = { address, port, namedMs };
    const connectedMs = namedMs + opened.tookMs;
    if ("failure" in opened) {
      return { ...base, failure: opened.failure.reason, tookMs: connectedMs };
    }
    const { connected } = opened;
    if (target.isTls && !isTrusted(connected, request)) {
      const tookMs = connectedMs + connected.roundTripMs;
      return { ...base, connectedMs, failure: "UntrustedCertificate", tookMs };
    }
    const exchange = ask(
      connected,
      { ...messageOf(request, target), port: connected.port },
      {
        nowMs,
        sinceMs: connectedMs,
        timeoutMs,
        trace: new Trace(false),
      },
    );
    const tookMs = Math.min(exchange.tookMs, timeoutMs);
    const isLate = exchange.tookMs > timeoutMs;
    const answer: Outcome = isLate ? { failure: "Timeout" } : outcomeOf(exchange);
    return {
      ...base,
      connectedMs,
      tookMs,
      ...answer,
      settle(atMs) {
        if (answer.response === undefined) return answer;
        return outcomeOf(settled({ ...exchange, hops: [] }, connected, { atMs, timeoutMs }));
      },
    };
  }

  resolve(name: string, nowMs: number): Resolved {
    const client = this.#client();
    if (client === undefined) {
      return { addresses: [], queries: [], failure: "NameTimeout", tookMs: 0 };
    }
    return this.#parts.names.resolve(name, client, nowMs);
  }

  /** `undefined` where nobody answers. */
  query(
    { server, ...question }: Question & { readonly server: string },
    nowMs: number,
  ): (Reply & { readonly tookMs: number }) | undefined {
    const client = this.#client();
    if (client === undefined) return undefined;
    const { names, roundTrips } = this.#parts;
    const reply = names.query(question, server, client, nowMs);
    return reply && { ...reply, tookMs: roundTrips.sameZoneMs + (reply.lateMs ?? 0) };
  }

  dial(host: string, port: number, nowMs: number, timeoutMs = connectTimeoutUsualMs): Dialled {
    const named = this.#find(host, nowMs);
    if ("failure" in named) return named;
    const opened = this.#open(named, port, nowMs, Math.max(timeoutMs - named.tookMs, 0));
    const failure = "failure" in opened ? { failure: opened.failure.reason } : {};
    return { address: named.address, ...failure, tookMs: named.tookMs + opened.tookMs };
  }

  /** After how long an address answers an echo request; the address of a Service never does. */
  ping(address: string, nowMs: number): number | undefined {
    const { machines, policies, roundTrips } = this.#parts;
    const client = this.#client();
    const place = machines.at(address);
    const [pod] = place?.node === undefined ? (place?.pods ?? []) : [];
    const nodeName = place?.node ?? pod?.spec.nodeName ?? "";
    const node = machines.node(nodeName);
    if (client === undefined || node === undefined || !machines.isUp(nodeName)) return undefined;
    // An echo has no port, so that only rules let it pass that name none.
    const verdict = policies.verdict({
      from: peerOf(client),
      to: { address, ...(pod && { pod }), node: nodeName },
      port: 0,
      protocol: "TCP",
    });
    if (!verdict.allowed) return undefined;
    const lateMs = this.#echoDelayMs({ from: client, to: { pod, node }, atMs: nowMs });
    if (lateMs === Number.POSITIVE_INFINITY) return undefined;
    return roundTripMs(roundTrips, client.node, node) + lateMs;
  }

  /** Who listens in the pod of the client; nobody on a node's own. */
  listening(nowMs: number): readonly Listening[] {
    const pod = this.#client()?.pod;
    return pod === undefined ? [] : this.#parts.machines.listening(pod, nowMs);
  }

  /** Nobody sends an echo again that is lost. */
  #echoDelayMs(packet: Packet): number {
    const { faults } = this.#parts;
    if (faults === undefined || faults.isQuiet) return 0;
    const patience = { retryMs: Number.POSITIVE_INFINITY, limitMs: echoMsMax };
    return roundTripDelayMs(faults, packet, patience);
  }

  /** `undefined` where the client has no network, or no longer. */
  #client(): Client | undefined {
    try {
      return clientOf(this.#source, this.#parts.machines, true);
    } catch (error) {
      if (error instanceof StatusError) return undefined;
      throw error;
    }
  }

  #find(host: string, nowMs: number): Named | Unnamed {
    const client = this.#client();
    const isAddress = ipFamily(host) !== undefined;
    if (client === undefined) {
      return isAddress ? { failure: "NoRouteToHost", tookMs: 0 } : unnamed;
    }
    if (isAddress) return { client, address: host, tookMs: 0 };
    const { addresses, failure, tookMs } = this.#parts.names.resolve(host, client, nowMs);
    const [address] = addresses;
    if (address === undefined) return { failure: failure ?? "NameNotFound", tookMs };
    return { client, address, tookMs };
  }

  #open({ client, address, tookMs }: Named, port: number, nowMs: number, limitMs: number): Opened {
    return open(this.#parts, {
      client,
      from: peerOf(client),
      address,
      port,
      nowMs: nowMs + tookMs,
      sinceMs: tookMs,
      connectTimeoutMs: limitMs,
      trace: new Trace(false),
    });
  }
}

function isTrusted({ listener: { authority } }: Connected, { trusts }: Fetching): boolean {
  return authority === undefined || trusts === undefined || trusts.includes(authority.trim());
}

function messageOf({ method, headers, body, isStreamed }: Fetching, target: Target) {
  const { host = hostHeader(target), ...rest } = headers;
  return {
    method,
    host,
    path: target.path,
    headers: rest,
    ...(body !== undefined && { body }),
    ...(target.isTls && { isTls: true }),
    ...(isStreamed && { isStreamed }),
  };
}

const outcomeOf = ({ response, failure }: Pick<Exchange, "response" | "failure">): Outcome => ({
  ...(response && { response }),
  ...(failure && { failure: failure.reason }),
});
