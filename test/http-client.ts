/** A cluster behind real HTTP on a free port, whose time stands still, and a client of it. */
import http, { type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import type { StatusReason } from "../api/status.ts";
import { httpServer } from "../apiserver/http/server.ts";
import type { ContainerStreams } from "../apiserver/http/streams/container-streams.ts";
import { SimClock } from "../simulator/clock/sim-clock.ts";
import { type ClusterOptions, createCluster } from "../simulator/cluster.ts";
import { containerLogs } from "../simulator/containers/container-logs.ts";
import { containerStreams } from "../simulator/containers/container-streams.ts";
import { backendsOf } from "../simulator/proxy/backends.ts";

export interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
}

export interface Answer {
  readonly code: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The text read as JSON, where it is JSON. */
  readonly body: unknown;
}

export async function servedCluster(
  options: ClusterOptions & { readonly streams?: ContainerStreams } = {},
) {
  const cluster = createCluster(options);
  const wallClock = new SimClock(0);
  const { server, clock } = cluster;
  const app = httpServer({
    server,
    reach: (client) => cluster.components.forClient(client),
    clock,
    wallClock,
    logs: containerLogs(cluster),
    streams: options.streams ?? containerStreams(cluster),
    backends: backendsOf(cluster),
  });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  const port = Number(new URL(url).port);
  return {
    cluster,
    /** The time that connections go by. */
    wallClock,
    port,
    send: (sent: Sent) => send(port, sent),
    /** Sends bytes as they are; resolves with what came back until the server hung up. */
    sendBytes: (bytes: string) => sendBytes(port, bytes),
    /** Sends bytes of a request that is left unfinished. */
    hold: (bytes: string) => hold(port, bytes),
    watch: (path: string, headers?: Sent["headers"]) => openWatch(port, path, headers),
    close: () => app.close(),
  };
}

export type ServedCluster = Awaited<ReturnType<typeof servedCluster>>;

function optionsOf(port: number, { method = "GET", path, headers = {}, body }: Sent) {
  const json = body === undefined ? {} : { "content-type": "application/json" };
  return { host: "127.0.0.1", port, method, path, headers: { ...json, ...headers }, agent: false };
}

function send(port: number, sent: Sent): Promise<Answer> {
  const { body, headers = {} } = sent;
  const given = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
  const isChunked = given === undefined || "transfer-encoding" in headers;
  const length = isChunked ? undefined : String(Buffer.byteLength(given));
  const all = length === undefined ? headers : { ...headers, "content-length": length };
  const options = optionsOf(port, { ...sent, headers: all });
  return new Promise((resolve, reject) => {
    const request = http.request(options, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      response.on("end", () => {
        const { statusCode = 0, headers } = response;
        resolve({ code: statusCode, headers, text, body: parsed(text) });
      });
    });
    request.on("error", reject);
    request.end(given);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sendBytes(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.setEncoding("utf8").on("data", (part) => {
      text += part;
    });
    socket.on("error", reject).on("close", () => resolve(text));
  });
}

function hold(port: number, bytes: string) {
  const socket = connect(port, "127.0.0.1");
  const sent = new Promise<void>((resolve, reject) => {
    socket.on("error", reject);
    socket.write(bytes, () => resolve());
  });
  return { sent, close: () => void socket.destroy() };
}

/** A watch that is open: its events one by one, as they come. */
export interface OpenWatch {
  readonly code: number;
  readonly headers: IncomingHttpHeaders;
  /** The next event; undefined once the stream has ended. */
  next(): Promise<WatchLine | undefined>;
  close(): void;
}

export interface WatchLine {
  readonly type: string;
  readonly object: unknown;
}

function openWatch(port: number, path: string, headers: Sent["headers"] = {}): Promise<OpenWatch> {
  return new Promise((resolve, reject) => {
    const request = http.request(optionsOf(port, { path, headers }), (response) => {
      const lines = linesOf(response.setEncoding("utf8"));
      resolve({
        code: response.statusCode ?? 0,
        headers: response.headers,
        async next() {
          const { value } = await lines.next();
          return value === undefined ? undefined : JSON.parse(value);
        },
        close: () => void request.destroy(),
      });
    });
    request.on("error", reject);
    request.end();
  });
}

async function* linesOf(stream: AsyncIterable<string>): AsyncGenerator<string, undefined> {
  let rest = "";
  for await (const part of stream) {
    const lines = (rest + part).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  return undefined;
}

/** The Status of a refusal. */
export function refusal(code: number, reason: StatusReason, message: string, details?: object) {
  const status = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure" };
  const named = reason === "Unknown" ? {} : { reason };
  return { ...status, message, ...named, ...(details === undefined ? {} : { details }), code };
}
