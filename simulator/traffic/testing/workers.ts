/**
 * A network with one server of a few workers, each of which answers one request at a time: small,
 * but whole, with connections, queues, a time at which it ends, and clients that give up.
 */
import type { OpenConnection, PreparedRequest, Sender, Sent, SentEnd } from "../sender.ts";

export interface WorkersOptions {
  readonly workers: number;
  /** How long an answer takes a worker. */
  readonly answerMs: number;
  /** How long a connection takes to open. */
  readonly connectMs?: number;
  readonly status?: (prepared: PreparedRequest, nowMs: number) => number;
  /** From when to when it is down, and connections are refused. */
  readonly down?: { readonly fromMs: number; readonly toMs: number };
}

export class Workers implements Sender {
  readonly #options: WorkersOptions;
  /** When each worker has done all that it has to do. */
  readonly #freeMs: number[];
  /** How often each source has opened a connection, by its name. */
  readonly opened = new Map<string, number>();
  /** What came to the server, by method, host and path. */
  readonly asked = new Map<string, number>();

  constructor(options: WorkersOptions) {
    this.#options = options;
    this.#freeMs = Array.from({ length: options.workers }, () => 0);
  }

  send({ prepared, source }: Parameters<Sender["send"]>[0], nowMs: number): Sent {
    const { connectMs = 0 } = this.#options;
    const name = source.kind === "outside" ? source.kind : source.name;
    this.opened.set(name, (this.opened.get(name) ?? 0) + 1);
    if (this.#isDown(nowMs)) {
      const failure = { reason: "ConnectionRefused", message: "connection refused" } as const;
      return { tookMs: connectMs, failure, settle: () => ({ tookMs: connectMs, failure }) };
    }
    const server = {
      namespace: "default",
      pod: `web-${nowMs % 3}`,
      container: "app",
      node: "node-0",
    };
    const connection: OpenConnection = {
      isOpen: (atMs) => !this.#isDown(atMs),
      send: (next, atMs) => this.#ask(next, atMs, { sinceMs: 0, server, connection }),
    };
    return this.#ask(prepared, nowMs, { sinceMs: connectMs, server, connection });
  }

  #ask(
    prepared: PreparedRequest,
    nowMs: number,
    { sinceMs, ...over }: { readonly sinceMs: number } & Pick<Sent, "server" | "connection">,
  ): Sent {
    const { answerMs, status = () => 200 } = this.#options;
    const { method, host, path } = prepared.message;
    const what = `${method} ${host}${path}`;
    this.asked.set(what, (this.asked.get(what) ?? 0) + 1);
    const worker = this.#freeMs.indexOf(Math.min(...this.#freeMs));
    const doneMs = Math.max(this.#freeMs[worker] ?? 0, nowMs + sinceMs) + answerMs;
    this.#freeMs[worker] = doneMs;
    const code = status(prepared, nowMs);
    const isLate = doneMs - nowMs > prepared.timeoutMs;
    const tookMs = isLate ? prepared.timeoutMs : doneMs - nowMs;
    const end: SentEnd = isLate ? { tookMs, failure: late } : { tookMs, status: code };
    return {
      ...end,
      ...over,
      settle: (atMs) => (this.#isDown(atMs) ? { tookMs, failure: reset } : end),
    };
  }

  #isDown(nowMs: number): boolean {
    const { fromMs = 0, toMs = 0 } = this.#options.down ?? {};
    return nowMs >= fromMs && nowMs < toMs;
  }
}

const late = { reason: "Timeout", message: "no answer in time" } as const;
const reset = { reason: "ConnectionReset", message: "connection reset by peer" } as const;
