import { latencyText } from "../../api/duration.ts";
import type { TrafficTimeline } from "../../api/sim/traffic-status.ts";
import { Histogram } from "./histogram.ts";
import { msOf } from "./load.ts";

interface Part {
  sent: number;
  failed: number;
  /** Of the worst second. */
  p99Ms: number;
}

/** So many parts there are at most. */
export const partsMax = 60;
const secondMs = 1000;

/** What happened when: parts of a second each, or of two once there are too many, and so on. */
export class Timeline {
  #intervalMs = secondMs;
  #parts: Part[] = [];
  /** The second that latencies are collected of. */
  #second = 0;
  readonly #latencies = new Histogram();

  static from({ interval, parts = [] }: TrafficTimeline): Timeline {
    const made = new Timeline();
    made.#intervalMs = Math.max(secondMs, msOf(interval));
    made.#parts = parts.map(({ p99 = "0s", ...rest }) => ({ ...rest, p99Ms: msOf(p99) }));
    return made;
  }

  /** A request begins, so long after the beginning of all. */
  sent(atMs: number): void {
    this.#part(atMs).sent += 1;
  }

  /** A request ends that took so long. */
  ended(atMs: number, tookMs: number, isFailure: boolean): void {
    const second = Math.floor(atMs / secondMs);
    if (second !== this.#second) this.#closeSecond(second);
    this.#latencies.add(tookMs);
    if (isFailure) this.#part(atMs).failed += 1;
  }

  toStatus(): TrafficTimeline {
    this.#keepWorst();
    return {
      interval: `${this.#intervalMs / secondMs}s`,
      parts: this.#parts.map(({ sent, failed, p99Ms }) => ({
        sent,
        failed,
        ...(p99Ms > 0 && { p99: latencyText(p99Ms) }),
      })),
    };
  }

  #closeSecond(next: number): void {
    this.#keepWorst();
    this.#latencies.clear();
    this.#second = next;
  }

  #keepWorst(): void {
    if (this.#latencies.count === 0) return;
    const part = this.#part(this.#second * secondMs);
    part.p99Ms = Math.max(part.p99Ms, this.#latencies.percentileMs(0.99));
  }

  #part(atMs: number): Part {
    while (atMs >= partsMax * this.#intervalMs) this.#halve();
    const at = Math.floor(atMs / this.#intervalMs);
    let part = this.#parts[at];
    while (part === undefined) {
      this.#parts.push({ sent: 0, failed: 0, p99Ms: 0 });
      part = this.#parts[at];
    }
    return part;
  }

  #halve(): void {
    const { length } = this.#parts;
    const halves = Array.from({ length: Math.ceil(length / 2) }, (_, at) => at * 2);
    this.#parts = halves.map((at) => together(this.#parts.slice(at, at + 2)));
    this.#intervalMs *= 2;
  }
}

function together(parts: readonly Part[]): Part {
  const made = { sent: 0, failed: 0, p99Ms: 0 };
  for (const { sent, failed, p99Ms } of parts) {
    made.sent += sent;
    made.failed += failed;
    made.p99Ms = Math.max(made.p99Ms, p99Ms);
  }
  return made;
}
