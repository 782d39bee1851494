/**
 * The network as a container finds it. Whoever runs the machines gives it; nothing waits in it:
 * each answer says what becomes of something that is begun now, and after how long.
 */
import type { HttpResponse } from "../../../api/http-message.ts";

/** Why a name or an address leads nowhere, or why no answer comes. */
export type NetworkFailure =
  | "NameNotFound"
  | "NameTimeout"
  | "ConnectionRefused"
  | "ConnectTimeout"
  | "NoRouteToHost"
  | "ConnectionReset"
  | "ConnectionClosed"
  | "UntrustedCertificate"
  | "Timeout";

/** A request over a connection of its own. */
export interface FetchRequest {
  /** `http://web.default.svc:80/cart`, with a scheme. */
  readonly url: string;
  readonly method: string;
  /** Their names are in lower case; `host` goes before that of the URL. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /**
   * The certificates, in PEM, of those whom it trusts beside those whom all trust; absent: it asks
   * nobody for one.
   */
  readonly trusts?: string;
  /** How long it waits for a connection; absent: as long as a kernel tries. */
  readonly connectTimeoutMs?: number;
  /** How long it waits in all; absent: for ever. */
  readonly timeoutMs?: number;
  /** It reads an answer that goes on. */
  readonly isStreamed?: boolean;
}

/** What becomes of a request. All times count from its beginning. */
export interface Fetched {
  /** Absent where the name leads nowhere. */
  readonly address?: string;
  readonly port: number;
  /** When the address was known. */
  readonly namedMs: number;
  /** When the connection stood; absent where none came to be. */
  readonly connectedMs?: number;
  readonly response?: HttpResponse;
  readonly failure?: NetworkFailure;
  readonly tookMs: number;
  /** What became of it, once the time of its end has come: a server may have ended meanwhile. */
  settle?(nowMs: number): Pick<Fetched, "response" | "failure">;
}

/** The addresses of a name, by the means of the C library: first its hosts file, then DNS. */
export interface Resolved {
  /** Empty where there is a failure. */
  readonly addresses: readonly string[];
  /** The whole name: `web.default.svc.cluster.local`. */
  readonly canonicalName?: string;
  readonly failure?: "NameNotFound" | "NameTimeout";
  readonly tookMs: number;
}

export type RecordType = "A" | "AAAA" | "CNAME" | "MX" | "NS" | "PTR" | "SOA" | "SRV" | "TXT";

/** A question to one name server, about an absolute name. */
export interface Question {
  /** With or without a dot at its end. */
  readonly name: string;
  readonly type: RecordType;
  /** The address of the name server. */
  readonly server: string;
}

/** A record, in the form that zone files have; names have no dot at their end. */
export interface ResourceRecord {
  readonly name: string;
  readonly type: RecordType;
  readonly ttlSeconds: number;
  readonly data: string;
}

export interface Reply {
  readonly code: "NOERROR" | "NXDOMAIN" | "SERVFAIL" | "REFUSED";
  readonly answers: readonly ResourceRecord[];
  readonly authority?: readonly ResourceRecord[];
  readonly additional?: readonly ResourceRecord[];
  readonly authoritative: boolean;
  /** The server asks others; CoreDNS says so only of what it did ask others. */
  readonly recursionAvailable?: boolean;
  readonly tookMs: number;
}

/** A connection that was made, or why it was not. All times count from the beginning. */
export interface Dialled {
  /** Absent where the name leads nowhere. */
  readonly address?: string;
  readonly failure?: NetworkFailure;
  readonly tookMs: number;
}

/** A port of the pod that somebody listens on. */
export interface Listening {
  readonly port: number;
  readonly container: string;
}

export interface ContainerNetwork {
  fetch(request: FetchRequest, nowMs: number): Fetched;
  resolve(name: string, nowMs: number): Resolved;
  /** `undefined` where nobody answers at the address of the name server. */
  query(question: Question, nowMs: number): Reply | undefined;
  /** Opens a connection, and closes it again. */
  dial(host: string, port: number, nowMs: number, timeoutMs?: number): Dialled;
  /** Whether an address answers an echo request, after how long; `undefined` where it does not. */
  ping(address: string, nowMs: number): number | undefined;
  /** Who listens in the pod itself. Absent: nobody knows. */
  listening?(nowMs: number): readonly Listening[];
}
