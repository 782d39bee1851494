/** Real requests, and the answers of simulated servers. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { HttpRequest, HttpResponse } from "../../api/http-message.ts";
import { hostHeader, nginxReason, page, parseTarget } from "../../network/index.ts";

export type EntryRequest = HttpRequest & { readonly isTls: boolean };

/** Asks the entry; what it returns gives the request up. */
export type SendRequest = (
  request: EntryRequest,
  answered: (response: HttpResponse) => void,
) => () => void;

/** Larger bodies are refused. Source: ingress-nginx 1.14, proxy-body-size. */
const bodyBytesMax = 1024 * 1024;

/** Passes a request on once all of it is there, and its answer back. */
export function passOn(
  {
    request,
    reply,
    isTls,
  }: {
    readonly request: IncomingMessage;
    readonly reply: ServerResponse;
    readonly isTls: boolean;
  },
  send: SendRequest,
): void {
  const refuse = (status: 413 | 501) => {
    reply.setHeader("connection", "close");
    write(reply, page(status));
    request.resume();
  };
  const isWebSocket = /\bwebsocket\b/i.test(request.headers.upgrade ?? "");
  const isTooLarge = Number(request.headers["content-length"] ?? 0) > bodyBytesMax;
  if (isWebSocket || isTooLarge) {
    refuse(isWebSocket ? 501 : 413);
    return;
  }
  const parts: Buffer[] = [];
  let size = 0;
  let giveUp: (() => void) | undefined;
  request.on("data", (part: Buffer) => {
    const isFirstTooMuch = size <= bodyBytesMax && size + part.length > bodyBytesMax;
    size += part.length;
    if (isFirstTooMuch) refuse(413);
    else if (size <= bodyBytesMax) parts.push(part);
  });
  request.on("end", () => {
    if (size > bodyBytesMax) return;
    const asked = messageOf(request, { body: Buffer.concat(parts), isTls });
    giveUp = send(asked, (response) => write(reply, response));
  });
  reply.on("close", () => giveUp?.());
}

function messageOf(
  { method = "GET", url = "/", headers }: IncomingMessage,
  { body, isTls }: { readonly body: Buffer; readonly isTls: boolean },
): EntryRequest {
  // Clients that take the port for their proxy write the whole URL.
  const target = url.startsWith("/") ? undefined : parseTarget(url);
  const host = target === undefined ? (headers.host ?? "") : hostHeader(target);
  const message = { method, host, port: isTls ? 443 : 80, path: target?.path ?? url };
  const more = body.length === 0 ? {} : { body: body.toString() };
  return { ...message, headers: flat(headers), ...more, isTls };
}

/** Headers that are about the connection, and not about the message. */
const hopByHop = new Set([
  "connection",
  "content-length",
  "host",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

function flat(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const found = Object.entries(headers).flatMap(([name, value = ""]) =>
    hopByHop.has(name) ? [] : [[name, String(value)] as const],
  );
  return Object.fromEntries(found);
}

function write(reply: ServerResponse, response: HttpResponse): void {
  if (reply.destroyed || reply.headersSent) return;
  try {
    send(reply, response);
  } catch {
    // A server may be told to say what is no status or no header.
    for (const name of reply.getHeaderNames()) reply.removeHeader(name);
    send(reply, page(502));
  }
}

function send(reply: ServerResponse, { status, headers, body }: HttpResponse): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!hopByHop.has(name)) reply.setHeader(name, value);
  }
  const hasBody = status >= 200 && status !== 204 && status !== 304;
  if (hasBody) reply.setHeader("content-length", Buffer.byteLength(body));
  const reason = nginxReason(status);
  if (reason !== undefined) reply.statusMessage = reason;
  reply.writeHead(status);
  reply.end(hasBody ? body : undefined);
}
