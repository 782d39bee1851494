import { naturalLogarithm } from "../../api/logarithm.ts";
import type { Timer } from "../../api/runtime.ts";
import { Lane } from "./lanes.ts";
import { levelAt, whenAtLeast } from "./load.ts";
import type { Generator, GeneratorOptions } from "./open-loop.ts";
import type { Ended } from "./outcome.ts";

interface Client {
  readonly at: number;
  readonly lane: Lane;
  beganMs: number;
}

/** A client that does not think still takes so long to send its next request. */
const periodMsMin = 1;
/** So long a client waits that has nobody to send for it. */
const absentMs = 1000;

/** Clients that wait for an answer, think, and send the next request. */
export class ClosedLoop implements Generator {
  readonly #options: GeneratorOptions;
  /** The clients that are there, and when each sends next, if it waits for that. */
  readonly #clients = new Map<number, Timer | undefined>();
  /** What waits for the load to have a client of that number. */
  readonly #arriving = new Map<number, Timer>();
  /** The first that was never there. */
  #next = 0;
  #isStopped = false;

  constructor(options: GeneratorOptions) {
    this.#options = options;
  }

  start(): void {
    this.#fill();
  }

  stop(): void {
    this.#isStopped = true;
    for (const timer of this.#clients.values()) timer?.cancel();
    for (const timer of this.#arriving.values()) timer.cancel();
  }

  /** Has clients come that were never there, as many as there should be, and waits for the next. */
  #fill(): void {
    const wanted = this.#wanted();
    for (; this.#next < wanted; this.#next += 1) this.#enter(this.#next);
    this.#expect(this.#next);
  }

  #enter(at: number): void {
    const { sending, random } = this.#options;
    const { keepAlive, thinkMs, arrivals } = sending.plan;
    const client = { at, lane: new Lane(keepAlive?.requests ?? 1), beganMs: 0 };
    // Clients that vary in what they do do not begin together either.
    this.#wait(client, arrivals === "Poisson" ? thinkMs * random.next() : 0);
  }

  /** Waits until the load has a client of this number. */
  #expect(at: number): void {
    const { clock, sending, startMs } = this.#options;
    const sinceMs = clock.now() - startMs;
    const atMs = whenAtLeast(sending.plan.shape, sinceMs, at + 1);
    if (!Number.isFinite(atMs)) return;
    const timer = clock.setTimer(atMs - sinceMs, () => {
      this.#arriving.delete(at);
      if (at === this.#next) this.#fill();
      else this.#enter(at);
    });
    this.#arriving.set(at, timer);
  }

  #wanted(): number {
    const { clock, sending, startMs } = this.#options;
    // What a ramp comes to is not always a whole number to the last digit.
    return Math.floor(levelAt(sending.plan.shape, clock.now() - startMs) + 1e-6);
  }

  #wait(client: Client, waitMs: number): void {
    const run = () => this.#send(client);
    this.#clients.set(client.at, this.#options.clock.setTimer(waitMs, run));
  }

  #send(client: Client): void {
    const { clock, exchanges, sending, random } = this.#options;
    if (client.at >= this.#wanted()) {
      this.#clients.delete(client.at);
      this.#expect(client.at);
      return;
    }
    client.beganMs = clock.now();
    this.#clients.set(client.at, undefined);
    const prepared = sending.plan.pick(random);
    const done = (_: Lane, ended: Ended) => this.#answered(client, ended);
    exchanges.begin(sending, { prepared, lane: client.lane, done });
  }

  #answered(client: Client, { failure }: Ended): void {
    if (!this.#isStopped) {
      const { clock } = this.#options;
      const leastMs = failure?.reason === "NoClient" ? absentMs : periodMsMin;
      const soonestMs = client.beganMs + leastMs - clock.now();
      this.#wait(client, Math.max(soonestMs, this.#thinkMs()));
    }
    this.#options.ended();
  }

  #thinkMs(): number {
    const { random, sending } = this.#options;
    const { thinkMs, arrivals } = sending.plan;
    return arrivals === "Poisson" ? -naturalLogarithm(1 - random.next()) * thinkMs : thinkMs;
  }
}
