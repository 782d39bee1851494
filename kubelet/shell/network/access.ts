/**
 * The network as the programs of one container use it. Requests to the container itself are
 * answered by what is known of it, for all times; all else is shared with others.
 */
import type { HttpRequest } from "../../../api/http-message.ts";
import { ipFamily } from "../../../api/validation/ip.ts";
import { textOf } from "../kernel/bytes.ts";
import type {
  ContainerNetwork,
  Dialled,
  Fetched,
  FetchRequest,
  Listening,
  Question,
  Reply,
  Resolved,
} from "./container-network.ts";
import { authority, parseUrl, type Url } from "./url.ts";

/** The server that the container itself is. */
export interface OwnServer {
  /** `undefined` on a port that is not its own. */
  answer(request: HttpRequest, sinceStartMs: number): OwnAnswer | undefined;
}

export type OwnAnswer =
  | { readonly kind: "refused" }
  /** It accepts connections, and does not answer. */
  | { readonly kind: "hangs" }
  /** It ends the connection, without a word. */
  | { readonly kind: "closed" }
  | {
      readonly kind: "response";
      readonly response: Fetched["response"];
      readonly tookMs: number;
      /** All is well with it, and nobody knows in what words it would say so. */
      readonly isUnknown?: boolean;
    };

/** What programs see: the same as ContainerNetwork, at the time of the process. */
export interface NetworkAccess {
  fetch(request: FetchRequest): Fetched;
  resolve(name: string): Resolved;
  query(question: Question): Reply | undefined;
  dial(host: string, port: number, timeoutMs?: number): Dialled & { readonly isOwn?: boolean };
  ping(address: string): number | undefined;
  listening(): readonly Listening[];
}

export interface AccessParts {
  /** Absent where there is none. */
  readonly network: ContainerNetwork | undefined;
  readonly own: OwnServer | undefined;
  /** The address of the pod, and its name. */
  readonly address: string;
  readonly hostname: string;
  readonly startedAtMs: number;
  /** Milliseconds since the start. */
  readonly now: () => number;
  /** Told before something is asked that others decide. */
  readonly onShared: () => void;
  /** Told before anything is asked. */
  readonly onUse: () => void;
  /** Told of an answer in words that nobody knows. */
  readonly onUnknown?: () => void;
}

/** A connection to oneself takes next to no time. */
const loopbackMs = 0.05;

export function networkAccess(parts: AccessParts): NetworkAccess {
  const { network = noNetwork, startedAtMs, now, onShared, onUse } = parts;
  const shared = <T>(ask: (network: ContainerNetwork, nowMs: number) => T): T => {
    onUse();
    if (parts.network !== undefined) onShared();
    return ask(network, startedAtMs + now());
  };
  const itself = ownNames(parts);
  return {
    fetch(given) {
      onUse();
      // Programs write bytes, and servers read text.
      const request = given.body === undefined ? given : { ...given, body: textOf(given.body) };
      const url = parseUrl(request.url);
      const own = url && itself.has(url.host) ? ownFetched(parts, url, request) : undefined;
      const fetched = own ?? shared((given, nowMs) => given.fetch(request, nowMs));
      if (fetched.response?.isUnknown === true) parts.onUnknown?.();
      return fetched;
    },
    resolve(name) {
      onUse();
      if (itself.has(name)) return { addresses: [addressOf(name, parts)], tookMs: 0 };
      return shared((given, nowMs) => given.resolve(name, nowMs));
    },
    query: (question) => shared((given, nowMs) => given.query(question, nowMs)),
    dial(host, port, timeoutMs) {
      onUse();
      const own = itself.has(host) ? ownDialled(parts, host, port) : undefined;
      return own ?? shared((given, nowMs) => given.dial(host, port, nowMs, timeoutMs));
    },
    listening: () => shared((given, nowMs) => given.listening?.(nowMs) ?? []),
    ping(address) {
      onUse();
      if (itself.has(address)) return loopbackMs;
      return shared((given, nowMs) => given.ping(address, nowMs));
    },
  };
}

const ownNames = ({ address, hostname }: AccessParts): ReadonlySet<string> =>
  new Set(["localhost", "127.0.0.1", "::1", address, hostname].filter((name) => name !== ""));

function addressOf(name: string, { address, hostname }: AccessParts): string {
  if (name === hostname) return address;
  return name === "localhost" ? "127.0.0.1" : name;
}

function ownFetched(parts: AccessParts, url: Url, request: FetchRequest): Fetched | undefined {
  const answer = ownAnswer(parts, url.port, {
    method: request.method,
    host: request.headers.host ?? authority(url),
    path: url.path,
    headers: request.headers,
    ...(request.body !== undefined && { body: request.body }),
  });
  if (answer === undefined) return undefined;
  const base = { address: addressOf(url.host, parts), port: url.port, namedMs: 0 };
  if (answer.kind === "refused") {
    return { ...base, failure: "ConnectionRefused", tookMs: loopbackMs };
  }
  const connected = { ...base, connectedMs: loopbackMs };
  if (answer.kind === "closed") {
    return { ...connected, failure: "ConnectionClosed", tookMs: loopbackMs };
  }
  const { timeoutMs = Number.POSITIVE_INFINITY } = request;
  const tookMs = answer.kind === "hangs" ? Number.POSITIVE_INFINITY : loopbackMs + answer.tookMs;
  if (tookMs > timeoutMs || answer.kind === "hangs") {
    return { ...connected, failure: "Timeout", tookMs: timeoutMs };
  }
  return { ...connected, ...(answer.response && { response: answer.response }), tookMs };
}

/** `isOwn` where it is known that the container has a server there that does not listen yet. */
function ownDialled(
  parts: AccessParts,
  host: string,
  port: number,
): ReturnType<NetworkAccess["dial"]> | undefined {
  const { network } = parts;
  const asked = { method: "GET", host, path: "/", headers: {} };
  const answer = ownAnswer(parts, port, asked);
  if (answer === undefined) return undefined;
  const base = { address: addressOf(host, parts), tookMs: loopbackMs };
  return answer.kind === "refused"
    ? { ...base, failure: "ConnectionRefused", isOwn: network !== undefined }
    : base;
}

/** `undefined` where another container of the pod may be the one that answers. */
function ownAnswer(
  { own, network, now }: AccessParts,
  port: number,
  request: Omit<HttpRequest, "port">,
): OwnAnswer | undefined {
  const answer = own?.answer({ ...request, port }, now());
  return answer ?? (network === undefined ? { kind: "refused" } : undefined);
}

/** A machine without a network. */
const noNetwork: ContainerNetwork = {
  fetch({ url }) {
    const { host, port } = parseUrl(url) ?? { host: "", port: 0 };
    return isAddress(host)
      ? { address: host, port, namedMs: 0, failure: "NoRouteToHost", tookMs: 0 }
      : { port, namedMs: 0, failure: "NameNotFound", tookMs: 0 };
  },
  resolve: (name) =>
    isAddress(name)
      ? { addresses: [name], tookMs: 0 }
      : { addresses: [], failure: "NameNotFound", tookMs: 0 },
  query: () => undefined,
  dial: (host) =>
    isAddress(host)
      ? { address: host, failure: "NoRouteToHost", tookMs: 0 }
      : { failure: "NameNotFound", tookMs: 0 },
  ping: () => undefined,
};

/** An address, of either family, and no name. */
export const isAddress = (host: string): boolean => ipFamily(host) !== undefined;
