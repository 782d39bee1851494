/** HTTP/1.1 on the connections of simulated servers: what they say is not decided here. */
import { type HttpRequest, headerName } from "../../api/http-message.ts";
import { reasonOf } from "../../api/http-reasons.ts";
import type {
  Connection,
  ConnectionListener,
} from "../../apiserver/http/streams/container-streams.ts";
import type { Answered } from "../../kubelet/index.ts";
import { RequestReader, type WireRequest } from "./http-requests.ts";

export interface HttpServer {
  readonly port: number;
  /** The answer to a request; one of status 0 does not come. */
  readonly answer: (request: HttpRequest) => Answered;
  /** Runs something once so many milliseconds of the cluster's time have passed. */
  readonly later: (delayMs: number, run: () => void) => void;
}

/** A simulated server's side of one connection. It speaks HTTP/1.1, whatever its image. */
export function serveHttp(server: HttpServer, listener: ConnectionListener): Connection {
  const reader = new RequestReader();
  const waiting: (WireRequest | undefined)[] = [];
  let isOver = false;
  let isBusy = false;
  const finish = () => {
    if (!isOver) listener.end();
    isOver = true;
  };
  const send = (given: Answered, request: WireRequest | undefined) => {
    if (isOver) return;
    const isLast = request === undefined || request.closes;
    const { method = "GET" } = request ?? {};
    listener.data(encoder.encode(answerText(given, method, isLast)));
    if (isLast) finish();
  };
  /** One request after the other, as they came. */
  const next = () => {
    while (!isOver && !isBusy && waiting.length > 0) {
      const request = waiting.shift();
      const given =
        request === undefined ? refusal : server.answer({ ...request, port: server.port });
      if (given.status === 0 && given.closes === true) return finish();
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
const refusal: Answered = { status: 400, headers: {}, body: "", latencyMs: 0 };

const encoder = new TextEncoder();

function answerText({ status, headers, body }: Answered, method: string, isLast: boolean): string {
  const hasBody = status >= 200 && status !== 204 && status !== 304;
  const lines = Object.entries(headers).filter(([name]) => !ownHeaders.has(name));
  const head = [
    `HTTP/1.1 ${status} ${reasonOf(status)}`,
    ...lines.map(([name, value]) => `${headerName(name)}: ${value.replace(/[\r\n]+/g, " ")}`),
    ...(hasBody ? [`Content-Length: ${encoder.encode(body).length}`] : []),
    `Connection: ${isLast ? "close" : "keep-alive"}`,
  ];
  return `${head.join("\r\n")}\r\n\r\n${hasBody && method !== "HEAD" ? body : ""}`;
}

/** Headers that are the connection's. */
const ownHeaders = new Set(["connection", "content-length", "transfer-encoding"]);
