import type { WatchEvent, WatchHandle, WatchRequest } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Timer } from "../../api/runtime.ts";
import { StatusError } from "../../api/status.ts";
import type { Resource } from "../registry/resource-table.ts";
import { bookmark } from "../registry/watch.ts";
import { encodeObject, type IncludeObject, type Presentation, present } from "./encode.ts";
import type { Format } from "./negotiate.ts";
import { watchOptions } from "./options.ts";
import type { ResourcePath } from "./route.ts";
import type { Exchange } from "./server.ts";

export interface WatchForm {
  readonly resource: Resource;
  readonly format: Format;
  readonly includeObject: IncludeObject;
}

type WatchOptions = Omit<WatchRequest, "resource">;

/** A watch without timeoutSeconds ends after this time; clients then watch again. */
const watchMsDefault = 30 * 60_000;
const bookmarkMs = 60_000;
/** A watcher that has so much unread is closed: it resumes from its last revision. */
const unreadBytesMax = 16 * 1024 * 1024;

/** Answers with a stream of watch events, one JSON object a line. Throws what a refusal says. */
export function streamWatch(exchange: Exchange, path: ResourcePath, form: WatchForm): void {
  const { server, request, reply, query, wallClock } = exchange;
  const { seconds, ...options } = watchOptions(query);
  const socket = reply.raw;
  const early: string[] = [];
  const timers = new Set<Timer>();
  let handle: WatchHandle | undefined;
  let open = false;
  let ended = false;
  let withoutColumns = false;

  const end = () => {
    if (ended) return;
    ended = true;
    handle?.stop();
    for (const timer of timers) timer.cancel();
    if (open) socket.end();
  };
  const write = (event: WatchEvent) => {
    const nowMs = exchange.clock.now();
    const line = encodeEvent(event, form.resource, { ...form, nowMs, withoutColumns });
    if (event.type === "ADDED" || event.type === "MODIFIED" || event.type === "DELETED") {
      withoutColumns = true;
    }
    if (!open) early.push(line);
    else if (!ended) {
      socket.write(line);
      if (socket.writableLength > unreadBytesMax) socket.destroy();
    }
  };
  handle = startWatch(exchange, path, { options, write });

  reply.hijack();
  socket.writeHead(200, { "content-type": "application/json", "transfer-encoding": "chunked" });
  socket.flushHeaders();
  open = true;
  for (const line of early) socket.write(line);
  request.raw.on("close", end);
  socket.on("close", end);
  if (handle === undefined) {
    end();
    return;
  }
  const mark = () => {
    if (options.allowBookmarks !== true) return;
    write(bookmark(form.resource, server.registry.storage.revision));
  };
  const beat = () => {
    mark();
    timers.add(wallClock.setTimer(bookmarkMs, beat));
  };
  timers.add(wallClock.setTimer(bookmarkMs, beat));
  const last = () => {
    // The client resumes from here, however little it was told of late.
    mark();
    end();
  };
  timers.add(wallClock.setTimer(seconds > 0 ? seconds * 1000 : watchMsDefault, last));
}

/** Undefined where there is nothing to watch and the one event said why. */
function startWatch(
  { server }: Exchange,
  path: ResourcePath,
  { options, write }: { options: WatchOptions; write: (event: WatchEvent) => void },
): WatchHandle | undefined {
  const { namespace, name } = path;
  try {
    return server.watch({ ...options, resource: path, namespace, name }, write);
  } catch (error) {
    // A revision that is gone is told inside the stream, as Kubernetes does.
    if (!(error instanceof StatusError) || error.reason !== "Expired") throw error;
    write({ type: "ERROR", object: error.toStatus(), revision: 0 });
    return undefined;
  }
}

function encodeEvent({ type, object }: WatchEvent, resource: Resource, shown: Presentation) {
  const isPlain = type === "ERROR" || type === "BOOKMARK" || shown.format.as === undefined;
  // Only an ERROR has a Status for its object.
  const body = isPlain ? object : present(object as KubeObject, resource.definition, shown);
  return `{"type":"${type}","object":${encodeObject(body)}}\n`;
}
