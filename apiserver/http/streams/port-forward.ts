/**
 * Port-forward as kubectl does it: SPDY within a WebSocket. Each connection has two streams of one
 * request id, first for an error, then for data. Source: kubelet server/portforward 1.36.
 */
import type { WebSocket } from "ws";
import { SpdyConnection, type SpdyStream, type SpdyStreamListener } from "../spdy/connection.ts";
import { bytesOf, unreadBytesMax } from "./channels.ts";
import type { Connection, ConnectPort } from "./container-streams.ts";

export const tunnelProtocol = "SPDY/3.1+portforward.k8s.io";

/** Serves the connections of one client until it goes. */
export function serveTunnel(socket: WebSocket, connect: ConnectPort): void {
  const spdy = new SpdyConnection({
    send(bytes) {
      socket.send(bytes);
      if (socket.bufferedAmount > unreadBytesMax) socket.terminate();
    },
    open: pairStreams(connect),
  });
  socket.on("message", (data) => {
    if (socket.readyState !== socket.OPEN) return;
    try {
      spdy.receive(bytesOf(data));
    } catch {
      // What is no SPDY cannot be answered in it.
      socket.close(protocolError);
    }
  });
  socket.on("close", () => spdy.close());
}

/** The code of a WebSocket that breaks the protocol. */
const protocolError = 1002;

/** Waits for both streams of a connection, and makes it. */
function pairStreams(connect: ConnectPort) {
  const errors = new Map<string, SpdyStream>();
  return (stream: SpdyStream): SpdyStreamListener | undefined => {
    const { headers } = stream;
    const requestId = headers.get("requestid") ?? "";
    const port = Number(headers.get("port"));
    if (!Number.isInteger(port) || port < 1 || port > 65_535) return undefined;
    switch (headers.get("streamtype")) {
      case "error":
        errors.set(requestId, stream);
        return { ...silent, reset: () => void errors.delete(requestId) };
      case "data": {
        const error = errors.get(requestId);
        errors.delete(requestId);
        return error && forward(connect, port, { stream, error });
      }
      default:
        return undefined;
    }
  };
}

const silent = { begin: () => undefined, data: () => undefined, endInput: () => undefined };

function forward(
  connect: ConnectPort,
  port: number,
  { stream, error }: { readonly stream: SpdyStream; readonly error: SpdyStream },
): SpdyStreamListener {
  const finish = () => {
    stream.end();
    error.end();
  };
  let connection: Connection | undefined;
  return {
    begin() {
      connection = connect(port, {
        data: (bytes) => stream.write(bytes),
        end: finish,
        fail(message) {
          error.write(Buffer.from(message));
          finish();
        },
      });
    },
    data: (bytes) => connection?.write(bytes),
    endInput: () => connection?.endInput(),
    reset: () => connection?.close(),
  };
}
