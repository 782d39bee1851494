/**
 * Port-forward without SPDY: one connection for each port that the query names, each with a channel
 * for data and one for an error. Source: kubelet server/portforward/websocket.go 1.36.
 */
import type { WebSocket } from "ws";
import { badRequest } from "../../../api/status.ts";
import { framingOf } from "../frames.ts";
import { bytesOf, unreadBytesMax } from "./channels.ts";
import type { Connection, ConnectPort } from "./container-streams.ts";
import { unnamed } from "./opening.ts";

export const portChannelsProtocols = [
  "v4.channel.k8s.io",
  "v4.base64.channel.k8s.io",
  unnamed,
] as const;

/** A channel has a number of one byte, and a port has two channels. */
const portsMax = 128;

/** The ports in a query. Throws BadRequest in the kubelet's words. */
export function forwardedPorts(query: URLSearchParams): readonly number[] {
  const texts = query.getAll("ports").flatMap((text) => text.split(","));
  if (texts.length === 0) throw badRequest('query parameter "port" is required');
  if (texts.length > portsMax) throw badRequest(`there are more than ${portsMax} ports`);
  return texts.map((text) => {
    const port = Number(text);
    if (!/^\d+$/.test(text) || port > 65_535) {
      throw badRequest(`unable to parse ${JSON.stringify(text)} as a port`);
    }
    if (port === 0) throw badRequest(`port ${JSON.stringify(text)} must be > 0`);
    return port;
  });
}

/** Serves one connection to each port until all have ended, or the client goes. */
export function servePortChannels(
  socket: WebSocket,
  connect: ConnectPort,
  { ports, protocol }: { readonly ports: readonly number[]; readonly protocol: string },
): void {
  const framing = framingOf(protocol);
  const send = (channel: number, bytes: Uint8Array) => {
    socket.send(framing.channel(channel, bytes));
    if (socket.bufferedAmount > unreadBytesMax) socket.terminate();
  };
  for (const [index, port] of ports.entries()) {
    const told = Uint8Array.of(port & 0xff, port >> 8);
    send(2 * index, told);
    send(2 * index + 1, told);
  }
  let left = ports.length;
  const finish = () => {
    left -= 1;
    if (left === 0) socket.close(1000);
  };
  const connections: readonly Connection[] = ports.map((port, index) =>
    connect(port, {
      data: (bytes) => send(2 * index, bytes),
      end: finish,
      fail(message) {
        send(2 * index + 1, Buffer.from(message));
        finish();
      },
    }),
  );
  socket.on("message", (data) => {
    const { channel = 1, bytes = new Uint8Array() } = framing.read(bytesOf(data)) ?? {};
    if (channel % 2 === 0) connections[channel / 2]?.write(bytes);
  });
  socket.on("close", () => {
    for (const connection of connections) connection.close();
  });
}
