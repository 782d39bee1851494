/** How long it takes between a process and the API server, where that is left to chance. */
import { type ApiHandler, ask, type WatchEvent } from "../../api/request.ts";
import type { Clock, Random } from "../../api/runtime.ts";

export interface LatencyOptions {
  readonly clock: Clock;
  /** Whether events are late too: not where somebody else says how late. */
  readonly delaysEvents: boolean;
}

/** The distances between the processes of a cluster and its API server. */
export class Latency {
  readonly #random: Random;
  #hasBegun = false;

  constructor(random: Random) {
    this.#random = random;
  }

  /** From now on all takes its time; a cluster that is set up is there at once. */
  begin(): void {
    this.#hasBegun = true;
  }

  /**
   * The API server as a process has it: writes take their time, and each watch is behind by its
   * own, but shows all events in their order. An answer may come before or after the event that it
   * is of.
   */
  of(process: string, handler: ApiHandler, options: LatencyOptions): ApiHandler {
    const random = this.#random.fork(process);
    const requests = random.fork("requests");
    const hasBegun = () => this.#hasBegun;
    let watches = 0;
    return {
      handle: (request) => handler.handle(request),
      ask: (request, done) => ask(handler, request, done),
      delayMs: (request) =>
        (handler.delayMs?.(request) ?? 0) + (hasBegun() ? requestDelayMs(requests) : 0),
      watch(request, sink, ended) {
        if (!options.delaysEvents) return handler.watch(request, sink, ended);
        watches += 1;
        const own = random.fork(`watch/${request.resource.plural}/${watches}`);
        const delayMs = () => (hasBegun() ? eventDelayMs(own) : 0);
        const stream = late(sink, options.clock, delayMs);
        const handle = handler.watch(request, stream.receive, () => {
          stream.stop();
          ended?.();
        });
        return {
          stop() {
            stream.stop();
            handle.stop();
          },
        };
      },
    };
  }
}

/** Hands on events in their order, each some time after it came. What is stopped hands on none. */
function late(sink: (event: WatchEvent) => void, clock: Clock, delayMs: () => number) {
  const waiting: WatchEvent[] = [];
  let isStopped = false;
  let lastMs = 0;
  const deliver = () => {
    const event = waiting.shift();
    if (event !== undefined && !isStopped) sink(event);
  };
  return {
    receive(event: WatchEvent) {
      const nowMs = clock.now();
      // Nothing overtakes what came before it.
      lastMs = Math.max(lastMs, nowMs + delayMs());
      waiting.push(event);
      clock.setTimer(lastMs - nowMs, deliver);
    },
    stop() {
      isStopped = true;
    },
  };
}

/** Mostly at once or soon, and now and then after up to a second. */
function eventDelayMs(random: Random): number {
  const chance = random.next();
  if (chance < 0.25) return 0;
  return chance < 0.995 ? random.integer(51) : 50 + random.integer(951);
}

/** There and back: mostly a few milliseconds. */
function requestDelayMs(random: Random): number {
  const chance = random.next();
  if (chance < 0.5) return 0;
  return chance < 0.98 ? random.integer(11) : random.integer(201);
}
