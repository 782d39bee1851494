/** Answers that go on, for clients in the cluster: values that are looked at time and again. */
import type { HttpStream, StreamPiece } from "../../../api/http-message.ts";
import type { Clock } from "../../../api/runtime.ts";
import type { StatusError } from "../../../api/status.ts";
import { askedOf } from "../asked.ts";
import { connectOptions, streamQuery } from "../connect-options.ts";
import { asStatusError } from "../errors.ts";
import type { FollowedLog } from "../log.ts";
import type { Received } from "../received.ts";
import type { ResourcePath } from "../route.ts";
import type { ContainerStreams, Session, StartSession } from "./container-streams.ts";
import { sessionStatus } from "./session-status.ts";
import { checkStreams, execOptions } from "./stream-options.ts";

const channels = { stdout: 1, stderr: 2, status: 3 } as const;

/** A log that is followed. */
export const logStream = (log: FollowedLog): HttpStream => ({
  next() {
    const text = log.next();
    return text === "" ? [] : [{ channel: channels.stdout, bytes: charactersOf(encoded(text)) }];
  },
  get isOver() {
    return log.isOver;
  },
  close: () => undefined,
});

/**
 * A command that is run in a container, once admission allows it. Throws StatusErrors for what is
 * refused at once; what webhooks refuse later ends the stream.
 */
export function execStream(
  received: Received,
  path: ResourcePath,
  streams: ContainerStreams,
): HttpStream {
  const { server, clock, query } = received;
  const session = new ValueSession(clock);
  const connection = { request: askedOf(received, path), options: connectOptions(path, query) };
  server.connect(connection, ({ refusal, changed }) => {
    try {
      if (refusal !== undefined) throw refusal;
      const options = execOptions(changed === undefined ? query : streamQuery(changed), path);
      const start = streams.exec(options);
      checkStreams(options);
      session.begin(start);
    } catch (error) {
      session.refuse(asStatusError(error));
    }
  });
  if (session.refusal !== undefined) throw session.refusal;
  return session;
}

/** A session, with what was said on either side and not yet heard. */
class ValueSession implements HttpStream {
  isOver = false;
  refusal: StatusError | undefined;
  readonly input = {
    write: (bytes: string) => this.#tell((session) => session.write(bytesOf(bytes))),
    end: () => this.#tell((session) => session.endInput()),
  };
  readonly #clock: Clock;
  readonly #unsaid: ((session: Session) => void)[] = [];
  #heard: StreamPiece[] = [];
  #session: Session | undefined;
  #isClosed = false;
  #hasEnded = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Who asks is at work, perhaps in the very container: it begins after that. */
  begin(start: StartSession): void {
    this.#clock.setTimer(0, () => {
      if (this.#isClosed) return;
      this.#session = start({
        output: (stream, bytes) => this.#hear(channels[stream], charactersOf(bytes)),
        end: (end) => this.#end(JSON.stringify(sessionStatus(end))),
      });
      for (const say of this.#unsaid.splice(0)) say(this.#session);
    });
  }

  refuse(refusal: StatusError): void {
    this.refusal = refusal;
    this.#end(JSON.stringify(refusal.toStatus()));
  }

  next(): readonly StreamPiece[] {
    const heard = this.#heard;
    this.#heard = [];
    this.isOver = this.#hasEnded;
    return heard;
  }

  close(): void {
    this.#isClosed = true;
    if (!this.#hasEnded) this.#session?.close();
  }

  #end(status: string): void {
    this.#hear(channels.status, charactersOf(encoded(status)));
    this.#hasEnded = true;
  }

  #hear(channel: number, bytes: string): void {
    this.#heard.push({ channel, bytes });
  }

  #tell(say: (session: Session) => void): void {
    if (this.#hasEnded) return;
    // What is said leads to the other process, and that may be of the same container.
    this.#clock.setTimer(0, () => {
      if (this.#session === undefined) this.#unsaid.push(say);
      else if (!this.#hasEnded) say(this.#session);
    });
  }
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

/** So many are turned into characters at a time. */
const chunk = 8_192;

function charactersOf(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += chunk) {
    text += String.fromCharCode(...bytes.subarray(at, at + chunk));
  }
  return text;
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (each) => each.charCodeAt(0));
