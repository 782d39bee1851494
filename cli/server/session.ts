/** The client's side of exec and attach: this process's streams over a WebSocket's channels. */
import type { WebSocket } from "ws";
import { isObject } from "../../api/json.ts";
import { Exit, Failure } from "../../client/kubectl/failure.ts";
import type { Io } from "../io.ts";
import { part, parts } from "../targets/targets.ts";
import { closed, openSocket } from "./web-socket.ts";

export interface SessionOptions {
  /** With its query, but for the streams. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly input: Input | undefined;
  /** The input is a terminal, and so the other side is to have one. */
  readonly tty: boolean;
  readonly output?: (bytes: Uint8Array) => void;
}

/** Where input comes from. */
export interface Input {
  on(event: "data", take: (bytes: Uint8Array) => void): unknown;
  on(event: "end", take: () => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

const protocol = "v5.channel.k8s.io";
const channels = { stdin: 0, stdout: 1, stderr: 2, error: 3, resize: 4, close: 255 };
/** Input waits while so much of it is on its way. */
const unsentBytesMax = 1024 * 1024;

/** Runs a session to its end. Throws how it failed; its exit code as `Exit`. */
export async function runSession(io: Io, options: SessionOptions): Promise<void> {
  const { path, query, input, tty, output = io.write } = options;
  query.set("stdout", "true");
  if (input !== undefined) query.set("stdin", "true");
  if (tty) query.set("tty", "true");
  else query.set("stderr", "true");
  let status: unknown;
  const sink = guarded(output);
  const take = (message: Uint8Array) => {
    const bytes = message.subarray(1);
    if (message[0] === channels.stdout) sink.take(bytes);
    else if (message[0] === channels.stderr) io.writeError(bytes);
    else if (message[0] === channels.error) status = JSON.parse(Buffer.from(bytes).toString());
  };
  const socket = await openSocket(io.target, { path: `${path}?${query}`, protocol, take });
  const restore = tty ? useTerminal(socket) : () => undefined;
  if (input !== undefined) sendInput(socket, input);
  try {
    await Promise.race([closed(socket), sink.failed]);
  } finally {
    socket.close();
    restore();
    input?.pause();
  }
  checkStatus(io, status);
}

/** What cannot be written fails the session: nobody above a socket's events would catch it. */
function guarded(output: (bytes: Uint8Array) => void) {
  let reject: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, rejected) => {
    reject = rejected;
  });
  // It may come before anybody waits for it.
  failed.catch(() => undefined);
  const take = (bytes: Uint8Array) => {
    try {
      output(bytes);
    } catch (error) {
      reject(error);
    }
  };
  return { take, failed };
}

function checkStatus(io: Io, status: unknown): void {
  if (!isObject(status)) throw new Failure("lost connection to the container");
  if (status.status === "Success") return;
  const [cause] = parts(part(status, "details"), "causes");
  if (status.reason !== "NonZeroExitCode") throw new Failure(String(status.message ?? ""));
  const code = Number(cause?.message);
  io.warn(`command terminated with exit code ${code}`);
  throw new Exit(code);
}

function sendInput(socket: WebSocket, input: Input): void {
  input.on("data", (bytes) => {
    if (socket.readyState !== socket.OPEN) return;
    socket.send(Buffer.concat([Uint8Array.of(channels.stdin), bytes]), () => {
      if (socket.bufferedAmount <= unsentBytesMax) input.resume();
    });
    if (socket.bufferedAmount > unsentBytesMax) input.pause();
  });
  input.on("end", () => {
    if (socket.readyState === socket.OPEN) {
      socket.send(Uint8Array.of(channels.close, channels.stdin));
    }
  });
}

/** Hands each key on as it is typed, and tells the size; returns how to put it back. */
function useTerminal(socket: WebSocket): () => void {
  const { stdin, stdout } = process;
  const tellSize = () => {
    const size = JSON.stringify({ Width: stdout.columns, Height: stdout.rows });
    if (stdout.isTTY && socket.readyState === socket.OPEN) {
      socket.send(Buffer.concat([Uint8Array.of(channels.resize), Buffer.from(size)]));
    }
  };
  stdin.setRawMode(true);
  stdout.on("resize", tellSize);
  tellSize();
  return () => {
    stdin.setRawMode(false);
    stdout.off("resize", tellSize);
  };
}
