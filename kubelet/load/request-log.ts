/** What the server of a container has answered, for its log. */
import type { HttpRequest } from "../../api/http-message.ts";
import { byteLength } from "../../api/validation/meta.ts";

/** A request with what has become of it. */
export interface Exchange {
  readonly request: HttpRequest;
  /** Who asked: an address, with or without a port; absent: a client in the pod itself. */
  readonly clientAddress: string | undefined;
  readonly status: number;
  /** Of the body of the answer. */
  readonly bytes: number;
  /** In milliseconds since the epoch, as `endedMs` is. */
  readonly cameMs: number;
  readonly endedMs: number;
  /** How many have come to this run of the container before it. */
  readonly number: number;
}

type Answer = Pick<Exchange, "request" | "clientAddress" | "status" | "cameMs" | "endedMs"> & {
  readonly body: string;
};

/** So many are kept at least, and twice as many at most: more than a log's reader looks at. */
const keptMin = 5_000;

/** The requests of one run of a container, in the order in which they came; the newest of many. */
export class RequestLog {
  #exchanges: Exchange[] = [];
  #count = 0;
  #last = { body: "", bytes: 0 };

  add({ request, clientAddress, status, cameMs, endedMs, body }: Answer): void {
    // Most answers are those of before.
    if (body !== this.#last.body) this.#last = { body, bytes: byteLength(body) };
    const bytes = request.method === "HEAD" ? 0 : this.#last.bytes;
    const number = this.#count;
    this.#count += 1;
    this.#exchanges.push({ request, clientAddress, status, bytes, cameMs, endedMs, number });
    if (this.#exchanges.length >= 2 * keptMin) this.#exchanges = this.#exchanges.slice(-keptMin);
  }

  /** How many of the oldest are no longer known. */
  get dropped(): number {
    return this.#count - this.#exchanges.length;
  }

  /** Those that were over at a time, in the order of their ends. */
  until(nowMs: number): readonly Exchange[] {
    const over = this.#exchanges.filter(({ endedMs }) => endedMs <= nowMs);
    return over.sort((left, right) => left.endedMs - right.endedMs || left.number - right.number);
  }
}
