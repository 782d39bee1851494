import { type FieldError, forbiddenField, invalid, invalidObject } from "../../api/field-error.ts";
import { parseTime } from "../../api/runtime.ts";
import { badRequest, StatusError } from "../../api/status.ts";
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
  /** True while more may come: the container has not ended and the pod is there. */
  isRunning(namespace: string, pod: string, options: LogOptions): boolean;
}

/** How often a followed log is looked at, in virtual time. */
const followMs = 500;

/** GET of a pod's `log`: plain text, that goes on with `follow=true` until the container ends. */
export function sendLog(exchange: Exchange, path: ResourcePath): void {
  const { reply, request, logs, query, clock } = exchange;
  const { namespace = "", name = "" } = path;
  const options = logOptions(query, name);
  const first = logs.read(namespace, name, options);
  if (first === undefined) {
    void reply.code(204).send();
    return;
  }
  if (!flag(query, "follow")) {
    void reply.type("text/plain").send(first);
    return;
  }
  reply.hijack();
  const socket = reply.raw;
  socket.writeHead(200, { "content-type": "text/plain", "transfer-encoding": "chunked" });
  socket.flushHeaders();
  socket.write(first);
  // What was skipped by tailLines at first must not come later, so growth is measured on the whole.
  const from = { tailLines: undefined, sinceSeconds: undefined, sinceTimeMs: undefined };
  const whole = { ...options, ...from };
  let sent = (logs.read(namespace, name, whole) ?? "").length;
  let timer = clock.setTimer(followMs, follow);
  request.raw.on("close", () => timer.cancel());

  function follow(): void {
    try {
      const text = logs.read(namespace, name, whole) ?? "";
      if (text.length > sent) socket.write(text.slice(sent));
      sent = Math.max(sent, text.length);
      if (logs.isRunning(namespace, name, whole)) timer = clock.setTimer(followMs, follow);
      else socket.end();
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      socket.end();
    }
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
