/**
 * The HTTP of undici and of `fetch` over connections of our own: both take a dispatcher with each
 * request, and need nothing of it but `dispatch`.
 */
import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { type Duplex, Readable } from "node:stream";
import type { Dispatcher } from "./context.ts";
import { type DispatchHandler, type Listener, listenerOf } from "./dispatch-handler.ts";

/** What is asked for. Source: undici docs/docs/api/Dispatcher.md 8. */
interface DispatchOptions {
  readonly path: string;
  readonly method: string;
  readonly origin?: unknown;
  readonly headers?: unknown;
  readonly body?: unknown;
}

/** Sends each request over a connection of its own. */
export function dispatcherOver(connect: () => Duplex): Dispatcher {
  return {
    dispatch(options: DispatchOptions, handler: DispatchHandler) {
      const listener = listenerOf(handler);
      const headers = headersOf(options.headers);
      const { path, method } = options;
      const sent = request({ path, method, headers, createConnection: connect });
      listen(sent, listener);
      sendBody(sent, options.body, listener);
      return true;
    },
    // There is nothing to close: no connection outlives its request.
    close: () => Promise.resolve(),
    destroy: () => Promise.resolve(),
  };
}

function listen(sent: ClientRequest, listener: Listener): void {
  let isOver = false;
  const fail = (error: unknown) => {
    if (isOver) return;
    isOver = true;
    listener.failed(error);
  };
  sent.on("error", fail);
  sent.on("response", (response: IncomingMessage) => {
    if (listener.answered(response) === "paused") response.pause();
    response.on("data", (chunk: Buffer) => {
      if (listener.data(chunk) === "paused") response.pause();
    });
    response.on("end", () => {
      if (isOver) return;
      isOver = true;
      listener.ended();
    });
    response.on("error", fail);
    response.on("close", () => fail(new Error("other side closed")));
  });
  listener.began((reason) => {
    const error = reason instanceof Error ? reason : new Error("aborted", { cause: reason });
    fail(error);
    sent.destroy();
  });
}

function sendBody(sent: ClientRequest, body: unknown, listener: Listener): void {
  if (body === undefined || body === null) sent.end();
  else if (typeof body === "string" || body instanceof Uint8Array) sent.end(body);
  else if (isIterable(body)) {
    const stream = Readable.from(body);
    stream.on("error", (error) => {
      listener.failed(error);
      sent.destroy();
    });
    stream.pipe(sent);
  } else throw new TypeError("a body of this sort cannot be sent");
}

const isIterable = (body: unknown): body is AsyncIterable<Uint8Array> =>
  typeof body === "object" && body !== null && Symbol.asyncIterator in body;

/**
 * Headers as `fetch` or undici's own functions give them. Nothing is asked to be compressed: that
 * happens on other threads, and nothing knows how long it takes.
 */
function headersOf(given: unknown): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const [name, value] of entriesOf(given)) {
    if (name.toLowerCase() === "accept-encoding" || value === undefined) continue;
    found[name] = Array.isArray(value) ? value.map(String) : String(value);
  }
  return found;
}

function entriesOf(given: unknown): [string, unknown][] {
  if (typeof given !== "object" || given === null) return [];
  const list: unknown[] | undefined =
    Symbol.iterator in given ? Array.from(given as Iterable<unknown>) : undefined;
  if (list === undefined) return Object.entries(given);
  // Either pairs, or names and values in turn.
  const flat = list.every(Array.isArray) ? list.flat() : list;
  const names = flat.filter((_, index) => index % 2 === 0);
  return names.map((name, index) => [String(name), flat[2 * index + 1]]);
}
