/** An API server whose whole HTTP face is used without a socket. */
import type { OutgoingHttpHeaders } from "node:http";
import type { FastifyInstance } from "fastify";
import { allResources } from "../api/index.ts";
import { seededRandom } from "../api/runtime.ts";
import { bootstrap } from "../apiserver/bootstrap.ts";
import { httpServer } from "../apiserver/http/server.ts";
import { ApiServer } from "../apiserver/server.ts";
import { MemoryStorage } from "../apiserver/storage/memory.ts";
import { SimClock } from "../simulator/sim-clock.ts";

export interface RawRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer | undefined;
}

export interface RawAnswer {
  readonly code: number;
  readonly headers: OutgoingHttpHeaders;
  readonly text: string;
}

export interface InProcess {
  readonly server: ApiServer;
  readonly storage: MemoryStorage;
  /** Resolves with `undefined` where there is no answer, however long one waits. */
  send(request: RawRequest): Promise<RawAnswer | undefined>;
  close(): Promise<unknown>;
}

/** How many turns of the event loop an answer may take. */
const turnsMax = 100;
/** After so many turns only time can bring the answer: that of a watch, or of a log that grows. */
const turnsBeforeTime = 3;
const longMs = 3_600_000;

export function inProcess(): InProcess {
  const clock = new SimClock(Date.UTC(2026, 0, 1));
  const wallClock = new SimClock(0);
  // Few changes are held, so that what is measured at the end is not the log.
  const storage = new MemoryStorage({ historyLimit: 200 });
  const random = seededRandom("fuzz/server");
  const server = new ApiServer({ storage, clock, random, definitions: allResources });
  bootstrap(server);
  const logs = { read: () => "line\n", isRunning: () => false };
  const app = httpServer({ server, clock, wallClock, logs });
  return {
    server,
    storage,
    close: () => app.close(),
    async send(request) {
      const outcome = start(app, request);
      for (let turn = 0; turn < turnsMax && outcome.answer === undefined; turn += 1) {
        await nextTurn();
        if (turn < turnsBeforeTime || outcome.answer !== undefined) continue;
        wallClock.runUntil(wallClock.now() + longMs);
        clock.runUntil(clock.now() + 1000);
      }
      if (outcome.failure !== undefined) throw outcome.failure;
      return outcome.answer;
    },
  };
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

interface Outcome {
  answer: RawAnswer | undefined;
  failure: Error | undefined;
}

function start(app: FastifyInstance, { method, url, headers, bytes }: RawRequest): Outcome {
  const outcome: Outcome = { answer: undefined, failure: undefined };
  const payload = bytes === undefined ? {} : { payload: bytes };
  app.inject({ method: method as "GET", url, headers, ...payload }, (error, response) => {
    if (error !== undefined && error !== null) outcome.failure = error;
    if (response === undefined) return;
    const { statusCode: code, headers, payload: text } = response;
    outcome.answer = { code, headers, text };
  });
  return outcome;
}
