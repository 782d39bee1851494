import type { ServerResponse } from "node:http";

/** Requests that read, and requests that may change something. */
export type RequestKind = "readOnly" | "mutating";

/** Counts the requests that have come and are not answered yet. */
export class InFlight {
  readonly #counts = { readOnly: 0, mutating: 0 };

  /** Counts a request until its response is closed, in whatever way. */
  begin(method: string, response: ServerResponse): void {
    const kind: RequestKind = method === "GET" || method === "HEAD" ? "readOnly" : "mutating";
    this.#counts[kind] += 1;
    response.once("close", () => {
      this.#counts[kind] -= 1;
    });
  }

  count(kind: RequestKind): number {
    return this.#counts[kind];
  }
}
