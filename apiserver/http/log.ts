import { StatusError } from "../../api/status.ts";
import type { ResourcePath } from "./route.ts";
import type { Exchange } from "./server.ts";

export interface LogOptions {
  readonly container: string | undefined;
  readonly previous: boolean;
  readonly timestamps: boolean;
  readonly tailLines: number | undefined;
  readonly sinceSeconds: number | undefined;
  readonly limitBytes: number | undefined;
}

/** Reads the log of a container from the kubelet of its node. Throws StatusErrors. */
export interface ContainerLogs {
  read(namespace: string, pod: string, options: LogOptions): string;
  /** True while more may come: the container has not ended and the pod is there. */
  isRunning(namespace: string, pod: string, options: LogOptions): boolean;
}

/** How often a followed log is looked at, in virtual time. */
const followMs = 500;

/** GET of a pod's `log`: plain text, that goes on with `follow=true` until the container ends. */
export function sendLog(exchange: Exchange, path: ResourcePath): void {
  const { reply, request, logs, query, clock } = exchange;
  const { namespace = "", name = "" } = path;
  if (path.plural !== "pods" || path.group !== "") {
    throw new StatusError("NotFound", "the server could not find the requested resource", {});
  }
  const options = logOptions(query);
  const first = logs.read(namespace, name, options);
  if (query.get("follow") !== "true") {
    void reply.type("text/plain").send(first);
    return;
  }
  reply.hijack();
  const socket = reply.raw;
  socket.writeHead(200, { "content-type": "text/plain", "transfer-encoding": "chunked" });
  socket.flushHeaders();
  socket.write(first);
  // What was skipped by tailLines at first must not come later, so growth is measured on the whole.
  const whole = { ...options, tailLines: undefined, sinceSeconds: undefined };
  let sent = logs.read(namespace, name, whole).length;
  let timer = clock.setTimer(followMs, follow);
  request.raw.on("close", () => timer.cancel());

  function follow(): void {
    try {
      const text = logs.read(namespace, name, whole);
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

function logOptions(query: URLSearchParams): LogOptions {
  const number = (name: string) => {
    const text = query.get(name);
    return text === null || text === "" ? undefined : Number(text);
  };
  return {
    container: query.get("container") ?? undefined,
    previous: query.get("previous") === "true",
    timestamps: query.get("timestamps") === "true",
    tailLines: number("tailLines"),
    sinceSeconds: number("sinceSeconds"),
    limitBytes: number("limitBytes"),
  };
}
