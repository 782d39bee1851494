/** An API server whose whole HTTP face is used without a socket. */
import type { Duplex } from "node:stream";
import { seededRandom } from "../api/runtime.ts";
import { badRequest } from "../api/status.ts";
import { bootstrap } from "../apiserver/bootstrap.ts";
import type { Backends } from "../apiserver/http/proxy.ts";
import { httpServer } from "../apiserver/http/server.ts";
import type { ContainerStreams } from "../apiserver/http/streams/container-streams.ts";
import { ApiServer } from "../apiserver/server.ts";
import { MemoryStorage } from "../apiserver/storage/memory.ts";
import { definitions } from "../apiserver/testing/server.ts";
import { SimClock } from "../simulator/clock/sim-clock.ts";
import { connect, parseAnswer, type WireAnswer } from "./wire.ts";

export interface RawRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer | undefined;
}

export type RawAnswer = WireAnswer;

export interface InProcess {
  readonly server: ApiServer;
  readonly storage: MemoryStorage;
  /** Resolves with `undefined` where there is no answer, however long one waits. */
  send(request: RawRequest): Promise<RawAnswer | undefined>;
  close(): Promise<unknown>;
}

/** There is no socket here that a request for streams could be upgraded on. */
const noStreams: ContainerStreams = {
  exec: refuse,
  attach: refuse,
  portForward: refuse,
};

function refuse(): never {
  throw badRequest("Upgrade request required");
}

/** Something behind every proxy path. */
const backends: Backends = {
  find:
    () =>
    ({ path }, done) => {
      done({ code: 200, headers: { "content-type": "text/plain" }, body: path });
      return () => undefined;
    },
};

/** How many turns of the event loop an answer may take. */
const turnsMax = 100;
/** After so many turns only time can bring the answer: that of a watch, or of a log that grows. */
const turnsBeforeTime = 3;
const longMs = 3_600_000;

export async function inProcess(): Promise<InProcess> {
  const clock = new SimClock(Date.UTC(2026, 0, 1));
  const wallClock = new SimClock(0);
  // Few changes are held, so that what is measured at the end is not the log.
  const storage = new MemoryStorage({ historyLimit: 200 });
  const random = seededRandom("fuzz/server");
  const server = new ApiServer({ storage, clock, random, definitions });
  bootstrap(server);
  const logs = { read: () => "line\n", follow: () => ({ next: () => "line\n", isOver: true }) };
  const app = httpServer({ server, clock, wallClock, logs, streams: noStreams, backends });
  await app.ready();
  const client = new Client(() => connect(app.server));
  return {
    server,
    storage,
    close: () => app.close(),
    async send(request) {
      client.write(request);
      for (let turn = 0; turn < turnsMax; turn += 1) {
        await nextTurn();
        const answer = client.read(request);
        if (answer !== undefined) return answer;
        if (turn < turnsBeforeTime) continue;
        wallClock.runUntil(wallClock.now() + longMs);
        clock.runUntil(clock.now() + 1000);
      }
      return undefined;
    },
  };
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A connection that is kept for the next request, until the server hangs up. */
class Client {
  readonly #open: () => Duplex;
  #connection: Duplex | undefined;
  #received: Buffer[] = [];
  #isEnded = false;

  constructor(open: () => Duplex) {
    this.#open = open;
  }

  write(request: RawRequest): void {
    const connection = this.#connection ?? this.#connect();
    this.#received = [];
    connection.write(bytesOf(request));
  }

  /** The answer to what was written last, if it is whole by now. */
  read({ method }: RawRequest): RawAnswer | undefined {
    const bytes = Buffer.concat(this.#received);
    const hasBody = method !== "HEAD";
    const answer = parseAnswer(bytes, { isEnded: this.#isEnded, hasBody });
    if (answer === undefined) return undefined;
    if (answer.isLast || this.#isEnded) this.#connection = undefined;
    return answer;
  }

  #connect(): Duplex {
    this.#isEnded = false;
    const made = this.#open();
    made.on("data", (bytes: Buffer) => this.#received.push(bytes));
    made.on("end", () => {
      if (this.#connection === made) this.#isEnded = true;
    });
    this.#connection = made;
    return made;
  }
}

function bytesOf({ method, url, headers, bytes }: RawRequest): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const length = bytes === undefined ? [] : [`content-length: ${bytes.length}`];
  const head = [`${method} ${url} HTTP/1.1`, ...lines, ...length, "", ""].join("\r\n");
  return Buffer.concat([Buffer.from(head, "latin1"), bytes ?? Buffer.alloc(0)]);
}
