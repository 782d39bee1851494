/**
 * Port-forward as kubectl does it, by SPDY: each connection has two streams of one request id, the
 * first for an error, the other for data. Source: kubelet server/portforward 1.36.
 */
import type { SpdyStream, SpdyStreamListener } from "../spdy/connection.ts";
import type { Connection, ConnectPort } from "./container-streams.ts";

export const portForwardProtocol = "portforward.k8s.io";
/** The same within a WebSocket. */
export const tunnelProtocol = `SPDY/3.1+${portForwardProtocol}`;

/** Waits for both streams of a connection, and makes it. */
export function pairStreams(
  connect: ConnectPort,
): (stream: SpdyStream) => SpdyStreamListener | undefined {
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
