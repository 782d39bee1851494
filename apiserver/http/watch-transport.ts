/** The two ways in which a watch is sent: as chunks of HTTP, and as frames of a WebSocket. */
import type { Duplex } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { EncodedEvent } from "./watch-event.ts";
import { openWebSocket, type Upgrade } from "./web-socket.ts";

export interface WatchTransport {
  /** Begins with these events; what is sent before is lost. */
  open(first: readonly EncodedEvent[]): void;
  /** Sends an event, or closes a watcher that does not read what it is sent. */
  send(event: EncodedEvent): void;
  end(): void;
}

/**
 * A watcher that has so much unread is closed, and resumes from its last revision. What all have
 * unread of one event is held once. A watch may begin with more than that.
 */
const unreadBytesMax = 16 * 1024 * 1024;

/** Holds a watcher to what it may have unread. */
class Allowance {
  #beginning = 0;

  begin(unreadBytes: number): void {
    this.#beginning = unreadBytes;
  }

  /** Whether the watcher is too slow. */
  isExceeded(unreadBytes: number): boolean {
    if (unreadBytes <= unreadBytesMax) this.#beginning = 0;
    return unreadBytes > this.#beginning + unreadBytesMax;
  }
}

/** `closed` is called when the client is gone. */
export function httpTransport(
  request: FastifyRequest,
  reply: FastifyReply,
  { contentType, closed }: { readonly contentType: string; readonly closed: () => void },
): WatchTransport {
  const response = reply.raw;
  // Past the response, which would frame each event anew for each watcher.
  const wire = "stream" in response ? (response.stream as Duplex) : request.raw.socket;
  // Node does not chunk what it sends to HTTP/1.0, as which many a proxy asks, nor HTTP/2 anything.
  const isChunked = request.raw.httpVersion === "1.1";
  const bytesOf = (event: EncodedEvent) => (isChunked ? event.chunk : event.framed);
  const allowance = new Allowance();
  return {
    open(first) {
      reply.hijack();
      const headers = {
        "content-type": contentType,
        "cache-control": "no-cache, private",
        date: String(reply.getHeader("date")),
      };
      response.writeHead(200, headers);
      response.flushHeaders();
      request.raw.on("close", closed);
      response.on("close", closed);
      wire.cork();
      for (const event of first) wire.write(bytesOf(event));
      wire.uncork();
      allowance.begin(wire.writableLength);
    },
    send(event) {
      wire.write(bytesOf(event));
      if (allowance.isExceeded(wire.writableLength)) wire.destroy();
    },
    end: () => void response.end(),
  };
}

/** Source: apiserver endpoints/handlers/watch.go, HandleWS 1.36: a frame for each event. */
export function webSocketTransport(
  upgrade: Upgrade,
  reply: FastifyReply,
  closed: () => void,
): WatchTransport {
  let socket: ReturnType<typeof openWebSocket> | undefined;
  const allowance = new Allowance();
  return {
    open(first) {
      reply.hijack();
      socket = openWebSocket(upgrade);
      if (socket === undefined) {
        closed();
        return;
      }
      socket.on("close", closed);
      // What a client sends is of no interest; a broken frame ends the watch.
      socket.on("error", closed);
      for (const { message } of first) socket.send(message);
      allowance.begin(socket.bufferedAmount);
    },
    send({ message }) {
      socket?.send(message);
      if (allowance.isExceeded(socket?.bufferedAmount ?? 0)) socket?.terminate();
    },
    end: () => socket?.close(1000),
  };
}
