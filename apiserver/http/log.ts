import { type FieldError, forbiddenField, invalid, invalidObject } from "../../api/field-error.ts";
import { parseTime } from "../../api/runtime.ts";
import { badRequest } from "../../api/status.ts";
import { flag, integer } from "./options.ts";
import type { ResourcePath } from "./route.ts";
import type { Exchange } from "./server.ts";

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
  const { reply, logs, query } = exchange;
  const { namespace = "", name = "" } = path;
  const options = logOptions(query, name);
  const isFollowed = flag(query, "follow");
  const log = isFollowed
    ? logs.follow(namespace, name, options)
    : logs.read(namespace, name, options);
  if (log === undefined) void reply.code(204).send();
  else if (typeof log === "string") void reply.type("text/plain").send(log);
  else stream(exchange, log);
}

function stream({ reply, request, clock }: Exchange, log: FollowedLog): void {
  reply.hijack();
  const socket = reply.raw;
  socket.writeHead(200, { "content-type": "text/plain", "transfer-encoding": "chunked" });
  socket.flushHeaders();
  let cancel: () => void = () => undefined;
  request.raw.on("close", () => cancel());
  goOn();

  function goOn(): void {
    const text = log.next();
    if (text !== "") socket.write(text);
    if (log.isOver) {
      socket.end();
      return;
    }
    const timer = clock.setTimer(followMs, goOn);
    cancel = () => timer.cancel();
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
