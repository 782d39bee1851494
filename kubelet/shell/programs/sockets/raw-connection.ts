/** What comes back over a connection that a program writes to as it likes. */
import {
  bytesMethod,
  bytesType,
  type HttpRequest,
  type HttpResponse,
  headerName,
} from "../../../../api/http-message.ts";
import { bytesOf, textOf } from "../../kernel/bytes.ts";
import type { Shell } from "../../language/shell.ts";
import type { FetchRequest } from "../../network/container-network.ts";
import { bracketed } from "../../network/url.ts";
import { ended, type Waiting } from "../../network/wait.ts";
import { bodyBytes, responseBytes } from "../http/http-text.ts";

export interface Peer {
  readonly host: string;
  readonly port: number;
}

/** The request of HTTP that the bytes are; `undefined` where they are none. */
export function requestIn(bytes: string, { host, port }: Peer): FetchRequest | undefined {
  const [, method, path, rest = ""] =
    /^([A-Z]+) (\/\S*) HTTP\/1\.[01]\r?\n([\s\S]*)$/.exec(bytes) ?? [];
  if (method === undefined || path === undefined) return undefined;
  const [head = "", body] = rest.split(/\r?\n\r?\n|^\r?\n/, 2);
  const headers = head.split(/\r?\n/).flatMap((line) => {
    const [, name, value = ""] = /^([^:\s]+):\s*(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name.toLowerCase(), value] as const];
  });
  return {
    url: `http://${bracketed(host)}:${port}${path}`,
    method,
    headers: { host, ...Object.fromEntries(headers) },
    ...(body && { body }),
  };
}

/** The text of a request as it comes over a connection. */
export function requestBytes({ method, path, host, headers, body = "" }: HttpRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${headerName(name)}: ${value}`);
  return bytesOf([`${method} ${path} HTTP/1.1`, `Host: ${host}`, ...lines, "", body].join("\r\n"));
}

/** The answer of HTTP that the bytes are; `undefined` where they are none. */
export function responseIn(bytes: string): HttpResponse | undefined {
  const [, status, head = "", body = ""] =
    /^HTTP\/1\.[01] (\d{3})[^\r\n]*\r?\n((?:[^\r\n]+\r?\n)*)(?:\r?\n([\s\S]*))?$/.exec(bytes) ?? [];
  if (status === undefined) return undefined;
  const lines = [...head.matchAll(/^([^:\s]+):[ \t]*([^\r\n]*)/gm)];
  const headers = Object.fromEntries(
    lines.map(([, name = "", value = ""]) => [name.toLowerCase(), value]),
  );
  const length = Number(headers["content-length"] ?? body.length);
  return { status: Number(status), headers, body: textOf(body.slice(0, length)) };
}

/** The answer to what was written; empty where a server says nothing to it. */
export function* answered(bytes: string, peer: Peer, shell: Shell): Waiting<string> {
  const request = requestIn(bytes, peer) ?? plainRequest(bytes, peer);
  const begunMs = shell.kernel.now;
  const fetched = shell.context.network.fetch(request);
  const isPlain = request.method === bytesMethod;
  // Servers of HTTP wait for more.
  if (isPlain && !Number.isFinite(fetched.tookMs)) return "";
  const { response } = yield* ended(fetched, begunMs, shell);
  if (response === undefined) return "";
  if (!isPlain || response.status === 400) return responseBytes(response);
  return response.headers["content-type"] === bytesType ? bodyBytes(response) : "";
}

const plainRequest = (bytes: string, { host, port }: Peer): FetchRequest => ({
  url: `http://${bracketed(host)}:${port}/`,
  method: bytesMethod,
  headers: {},
  body: bytes,
});
