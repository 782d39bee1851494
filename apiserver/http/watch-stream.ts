import type { WatchEvent, WatchHandle, WatchRequest } from "../../api/request.ts";
import type { Timer } from "../../api/runtime.ts";
import { StatusError } from "../../api/status.ts";
import type { Resource } from "../registry/resource-table.ts";
import { bookmark } from "../registry/watch.ts";
import { reached } from "./api-request.ts";
import type { IncludeObject } from "./encode.ts";
import { type Format, mediaTypes } from "./negotiate.ts";
import { watchOptions } from "./options.ts";
import type { ResourcePath } from "./route.ts";
import type { Exchange } from "./server.ts";
import { type EncodedEvent, encodeEvent } from "./watch-event.ts";
import { httpTransport, type WatchTransport, webSocketTransport } from "./watch-transport.ts";
import { upgradeOf } from "./web-socket.ts";

export interface WatchForm {
  readonly resource: Resource;
  readonly format: Format;
  readonly includeObject: IncludeObject;
}

/** So many may watch at once: each costs memory, and every event is sent to each. */
const watchesMax = 20_000;

const tooManyWatches = () =>
  new StatusError("TooManyRequests", "Too many requests, please try again later.", {
    retryAfterSeconds: 1,
  });

type WatchOptions = Omit<WatchRequest, "resource">;

/** A watch without timeoutSeconds ends after this time; clients then watch again. */
const watchMsDefault = 30 * 60_000;
const bookmarkMs = 60_000;

/**
 * Answers with a stream of watch events, lines of JSON or frames of protobuf. Of less than no time
 * nothing is told. Throws what a refusal says. Source: apiserver endpoints/handlers/get.go 1.36.
 */
export function streamWatch(exchange: Exchange, path: ResourcePath, form: WatchForm): void {
  const { server, query, wallClock, metrics } = exchange;
  const { seconds, ...options } = watchOptions(query);
  if (metrics.lastingCount >= watchesMax) throw tooManyWatches();
  const transport = transportOf(exchange, form, ended);
  const first: EncodedEvent[] = [];
  const timers: { beat?: Timer; last?: Timer } = {};
  const counted = metrics.watch(path);
  let handle: WatchHandle | undefined;
  let state: "opening" | "open" | "ended" = "opening";
  let withoutColumns = false;
  let isCut = seconds < 0;

  function ended(): void {
    if (state === "ended") return;
    state = "ended";
    handle?.stop();
    for (const timer of Object.values(timers)) timer.cancel();
    counted.end();
  }
  const end = () => {
    // What is on the way to the server may end it before it began.
    isCut = true;
    if (state !== "open") return;
    ended();
    transport.end();
  };
  const write = (event: WatchEvent) => {
    const nowMs = exchange.clock.now();
    const encoded = encodeEvent(event, form.resource, { ...form, nowMs, withoutColumns });
    counted.event();
    withoutColumns = true;
    if (state === "open") transport.send(encoded);
    else if (state === "opening" && !isCut) first.push(encoded);
  };
  const mark = () => {
    if (!isMarked(form, options)) return;
    write(bookmark(form.resource, server.registry.storage.revision));
  };
  const beat = () => {
    mark();
    timers.beat = wallClock.setTimer(bookmarkMs, beat);
  };
  const last = () => {
    // The client resumes from here, however little it was told of late.
    mark();
    end();
  };
  handle = startWatch(exchange, path, { options, write, end });
  counted.begin();
  transport.open(first);
  state = "open";
  if (handle === undefined || isCut) {
    end();
    return;
  }
  timers.beat = wallClock.setTimer(bookmarkMs, beat);
  timers.last = wallClock.setTimer(seconds > 0 ? seconds * 1000 : watchMsDefault, last);
}

/** What a webhook converts may still be on its way, and no mark must overtake it. */
const isMarked = ({ resource }: WatchForm, { allowBookmarks }: WatchOptions) =>
  allowBookmarks === true && resource.showAll === undefined;

function transportOf(
  { request, reply }: Exchange,
  { format }: WatchForm,
  closed: () => void,
): WatchTransport {
  const upgrade = upgradeOf(request.raw);
  if (upgrade !== undefined) return webSocketTransport(upgrade, reply, closed);
  // Source: apiserver endpoints/handlers/watch.go 1.36: only JSON does not say that it is a stream.
  const type = mediaTypes[format.encoding];
  const contentType = format.encoding === "json" ? type : `${type};stream=watch`;
  return httpTransport(request, reply, { contentType, closed });
}

interface Started {
  readonly options: WatchOptions;
  readonly write: (event: WatchEvent) => void;
  readonly end: () => void;
}

/** Undefined where there is nothing to watch and the one event said why. */
function startWatch(
  exchange: Exchange,
  path: ResourcePath,
  { options, write, end }: Started,
): WatchHandle | undefined {
  const { namespace, name } = path;
  try {
    const request = { ...options, resource: path, namespace, name };
    return reached(exchange).watch(request, write, end);
  } catch (error) {
    // A revision that is gone is told inside the stream, as Kubernetes does.
    if (!(error instanceof StatusError) || error.reason !== "Expired") throw error;
    write({ type: "ERROR", object: error.toStatus(), revision: 0 });
    return undefined;
  }
}
