import type { WatchEvent } from "../../api/request.ts";
import type { Decider } from "./decider.ts";

type Make = () => WatchEvent | undefined;

export interface OrderlyStreamOptions {
  readonly decider: Decider;
  readonly sink: (event: WatchEvent) => void;
  /** Called once where an event could not be made: then the stream is over. */
  readonly failed: () => void;
}

/** A watch whose events may have to wait for webhooks: none overtakes the one before it. */
export class OrderlyStream {
  readonly #options: OrderlyStreamOptions;
  #waiting: Make[] = [];
  #isBusy = false;
  #isDraining = false;
  #isOver = false;

  constructor(options: OrderlyStreamOptions) {
    this.#options = options;
  }

  /** Has an event made when those before it were sent. */
  add(make: Make): void {
    if (this.#isOver) return;
    this.#waiting.push(make);
    this.#drain();
  }

  stop(): void {
    this.#isOver = true;
    this.#waiting = [];
  }

  #drain(): void {
    if (this.#isDraining) return;
    this.#isDraining = true;
    while (!this.#isBusy) {
      const make = this.#waiting.shift();
      if (make === undefined) break;
      this.#isBusy = true;
      this.#options.decider.later<WatchEvent | undefined>(
        {
          decide: make,
          refuse: (error) => ({ type: "ERROR", object: error.toStatus(), revision: 0 }),
        },
        (event) => {
          this.#isBusy = false;
          this.#deliver(event);
          this.#drain();
        },
      );
    }
    this.#isDraining = false;
  }

  #deliver(event: WatchEvent | undefined): void {
    if (this.#isOver || event === undefined) return;
    const hasFailed = event.type === "ERROR";
    if (hasFailed) this.stop();
    this.#options.sink(event);
    if (hasFailed) this.#options.failed();
  }
}
