/** What requests go over: connections that are kept, and such as are not. */
import type { OpenConnection, Sent } from "./sender.ts";

/** One after the other, requests use a lane; none while another does. */
export class Lane {
  readonly #requestsMax: number;
  #connection: OpenConnection | undefined;
  #requests = 0;

  /** How many requests a connection carries: 1 where none is kept. */
  constructor(requestsMax: number) {
    this.#requestsMax = requestsMax;
  }

  /** Whether it is worth keeping. */
  get isKept(): boolean {
    return this.#requestsMax > 1;
  }

  /** The connection that the next request goes over; `undefined` where it has to open one. */
  open(nowMs: number): OpenConnection | undefined {
    const connection = this.#connection;
    if (connection?.isOpen(nowMs) === true) return connection;
    this.#connection = undefined;
    return undefined;
  }

  /** A request has ended: its connection is kept if it may be. */
  used({ connection }: Sent, isAnswered: boolean): void {
    this.#requests = connection === this.#connection ? this.#requests + 1 : 1;
    const isKept = isAnswered && this.#requests < this.#requestsMax;
    this.#connection = isKept ? connection : undefined;
  }
}

/** The lanes of requests that nobody's clients send: so many are kept, and used by turns. */
export class LanePool {
  readonly #lanesMax: number;
  readonly #requestsMax: number;
  readonly #free: Lane[] = [];
  #made = 0;

  constructor(keepAlive: { readonly connections: number; readonly requests: number } | undefined) {
    this.#lanesMax = keepAlive?.connections ?? 0;
    this.#requestsMax = keepAlive?.requests ?? 1;
  }

  take(): Lane {
    if (this.#made < this.#lanesMax) {
      this.#made += 1;
      return new Lane(this.#requestsMax);
    }
    // One that finds none free has a connection of its own, which nobody keeps.
    return this.#free.shift() ?? new Lane(1);
  }

  giveBack(lane: Lane): void {
    if (lane.isKept) this.#free.push(lane);
  }
}
