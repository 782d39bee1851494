/**
 * Exec and attach by WebSocket: each message begins with the number of its channel.
 * Source: apimachinery util/remotecommand and apiserver util/proxy/websocket.go 1.36.
 */
import type { RawData, WebSocket } from "ws";
import { isObject } from "../../../api/json.ts";
import { type ChannelBytes, framingOf } from "../frames.ts";
import type { Session, SessionEnd, StartSession, StreamOptions } from "./container-streams.ts";
import { firstMessage } from "./first-message.ts";
import { unnamed } from "./opening.ts";
import { sessionStatus } from "./session-status.ts";

/**
 * The protocols, best first. In the fifth a client can end its input and still listen; before the
 * fourth the end is told in words, and only where it is a failure.
 * Source: kubelet cri/streaming/remotecommand/websocket.go 1.36, and the API server's translator.
 */
export const channelProtocols = [
  "v5.channel.k8s.io",
  "v4.channel.k8s.io",
  "v4.base64.channel.k8s.io",
  "channel.k8s.io",
  "base64.channel.k8s.io",
  unnamed,
] as const;
export type ChannelProtocol = (typeof channelProtocols)[number];

export const channels = {
  stdin: 0,
  stdout: 1,
  stderr: 2,
  error: 3,
  resize: 4,
  close: 255,
} as const;

/** A client that has so much of its output unread loses its session. */
export const unreadBytesMax = 16 * 1024 * 1024;

/**
 * Runs a session over an open WebSocket until either side ends it. One that is over sooner than its
 * client could tell its terminal's size, or send its input, waits for that: kubectl takes a socket
 * that is closed before for a failure, and commands take longer than that on a cluster.
 */
export function serveChannels(
  socket: WebSocket,
  start: StartSession,
  options: Pick<StreamOptions, "stdin" | "stdout" | "stderr" | "tty"> & {
    readonly protocol: ChannelProtocol;
  },
): void {
  let isOver = false;
  const close = () => socket.close(1000);
  const heard = firstMessage(socket, options.stdin || options.tty);
  const framing = framingOf(options.protocol);
  const send = (channel: number, bytes: Uint8Array) => {
    socket.send(framing.channel(channel, bytes));
    if (socket.bufferedAmount > unreadBytesMax) socket.terminate();
  };
  // Tells the client that the session is there, before there is output.
  send(options.stdout ? channels.stdout : options.stderr ? channels.stderr : channels.error, none);
  const session = start({
    output(stream, bytes) {
      if (!isOver && options[stream] && bytes.length > 0) send(channels[stream], bytes);
    },
    end(end) {
      if (isOver) return;
      isOver = true;
      const told = toldOf(end, options.protocol);
      if (told !== "") send(channels.error, Buffer.from(told));
      heard(close);
    },
  });
  const leave = () => {
    if (!isOver) session.close();
    isOver = true;
  };
  socket.on("message", (data) => {
    const message = framing.read(bytesOf(data));
    if (isOver || message === undefined || receive(session, message, options)) return;
    leave();
    close();
  });
  socket.on("close", leave);
}

const none = new Uint8Array();

/** What the error channel says of an end; "" where there is nothing to say. */
function toldOf(end: SessionEnd, protocol: ChannelProtocol): string {
  const status = sessionStatus(end);
  if (/^v[45]\./.test(protocol)) return JSON.stringify(status);
  return status.status === "Success" ? "" : (status.message ?? "");
}

export function bytesOf(data: RawData): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return Array.isArray(data) ? Buffer.concat(data) : data;
}

/** Hands a message on. False where the client breaks the protocol. */
function receive(
  session: Session,
  { channel, bytes }: ChannelBytes,
  { stdin, protocol }: { readonly stdin: boolean; readonly protocol: ChannelProtocol },
): boolean {
  switch (channel) {
    case channels.stdin:
      if (stdin && bytes.length > 0) session.write(bytes);
      return true;
    case channels.resize:
      resize(session, bytes);
      return true;
    case channels.close:
      if (protocol !== "v5.channel.k8s.io") return true;
      if (bytes.length !== 1) return false;
      if (bytes[0] === channels.stdin && stdin) session.endInput();
      return true;
    default:
      // Upstream passes over what is for no channel that it reads.
      return true;
  }
}

/** A size that cannot be read changes nothing. */
export function resize(session: Pick<Session, "resize">, bytes: Uint8Array): void {
  let size: unknown;
  try {
    size = JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return;
  }
  if (!isObject(size)) return;
  const { Width: columns, Height: rows } = size;
  if (isSize(columns) && isSize(rows)) session.resize(columns, rows);
}

/** Sizes are 16 bits wide. */
const isSize = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value > 0 && value < 2 ** 16;
