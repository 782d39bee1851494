import { type FieldError, forbiddenField, invalid, invalidObject } from "../../api/field-error.ts";
import { type Clock, parseTime, type Timer } from "../../api/runtime.ts";
import { badRequest } from "../../api/status.ts";
import { framingOf } from "./frames.ts";
import { flag, integer } from "./options.ts";
import type { ResourcePath } from "./route.ts";
import type { Exchange } from "./server.ts";
import { unreadBytesMax } from "./streams/channels.ts";
import { protocolOf, unnamed } from "./streams/opening.ts";
import { openWebSocket, type Upgrade, upgradeOf } from "./web-socket.ts";

export interface LogOptions {
  readonly container: string | undefined;
  readonly previous: boolean;
  readonly timestamps: boolean;
  readonly tailLines: number | undefined;
  readonly sinceSeconds: number | undefined;
  readonly sinceTimeMs: number | undefined;
  readonly limitBytes: number | undefined;
}

/** Reads the log of a container from the kubelet of its node. Throws StatusErrors. */
export interface ContainerLogs {
  /** Undefined where the pod has no node yet. */
  read(namespace: string, pod: string, options: LogOptions): string | undefined;
  /** The same, and what is written from then on until the container ends. */
  follow(namespace: string, pod: string, options: LogOptions): FollowedLog | undefined;
}

/** A log that grows. */
export interface FollowedLog {
  /** What has come since this was last asked. */
  next(): string;
  /** True once nothing more comes: the container has ended, or what was asked for is had. */
  readonly isOver: boolean;
}

/** How often a followed log is looked at, in virtual time. */
const followMs = 500;

/** GET of a pod's `log`: plain text, that goes on with `follow=true` until the container ends. */
export function sendLog(exchange: Exchange, path: ResourcePath): void {
  const { reply, request, logs, query } = exchange;
  const { namespace = "", name = "" } = path;
  const options = logOptions(query, name);
  const isFollowed = flag(query, "follow");
  const log = isFollowed
    ? logs.follow(namespace, name, options)
    : logs.read(namespace, name, options);
  const upgrade = upgradeOf(request.raw);
  if (log === undefined) void reply.code(204).send();
  else if (upgrade !== undefined) sendFrames(exchange, upgrade, log);
  else if (typeof log === "string") void reply.type("text/plain").send(log);
  else stream(exchange, log);
}

function stream({ reply, request, clock }: Exchange, log: FollowedLog): void {
  reply.hijack();
  const socket = reply.raw;
  socket.writeHead(200, { "content-type": "text/plain" });
  socket.flushHeaders();
  const stop = follow(clock, log, {
    write: (text) => socket.write(text),
    end: () => socket.end(),
  });
  request.raw.on("close", stop);
}

/** The names of the ways in which a log is had by WebSocket. Source: wsstream/stream.go 1.36. */
const frameProtocols = [unnamed, "binary.k8s.io", "base64.binary.k8s.io"] as const;

/** The log in the frames of a WebSocket, as browsers follow it. The first one is empty. */
function sendFrames(exchange: Exchange, upgrade: Upgrade, log: string | FollowedLog): void {
  const protocol = protocolOf(exchange, { ...upgrade, isSpdy: false }, frameProtocols);
  exchange.reply.code(101).hijack();
  const socket = openWebSocket(upgrade, protocol);
  if (socket === undefined) return;
  socket.on("error", () => undefined);
  const framing = framingOf(protocol);
  const write = (text: string) => {
    socket.send(framing.bytes(Buffer.from(text)));
    if (socket.bufferedAmount > unreadBytesMax) socket.terminate();
  };
  const end = () => socket.close(1000);
  write("");
  if (typeof log !== "string") socket.on("close", follow(exchange.clock, log, { write, end }));
  else {
    write(log);
    end();
  }
}

interface LogReader {
  write(text: string): void;
  end(): void;
}

/** Reads on until the log is over. Returns what stops it before. */
function follow(clock: Clock, log: FollowedLog, { write, end }: LogReader): () => void {
  let timer: Timer | undefined;
  goOn();
  return () => timer?.cancel();

  function goOn(): void {
    const text = log.next();
    if (text !== "") write(text);
    if (log.isOver) end();
    else timer = clock.setTimer(followMs, goOn);
  }
}

/** The options in a query. Source: core/validation ValidatePodLogOptions 1.36. */
export function logOptions(query: URLSearchParams, pod: string): LogOptions {
  const tailLines = integer(query, "tailLines");
  const limitBytes = integer(query, "limitBytes");
  const sinceSeconds = integer(query, "sinceSeconds");
  const sinceTimeMs = timeOf(query, "sinceTime");
  const errors: FieldError[] = [];
  if (tailLines !== undefined && tailLines < 0) {
    errors.push(invalid("tailLines", tailLines, "must be greater than or equal to 0"));
  }
  if (limitBytes !== undefined && limitBytes < 1) {
    errors.push(invalid("limitBytes", limitBytes, "must be greater than 0"));
  }
  if (sinceSeconds !== undefined && sinceTimeMs !== undefined) {
    const rule = "at most one of `sinceTime` or `sinceSeconds` may be specified";
    errors.push(forbiddenField("", rule));
  } else if (sinceSeconds !== undefined && sinceSeconds < 1) {
    errors.push(invalid("sinceSeconds", sinceSeconds, "must be greater than 0"));
  }
  const names = { group: "", kind: "PodLogOptions", plural: "" };
  if (errors.length > 0) throw invalidObject(names, pod, errors);
  return {
    container: query.get("container") ?? undefined,
    previous: flag(query, "previous"),
    timestamps: flag(query, "timestamps"),
    tailLines,
    sinceSeconds,
    sinceTimeMs,
    limitBytes,
  };
}

/** A point in time in a parameter, in milliseconds since the epoch. */
function timeOf(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name);
  if (value === null || value === "") return undefined;
  const timeMs = /^\d{4}-\d\d-\d\dT/.test(value) ? parseTime(value) : undefined;
  if (timeMs !== undefined) return timeMs;
  const given = JSON.stringify(value);
  throw badRequest(
    `parsing time ${given} as "2006-01-02T15:04:05Z07:00": cannot parse ${given} as "2006"`,
  );
}
