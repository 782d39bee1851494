import type {
  Connection,
  ConnectionListener,
} from "../../apiserver/http/streams/container-streams.ts";
import { type HttpAnswer, parseImage } from "../../kubelet/index.ts";
import { type HttpRequest, RequestReader } from "./http-requests.ts";

export interface HttpServer {
  readonly nowMs: () => number;
  /** The answer to a request; one of status 0 does not come. */
  readonly answer: (request: HttpRequest) => HttpAnswer;
  /** Runs something once so many milliseconds of the cluster's time have passed. */
  readonly later: (delayMs: number, run: () => void) => void;
  readonly image: string;
  readonly pod: string;
}

/** A simulated server's side of one connection. It speaks HTTP/1.1, whatever its image. */
export function serveHttp(server: HttpServer, listener: ConnectionListener): Connection {
  const reader = new RequestReader();
  const waiting: (HttpRequest | undefined)[] = [];
  let isOver = false;
  let isBusy = false;
  const finish = () => {
    if (!isOver) listener.end();
    isOver = true;
  };
  const send = (given: HttpAnswer, request: HttpRequest | undefined) => {
    if (isOver) return;
    const isLast = request === undefined || request.closes;
    const { method = "GET" } = request ?? {};
    listener.data(encoder.encode(answer(server, { ...given, method, isLast })));
    if (isLast) finish();
  };
  /** One request after the other, as they came. */
  const next = () => {
    while (!isOver && !isBusy && waiting.length > 0) {
      const request = waiting.shift();
      const given = request === undefined ? refusal : server.answer(request);
      if (given.status !== 0 && given.latencyMs === 0) {
        send(given, request);
        continue;
      }
      isBusy = true;
      // A server that does not answer leaves its client waiting.
      if (given.status === 0) return;
      server.later(given.latencyMs, () => {
        isBusy = false;
        send(given, request);
        next();
      });
    }
  };
  return {
    write(bytes) {
      if (isOver) return;
      waiting.push(...reader.read(bytes));
      next();
    },
    endInput: finish,
    close: () => {
      isOver = true;
    },
  };
}

/** The answer to what is no request. */
const refusal: HttpAnswer = { status: 400, latencyMs: 0 };

const encoder = new TextEncoder();

function answer(
  server: HttpServer,
  { status, body, method, isLast }: HttpAnswer & { method: string; isLast: boolean },
): string {
  const { type, text } =
    body === undefined ? bodyOf(server, status) : { type: typeOf(body), text: body };
  const hasBody = status >= 200 && status !== 204 && status !== 304;
  const head = [
    `HTTP/1.1 ${status} ${reasons[status] ?? "Unknown"}`,
    `Server: ${softwareOf(server.image)}`,
    `Date: ${new Date(server.nowMs()).toUTCString()}`,
    ...(hasBody ? [`Content-Type: ${type}`, `Content-Length: ${encoder.encode(text).length}`] : []),
    `Connection: ${isLast ? "close" : "keep-alive"}`,
  ];
  return `${head.join("\r\n")}\r\n\r\n${hasBody && method !== "HEAD" ? text : ""}`;
}

const reasons: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  204: "No Content",
  301: "Moved Permanently",
  302: "Found",
  304: "Not Modified",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

const nginxPage = `<!DOCTYPE html>
<html>
<head><title>Welcome to nginx!</title></head>
<body><h1>Welcome to nginx!</h1></body>
</html>
`;

/** The type of a body that somebody has written down. */
function typeOf(body: string): string {
  if (/^\s*[[{]/.test(body)) return "application/json";
  return /^\s*</.test(body) ? "text/html" : "text/plain";
}

function bodyOf({ image, pod }: HttpServer, status: number) {
  if (status === 200 && nameOf(image) === "nginx") return { type: "text/html", text: nginxPage };
  const fact = status === 200 ? "" : `${status} ${reasons[status] ?? "Unknown"}: `;
  return { type: "text/plain", text: `${fact}pod ${pod}, image ${image}\n` };
}

/** The last part of an image's name. */
const nameOf = (image: string) => parseImage(image)?.repository.replace(/^.*\//, "") ?? "";

/** `nginx/1.27.0` where the tag is a version. */
function softwareOf(image: string): string {
  const version = /^\d+(?:\.\d+)*/.exec(parseImage(image)?.version ?? "")?.[0];
  return version === undefined ? nameOf(image) : `${nameOf(image)}/${version}`;
}
