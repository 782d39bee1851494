/** What may wait together, in bytes: answers above that have nothing to gain from company. */
const bytesMax = 64 * 1024;

/**
 * Answers that are ready. They are sent in a row, once all requests that have come were served: to
 * wake the client costs as much as to serve a small request, and so it is done once for many.
 */
export class Outbox {
  #sends: (() => void)[] = [];
  #bytes = 0;

  /** Calls `send`, which sends so many bytes, before the event loop waits for anything new. */
  add(bytes: number, send: () => void): void {
    if (this.#sends.length === 0) setImmediate(() => this.#flush());
    this.#sends.push(send);
    this.#bytes += bytes;
    if (this.#bytes >= bytesMax) this.#flush();
  }

  #flush(): void {
    const sends = this.#sends;
    this.#sends = [];
    this.#bytes = 0;
    for (const send of sends) send();
  }
}
