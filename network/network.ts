/** Sends requests from clients to containers, step by step. */
import type { HttpRequest } from "../api/http-message.ts";
import { ipFamily } from "../api/validation/ip.ts";
import { type Client, clientOf, peerOf } from "./client.ts";
import { type Connected, type Opened, open, type Way } from "./connect.ts";
import { type Exchange, type Failure, type Source, seenByClient } from "./exchange.ts";
import { NetworkClient } from "./network-client.ts";
import { noteDoing, noteRefusals } from "./notes.ts";
import {
  cutDelayMs,
  heldMsMax,
  openRetryMs,
  type Packet,
  type Patience,
  packetDelayMs,
} from "./packet-faults.ts";
import type { Names } from "./parts.ts";
import { type ClientRequest, hostHeader, type Target } from "./target.ts";
import { Trace } from "./trace.ts";

export interface NetworkParts extends Way {
  readonly names: Names;
}

/** So long a kernel tries to connect. Source: Linux, tcp_syn_retries of 6. */
export const connectTimeoutUsualMs = 127_000;

/** An open connection, or why there is none; it can be asked as often as it stands. */
export interface Connecting {
  readonly opened: Opened;
  readonly tookMs: number;
}

interface Waits {
  readonly connectTimeoutMs: number;
  readonly timeoutMs: number;
  readonly trace: Trace;
}

/** A request that is under way. */
export interface Sending {
  /** What is known of it from the beginning. */
  readonly exchange: Exchange;
  /** What became of it, once the time of its end has come. */
  settled(nowMs: number): Exchange;
}

/** What came back on a connection. */
export type Answered = Pick<Exchange, "response" | "failure" | "server" | "tookMs">;

export class Network {
  readonly #parts: NetworkParts;

  constructor(parts: NetworkParts) {
    this.#parts = parts;
  }

  /**
   * Sends one request, and says at once what becomes of it as far as is known now: nothing waits.
   * Throws the API's refusal where there is no such client.
   */
  send(request: ClientRequest, nowMs: number): Exchange {
    return seenByClient(this.begin(request, nowMs).exchange, request.method);
  }

  /** The same, for who waits for the answer and then wants to know whether it came. */
  begin(request: ClientRequest, nowMs: number): Sending {
    const { target, source, connectTimeoutMs = connectTimeoutUsualMs } = request;
    const { timeoutMs = Number.POSITIVE_INFINITY } = request;
    const trace = new Trace(request.isTraced);
    const waits = { connectTimeoutMs, timeoutMs, trace };
    const { opened, tookMs } = this.#connect(source, target, nowMs, waits);
    if ("failure" in opened) {
      const exchange = ended(trace, { failure: opened.failure, tookMs }, timeoutMs);
      return { exchange, settled: () => exchange };
    }
    const { connected } = opened;
    const asked = { ...messageOf(request), port: connected.port };
    const answered = ask(connected, asked, { nowMs, sinceMs: tookMs, timeoutMs, trace });
    const exchange = { server: connected.server, ...ended(trace, answered, timeoutMs) };
    return { exchange, settled: (atMs) => settled(exchange, connected, { atMs, timeoutMs }) };
  }

  /** The network as a program finds it that runs there. */
  client(source: Source): NetworkClient {
    return new NetworkClient(this.#parts, source);
  }

  /** Opens a connection that several requests may share. */
  connect(source: Source, target: Target, nowMs: number, waits: Partial<Waits> = {}): Connecting {
    const {
      connectTimeoutMs = connectTimeoutUsualMs,
      timeoutMs = Number.POSITIVE_INFINITY,
      trace = new Trace(false),
    } = waits;
    return this.#connect(source, target, nowMs, { connectTimeoutMs, timeoutMs, trace });
  }

  #connect(source: Source, target: Target, nowMs: number, waits: Waits): Connecting {
    const client = clientOf(source, this.#parts.machines);
    const found = this.#addressOf(client, target, nowMs, waits.trace);
    const { connectTimeoutMs, timeoutMs, trace } = waits;
    if ("failure" in found) return { opened: found, tookMs: Math.min(found.tookMs, timeoutMs) };
    const { address, tookMs } = found;
    const opened = open(this.#parts, {
      client,
      from: peerOf(client),
      address,
      port: target.port,
      nowMs: nowMs + tookMs,
      sinceMs: tookMs,
      connectTimeoutMs: Math.max(Math.min(connectTimeoutMs, timeoutMs - tookMs), 0),
      trace,
    });
    return { opened, tookMs: tookMs + opened.tookMs };
  }

  #addressOf(
    client: Client,
    { host }: Target,
    nowMs: number,
    trace: Trace,
  ): { readonly tookMs: number } & ({ readonly address: string } | { readonly failure: Failure }) {
    if (ipFamily(host) !== undefined) return { address: host, tookMs: 0 };
    const { addresses, queries, failure, tookMs } = this.#parts.names.resolve(host, client, nowMs);
    const [address] = addresses;
    if (trace.isOn) noteRefusals(trace, queries, tookMs);
    if (address === undefined) {
      const reason = failure ?? "NameNotFound";
      const hasFailed = queries.at(-1)?.code === "SERVFAIL";
      const unknown = hasFailed ? "the name server failed" : "no such name";
      const fact = reason === "NameTimeout" ? "no name server answers" : unknown;
      const text = `${host}: ${fact}`;
      trace.note("dns", tookMs, () => text);
      return { failure: { reason, message: `resolve ${text}` }, tookMs };
    }
    if (trace.isOn) {
      const text = `${host} is ${addresses.join(", ")}`;
      trace.note("dns", tookMs, () => text);
    }
    return { address, tookMs };
  }
}

/** Who has ended meanwhile has not answered, whatever was to be expected. */
export function settled(
  exchange: Exchange,
  connected: Pick<Connected, "listener" | "client" | "link">,
  { atMs, timeoutMs }: { readonly atMs: number; readonly timeoutMs: number },
): Exchange {
  const outcome = settledByServer(exchange, connected, { atMs, timeoutMs });
  const { link } = connected;
  if (link === undefined || link.faults.isQuiet || outcome.response === undefined) return outcome;
  const { faults, server: from, client: to } = link;
  const patience = patienceFor(timeoutMs - outcome.tookMs);
  const tookMs = outcome.tookMs + cutDelayMs(faults, { from, to, atMs }, patience);
  if (tookMs < Number.POSITIVE_INFINITY) return { ...outcome, tookMs };
  const { response: _, ...rest } = outcome;
  return { ...rest, ...timeout("request", timeoutMs) };
}

function settledByServer(
  exchange: Exchange,
  { listener, client }: Pick<Connected, "listener" | "client">,
  { atMs, timeoutMs }: { readonly atMs: number; readonly timeoutMs: number },
): Exchange {
  const { response } = exchange;
  const revised = response && listener.revised?.(atMs, client);
  if (revised !== undefined && "response" in revised) {
    return { ...exchange, ...revised, tookMs: exchange.tookMs + revised.tookMs };
  }
  const state = listener.state(atMs);
  if (response === undefined || state === "open" || state === "closing") return exchange;
  const { response: _, ...rest } = exchange;
  if (state === "unreachable") return { ...rest, ...timeout("request", timeoutMs) };
  const message = "connection reset by peer";
  return { ...rest, failure: { reason: "ConnectionReset", message } };
}

const messageOf = ({
  target,
  method,
  headers,
  body,
}: ClientRequest): Omit<HttpRequest, "port"> => ({
  method,
  host: headers.host ?? hostHeader(target),
  path: target.path,
  headers: withoutHost(headers),
  ...(body !== undefined && { body }),
  ...(target.isTls && { isTls: true }),
});

function withoutHost(headers: HttpRequest["headers"]): HttpRequest["headers"] {
  if (headers.host === undefined) return headers;
  const { host: _, ...rest } = headers;
  return rest;
}

interface Asking {
  /** When the request began. */
  readonly nowMs: number;
  /** How much of its time is over. */
  readonly sinceMs: number;
  readonly timeoutMs: number;
  readonly trace: Trace;
}

/** Sends a request over a connection that stands; `tookMs` counts from the request's beginning. */
export function ask(connected: Connected, request: HttpRequest, asking: Asking): Answered {
  const { link } = connected;
  return link === undefined || link.faults.isQuiet
    ? askAnswerer(connected, request, asking)
    : askThrough({ ...connected, link }, request, asking);
}

/** The same where packets may be late, or lost. */
function askThrough(
  connected: Connected & Required<Pick<Connected, "link">>,
  request: HttpRequest,
  { nowMs, sinceMs, timeoutMs, trace }: Asking,
): Answered {
  const { faults, client, server } = connected.link;
  const lateMs = ({ from, to, atMs }: Packet) => {
    const patience = patienceFor(nowMs + timeoutMs - atMs);
    return packetDelayMs(faults, { from, to, atMs }, patience);
  };
  const lost = (): Answered => {
    trace.note("endpoint", sinceMs, () => "packets on the connection are lost");
    return timeout(`${request.method} ${request.path}`, Math.min(timeoutMs, heldMsMax));
  };
  const thereMs = lateMs({ from: client, to: server, atMs: nowMs + sinceMs });
  if (thereMs === Number.POSITIVE_INFINITY) return lost();
  const asking = { nowMs, sinceMs: sinceMs + thereMs, timeoutMs, trace };
  const answered = askAnswerer(connected, request, asking);
  if (answered.failure?.reason === "Timeout") return answered;
  const backMs = lateMs({ from: server, to: client, atMs: nowMs + answered.tookMs });
  if (backMs === Number.POSITIVE_INFINITY) return lost();
  return { ...answered, tookMs: answered.tookMs + backMs };
}

const patienceFor = (leftMs: number): Patience => ({
  retryMs: openRetryMs,
  limitMs: Math.min(Math.max(leftMs, 0), heldMsMax),
});

function askAnswerer(
  { listener, roundTripMs, server, client }: Connected,
  request: HttpRequest,
  { nowMs, sinceMs, timeoutMs, trace }: Asking,
): Answered {
  const arrivesMs = sinceMs + roundTripMs / 2;
  const served = listener.serve(request, nowMs + arrivesMs, client);
  if ("response" in served) {
    const tookMs = arrivesMs + served.tookMs + roundTripMs / 2;
    const { response, server: behind } = served;
    if (behind === undefined && trace.isOn) {
      noteDoing(trace, arrivesMs + served.tookMs, server, `answers ${response.status}`);
    }
    return behind === undefined ? { response, tookMs } : { response, tookMs, server: behind };
  }
  const url = `${request.method} ${request.path}`;
  if ("hangs" in served) {
    noteDoing(trace, arrivesMs, server, "does not answer");
    return timeout(url, timeoutMs);
  }
  if ("refused" in served) {
    noteDoing(trace, arrivesMs, server, "takes no more connections");
    const message = `connect to ${server.pod}: connection refused`;
    return { failure: { reason: "ConnectionRefused", message }, tookMs: arrivesMs };
  }
  if ("closed" in served) {
    noteDoing(trace, arrivesMs, server, "closes the connection without an answer");
    const message = `${url}: connection closed without an answer`;
    return {
      failure: { reason: "ConnectionClosed", message },
      tookMs: arrivesMs + roundTripMs / 2,
    };
  }
  noteDoing(trace, arrivesMs + served.resetAfterMs, server, "ends before it answers");
  const tookMs = arrivesMs + served.resetAfterMs + roundTripMs / 2;
  return {
    failure: { reason: "ConnectionReset", message: `${url}: connection reset by peer` },
    tookMs,
  };
}

const timeout = (url: string, timeoutMs: number): Answered => ({
  failure: { reason: "Timeout", message: `${url}: no answer in time` },
  tookMs: timeoutMs,
});

/** What a client with that patience sees. */
function ended(trace: Trace, answered: Answered, timeoutMs: number): Exchange {
  const { hops } = trace;
  if (answered.tookMs <= timeoutMs) return { hops, ...answered };
  return { hops: hops.filter(({ atMs }) => atMs <= timeoutMs), ...timeout("request", timeoutMs) };
}
