/**
 * Exec and attach by SPDY, which older clients speak: a stream for each of a process' own, one for
 * the size of the terminal and one for how it ends. Source: kubelet server/remotecommand 1.36.
 */
import type { SpdyStream, SpdyStreamListener } from "../spdy/connection.ts";
import { resize } from "./channels.ts";
import type { Session, StartSession, StreamOptions } from "./container-streams.ts";
import { sessionStatus } from "./session-status.ts";

export const spdySessionProtocol = "v4.channel.k8s.io";

type Wanted = Pick<StreamOptions, "stdin" | "stdout" | "stderr" | "tty">;

/** Opens the streams of one session, which begins with the last of them. */
export function sessionStreams(
  start: StartSession,
  wanted: Wanted,
): (stream: SpdyStream) => SpdyStreamListener | undefined {
  const missing = new Set(namesOf(wanted));
  const streams = new Map<string, SpdyStream>();
  let session: Session | undefined;
  let isOver = false;
  const leave = () => {
    if (!isOver) session?.close();
    isOver = true;
  };
  const begin = () => {
    if (missing.size > 0 || session !== undefined || isOver) return;
    session = start({
      output: (stream, bytes) => streams.get(stream)?.write(bytes),
      end(end) {
        if (isOver) return;
        isOver = true;
        streams.get("error")?.write(Buffer.from(JSON.stringify(sessionStatus(end))));
        for (const stream of streams.values()) stream.end();
      },
    });
  };
  const running = () => (isOver ? undefined : session);
  return (stream) => {
    const name = stream.headers.get("streamtype") ?? "";
    if (!missing.delete(name)) return undefined;
    streams.set(name, stream);
    return {
      begin,
      data(bytes) {
        const found = running();
        if (name === "stdin") found?.write(bytes);
        if (name === "resize" && found !== undefined) resizeAll(found, bytes);
      },
      endInput() {
        if (name === "stdin") running()?.endInput();
      },
      // Clients reset no stream but all at once, when they go.
      reset: leave,
    };
  };
}

function namesOf({ stdin, stdout, stderr, tty }: Wanted): readonly string[] {
  const all = { error: true, stdin, stdout, stderr, resize: tty };
  return Object.entries(all).flatMap(([name, isWanted]) => (isWanted ? [name] : []));
}

/** Sizes come as lines of JSON, of which several may come together. */
function resizeAll(session: Session, bytes: Uint8Array): void {
  for (const line of Buffer.from(bytes).toString().split("\n")) resize(session, Buffer.from(line));
}
