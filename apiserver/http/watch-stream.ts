import type { WatchEvent, WatchHandle } from "../../api/request.ts";
import type { Timer } from "../../api/runtime.ts";
import { StatusError } from "../../api/status.ts";
import type { Resource } from "../registry/resource-table.ts";
import { bookmark } from "../registry/watch.ts";
import { encodeObject, type IncludeObject, present } from "./encode.ts";
import type { Format } from "./negotiate.ts";
import type { ResourcePath } from "./route.ts";
import type { Exchange } from "./server.ts";

export interface WatchForm {
  readonly resource: Resource;
  readonly format: Format;
  readonly includeObject: IncludeObject;
}

/** A watch without timeoutSeconds ends after this time; clients then watch again. */
const watchMsDefault = 30 * 60_000;
const bookmarkMs = 60_000;
/** A watcher that has so much unread is closed: it resumes from its last revision. */
const unreadBytesMax = 16 * 1024 * 1024;

/** Answers with a stream of watch events, one JSON object a line. Throws what a refusal says. */
export function streamWatch(exchange: Exchange, path: ResourcePath, form: WatchForm): void {
  const { server, request, reply, query, wallClock } = exchange;
  const socket = reply.raw;
  const early: string[] = [];
  const timers = new Set<Timer>();
  let handle: WatchHandle | undefined;
  let open = false;
  let ended = false;

  const end = () => {
    if (ended) return;
    ended = true;
    handle?.stop();
    for (const timer of timers) timer.cancel();
    if (open) socket.end();
  };
  const write = (event: WatchEvent) => {
    const line = encodeEvent(event, form, exchange.clock.now());
    if (!open) early.push(line);
    else if (!ended) {
      socket.write(line);
      if (socket.writableLength > unreadBytesMax) socket.destroy();
    }
  };
  handle = startWatch(exchange, path, write);

  reply.hijack();
  socket.writeHead(200, { "content-type": "application/json", "transfer-encoding": "chunked" });
  socket.flushHeaders();
  open = true;
  for (const line of early) socket.write(line);
  request.raw.on("close", end);
  socket.on("close", end);

  const seconds = Number(query.get("timeoutSeconds") ?? 0);
  timers.add(wallClock.setTimer(seconds > 0 ? seconds * 1000 : watchMsDefault, end));
  if (query.get("allowWatchBookmarks") === "true") {
    const beat = () => {
      write(bookmark(form.resource, server.registry.storage.revision));
      timers.add(wallClock.setTimer(bookmarkMs, beat));
    };
    timers.add(wallClock.setTimer(bookmarkMs, beat));
  }
}

function startWatch(
  { server, query }: Exchange,
  path: ResourcePath,
  write: (event: WatchEvent) => void,
): WatchHandle {
  const text = (name: string) => query.get(name) ?? undefined;
  try {
    return server.watch(
      {
        resource: path,
        namespace: path.namespace,
        name: path.name,
        labelSelector: text("labelSelector"),
        fieldSelector: text("fieldSelector"),
        resourceVersion: text("resourceVersion"),
        allowBookmarks: query.get("allowWatchBookmarks") === "true",
        sendInitialEvents: query.get("sendInitialEvents") === "true",
      },
      write,
    );
  } catch (error) {
    // A revision that is gone is told inside the stream, as Kubernetes does.
    if (!(error instanceof StatusError) || error.reason !== "Expired") throw error;
    write({ type: "ERROR", object: error.toStatus(), revision: 0 });
    return { stop: () => undefined };
  }
}

function encodeEvent(event: WatchEvent, form: WatchForm, nowMs: number): string {
  const { type, object } = event;
  const plain = type === "ERROR" || type === "BOOKMARK" || form.format.as === undefined;
  const shown =
    plain || object.kind === "Status" || !("metadata" in object)
      ? object
      : present(object as Parameters<typeof present>[0], form.resource, { ...form, nowMs });
  return `{"type":"${type}","object":${encodeObject(shown)}}\n`;
}
