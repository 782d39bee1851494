import type { Clock, Random, Timer } from "../../api/runtime.ts";
import { type Arrivals, arrivals } from "./arrivals.ts";
import type { Exchanges, Sending } from "./exchanges.ts";
import { type Lane, LanePool } from "./lanes.ts";

/** Makes requests begin, until it is stopped or the load is over. */
export interface Generator {
  start(): void;
  /** Nothing begins any more; what is under way goes on. */
  stop(): void;
}

export interface GeneratorOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly exchanges: Exchanges;
  readonly sending: Sending;
  /** When the load began. */
  readonly startMs: number;
  /** Called after each end of a request. */
  readonly ended: () => void;
}

/** Requests begin when their time comes, whatever became of those before. */
export class OpenLoop implements Generator {
  readonly #options: GeneratorOptions;
  readonly #arrivals: Arrivals;
  readonly #lanes: LanePool;
  #timer: Timer | undefined;

  constructor(options: GeneratorOptions) {
    const { clock, random, sending, startMs } = options;
    const { shape, arrivals: kind, keepAlive } = sending.plan;
    this.#options = options;
    const sinceMs = Math.max(0, clock.now() - startMs);
    this.#arrivals = arrivals(shape, { arrivals: kind, sinceMs }, random);
    this.#lanes = new LanePool(keepAlive);
  }

  start(): void {
    const { clock, startMs } = this.#options;
    const atMs = startMs + this.#arrivals.next();
    if (!Number.isFinite(atMs)) return;
    this.#timer = clock.setTimer(atMs - clock.now(), this.#arrive);
  }

  stop(): void {
    this.#timer?.cancel();
  }

  readonly #arrive = () => {
    const { exchanges, sending, random } = this.#options;
    // The next comes first, for a request may end at once.
    this.start();
    const prepared = sending.plan.pick(random);
    exchanges.begin(sending, { prepared, lane: this.#lanes.take(), done: this.#done });
  };

  readonly #done = (lane: Lane) => {
    this.#lanes.giveBack(lane);
    this.#options.ended();
  };
}
