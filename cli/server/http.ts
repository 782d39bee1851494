/** Requests to an API server, over Node's own HTTP: nothing else loads as fast. */
import http, { type IncomingMessage } from "node:http";
import { isObject, type JsonObject } from "../../api/json.ts";
import { Failure, type Refusal, RefusedError, Told } from "../../client/kubectl/failure.ts";
import { readCredentials } from "./credentials-file.ts";
import type { Target } from "./kubeconfig.ts";

export interface Request {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With its query: `/api/v1/pods?limit=500`. */
  readonly path: string;
  readonly accept?: string;
  readonly contentType?: string;
  readonly body?: string;
}

/** What commands need of a server. Refusals are thrown as `RefusedError`. */
export interface Client {
  /** The body of the answer. */
  text(request: Request): Promise<string>;
  /** The body of the answer, read as a JSON object. */
  json(request: Request): Promise<JsonObject>;
  /** Calls `take` for every line, until it returns false or the stream ends. */
  lines(request: Request, take: (line: string) => boolean): Promise<void>;
}

export const userAgent = "kubesim/v0.1.0 (linux/amd64) kubernetes/v1.36";

export interface ClientOptions {
  /** Gets each of the server's warnings once. */
  readonly warn: (text: string) => void;
  /** Gets the time of the server with each of its answers, in milliseconds and of whole seconds. */
  readonly heardTime?: (timeMs: number) => void;
  /** How long an answer may take, all of it. Absent: as long as it takes. */
  readonly timeoutMs?: number | undefined;
}

/** A client of the server of `target`. */
export function httpClient(target: Target, { warn, heardTime, timeoutMs }: ClientOptions): Client {
  const base = serverUrl(target.server);
  const prefix = base.pathname.replace(/\/$/, "");
  const warned = new Set<string>();
  let settings: Promise<http.RequestOptions> | undefined;

  const limit = () => (timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs));

  async function send(request: Request, signal = limit()): Promise<IncomingMessage> {
    settings ??= connectionSettings(target);
    const { method = "GET", path, accept = "application/json", contentType, body } = request;
    const options: http.RequestOptions = {
      ...(await settings),
      host: base.hostname.replace(/^\[(.*)\]$/, "$1"),
      port: base.port,
      path: `${prefix}${path}`,
      method,
      ...(signal && { signal }),
    };
    options.headers = {
      accept,
      "user-agent": userAgent,
      ...credentials(target.user),
      ...(body === undefined ? {} : bodyHeaders(body, contentType)),
    };
    const start = base.protocol === "https:" ? (await import("node:https")).request : http.request;
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = start(options, resolve);
      sent.on("error", (error) => reject(connectionFailure(error, base)));
      sent.end(body);
    });
    const timeMs = Date.parse(response.headers.date ?? "");
    if (!Number.isNaN(timeMs)) heardTime?.(timeMs);
    for (const text of warningsOf(response)) {
      if (!warned.has(text)) warn(`Warning: ${text}`);
      warned.add(text);
    }
    if ((response.statusCode ?? 0) >= 400) throw refused(response, await readText(response));
    return response;
  }

  return {
    text: async (request) => readText(await send(request)),
    async json(request) {
      const text = await readText(await send(request));
      const parsed: unknown = JSON.parse(text);
      return isObject(parsed) ? parsed : {};
    },
    async lines(request, take) {
      const signal = limit();
      const response = await send(request, signal);
      try {
        await eachLine(response, take);
      } catch (error) {
        if (signal?.aborted !== true) throw error;
        // A watch whose time is up has ended, as if the server had.
        if (!isWatch(request)) throw new Failure(`${outOfTime} or ${whileReading}`);
      }
    },
  };
}

async function eachLine(response: IncomingMessage, take: (line: string) => boolean) {
  response.setEncoding("utf8");
  let rest = "";
  for await (const chunk of response) {
    const parts = (rest + String(chunk)).split("\n");
    rest = parts.pop() ?? "";
    for (const line of parts) if (!take(line)) return;
  }
  if (rest !== "") take(rest);
}

const isWatch = ({ path }: Request) => /[?&]watch=true(&|$)/.test(path);

// In the words of Go's net/http.
const outOfTime = "net/http: request canceled (Client.Timeout";
const whileReading = "context cancellation while reading body)";

// Node does not tell the length of a DELETE's body by itself; it would read as the next request.
const bodyHeaders = (body: string, contentType = "application/json") => ({
  "content-type": contentType,
  "content-length": Buffer.byteLength(body),
});

export function serverUrl(server: string): URL {
  try {
    return new URL(server);
  } catch {
    throw new Failure(`parse "${server}": invalid server address`);
  }
}

/** A server of plain HTTP needs no settings; certificates are read for those that do. */
export async function connectionSettings(target: Target): Promise<http.RequestOptions> {
  if (!target.server.startsWith("https:")) return {};
  const { tlsSettings } = await import("./tls.ts");
  return tlsSettings(target);
}

export function credentials(user: JsonObject): http.OutgoingHttpHeaders {
  return { ...authorization(user), ...impersonation(user) };
}

function impersonation({ as, ...user }: JsonObject): http.OutgoingHttpHeaders {
  if (typeof as !== "string" || as === "") return {};
  const groups = [user["as-groups"] ?? []].flat().map(String);
  const uid = user["as-uid"];
  return {
    "impersonate-user": as,
    ...(groups.length > 0 && { "impersonate-group": groups }),
    ...(typeof uid === "string" && { "impersonate-uid": uid }),
    ...extraHeaders(user["as-user-extra"]),
  };
}

/** Keys go as a part of the header's name, in which not every sign may be. */
function extraHeaders(extra: JsonObject[string]): http.OutgoingHttpHeaders {
  const entries = Object.entries(isObject(extra) ? extra : {});
  return Object.fromEntries(
    entries.map(([key, values]) => [
      `impersonate-extra-${encodeURIComponent(key.toLowerCase())}`,
      [values ?? []].flat().map(String),
    ]),
  );
}

/** As client-go, which reads it where no token is given. */
const tokenIn = (file: JsonObject[string]) =>
  typeof file === "string" ? readCredentials(file).toString().trim() : undefined;

function authorization(user: JsonObject): http.OutgoingHttpHeaders {
  const token = user.token ?? tokenIn(user.tokenFile);
  if (typeof token === "string") return { authorization: `Bearer ${token}` };
  if (typeof user.username !== "string") return {};
  return { authorization: `Basic ${btoa(`${user.username}:${user.password ?? ""}`)}` };
}

/** By events, which start up faster than iterating over a stream. */
export function readText(response: IncomingMessage): Promise<string> {
  response.setEncoding("utf8");
  let text = "";
  return new Promise((resolve, reject) => {
    response.on("data", (chunk: string) => {
      text += chunk;
    });
    response.on("end", () => resolve(text));
    response.on("error", (error) => reject(lostConnection(error)));
  });
}

function lostConnection({ name, message }: Error): Told {
  const fact = name === "AbortError" ? `${outOfTime} or ${whileReading}` : message;
  return new Told(`Unable to connect to the server: ${fact}`);
}

function* warningsOf({ headers }: IncomingMessage): Iterable<string> {
  const { warning } = headers;
  if (typeof warning !== "string") return;
  for (const [, text = ""] of warning.matchAll(/\d{3} \S+ "((?:[^"\\]|\\.)*)"/g)) {
    yield text.replace(/\\(.)/g, "$1");
  }
}

/** The refusal in the body, or one that tells the code where the body is no `Status`. */
export function refused(response: IncomingMessage, body: string): RefusedError {
  try {
    const parsed: unknown = JSON.parse(body);
    // A Status is told apart by its kind; a server sends nothing else under that name.
    if (isObject(parsed) && parsed.kind === "Status") return new RefusedError(parsed as never);
  } catch {
    // It is not JSON: told by its code.
  }
  const code = response.statusCode ?? 0;
  const reason = code === 404 ? "NotFound" : undefined;
  const message =
    code === 404 ? "the server could not find the requested resource" : `${code}: ${body.trim()}`;
  const status: Refusal = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure" };
  return new RefusedError({ ...status, code, message, reason });
}

export function connectionFailure(error: NodeJS.ErrnoException, { host, hostname }: URL): Error {
  if (error.code === "ECONNREFUSED") {
    const hint = "did you specify the right host or port?";
    return new Told(`The connection to the server ${host} was refused - ${hint}`);
  }
  if (error.name === "AbortError" || error.name === "TimeoutError") {
    const fact = `${outOfTime} exceeded while awaiting headers)`;
    return new Told(`Unable to connect to the server: ${fact}`);
  }
  const fact =
    error.code === "ENOTFOUND" || error.code === "EAI_AGAIN"
      ? `dial tcp: lookup ${hostname}: no such host`
      : (certificateProblem(error) ?? error.message);
  return new Told(`Unable to connect to the server: ${fact}`);
}

/** What is wrong with a server's certificate, in the words of Go 1.25's crypto/x509. */
function certificateProblem(error: NodeJS.ErrnoException): string | undefined {
  const { code = "", message } = error;
  const told = (fact: string) => `tls: failed to verify certificate: x509: ${fact}`;
  if (unknownAuthority.includes(code)) return told("certificate signed by unknown authority");
  if (code === "CERT_HAS_EXPIRED") return told("certificate has expired or is not yet valid");
  if (code !== "ERR_TLS_CERT_ALTNAME_INVALID") return undefined;
  const host = "host" in error ? String(error.host) : "";
  const names = [...message.matchAll(/DNS:([^\s,]+)/g)].map(([, name]) => name);
  const addresses = [...message.matchAll(/IP Address:([^\s,]+)/g)].map(([, address]) => address);
  const isAddress = /^[\d.]+$|:/.test(host);
  const valid = (isAddress ? addresses : names).join(", ");
  return told(`certificate is valid for ${valid}, not ${host}`);
}

const unknownAuthority = [
  "SELF_SIGNED_CERT_IN_CHAIN",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
];
