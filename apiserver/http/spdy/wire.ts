/** What carries SPDY: a socket that was upgraded to it, or a WebSocket. */
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { bytesOf, unreadBytesMax } from "../streams/channels.ts";
import { SpdyConnection, type SpdyOptions } from "./connection.ts";

export interface Wire {
  send(bytes: Buffer): void;
  /** How much the client has not taken yet. */
  unreadBytes(): number;
  onData(take: (bytes: Uint8Array) => void): void;
  onClose(closed: () => void): void;
  /** Hangs up on a client that breaks the protocol, or does not read. */
  destroy(): void;
}

/** The code of a WebSocket whose client breaks the protocol. */
const protocolError = 1002;

export function webSocketWire(socket: WebSocket): Wire {
  return {
    send: (bytes) => socket.send(bytes),
    unreadBytes: () => socket.bufferedAmount,
    onData: (take) => socket.on("message", (data) => take(bytesOf(data))),
    onClose: (closed) => socket.on("close", closed),
    destroy: () => (socket.bufferedAmount === 0 ? socket.close(protocolError) : socket.terminate()),
  };
}

/** `head` is what came together with the request. */
export function socketWire(socket: Duplex, head: Buffer): Wire {
  return {
    send: (bytes) => socket.write(bytes),
    unreadBytes: () => socket.writableLength,
    onData(take) {
      if (head.length > 0) socket.unshift(head);
      socket.on("data", take);
    },
    onClose: (closed) => socket.on("close", closed),
    destroy: () => socket.destroy(),
  };
}

/** Serves the streams of one client until it goes. */
export function serveSpdy(wire: Wire, open: SpdyOptions["open"]): void {
  let isOver = false;
  const spdy = new SpdyConnection({
    send(bytes) {
      wire.send(bytes);
      if (wire.unreadBytes() > unreadBytesMax) wire.destroy();
    },
    open,
  });
  wire.onData((bytes) => {
    if (isOver) return;
    try {
      spdy.receive(bytes);
    } catch {
      // What is no SPDY cannot be answered in it.
      isOver = true;
      wire.destroy();
    }
  });
  wire.onClose(() => {
    isOver = true;
    spdy.close();
  });
}
