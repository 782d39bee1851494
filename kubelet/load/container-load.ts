/**
 * A container as a queue: so many requests are worked on at once, so many wait, in their order, and
 * all share its CPU. Each request is settled when it comes: when it begins, and when it ends.
 */
import { EndTimes } from "./end-times.ts";

/** What one request takes. */
export interface Work {
  /** However much CPU there is. */
  readonly latencyMs: number;
  readonly cpuSeconds: number;
  /** Held from its coming to its end. */
  readonly memoryBytes: number;
}

/** What a container has for its requests. */
export interface Capacity {
  /** How many it works on at once; `Infinity` where nothing is said of it. */
  readonly concurrency: number;
  /** How many more wait. */
  readonly queue: number;
  /** Its limit of CPU; `Infinity` where it has none. */
  readonly cores: number;
}

/** When a request begins to be worked on, and when it is answered. */
export interface Admitted {
  readonly startsMs: number;
  readonly endsMs: number;
}

/** What requests used in a time. */
export interface RequestUse {
  readonly requests: number;
  readonly cpuMillicores: number;
  /** On average. */
  readonly memoryBytes: number;
}

/** So many requests may be under way in any container, as kernels have their limits too. */
const requestsMax = 65_536;
/** Use is kept for so long a time at once. Source: metrics-server 0.8, --metric-resolution. */
export const windowMs = 15_000;
/** So many of these are kept; a queue of CPU that is longer is counted in the last of them. */
const windowsKept = 64;

interface Window {
  index: number;
  requests: number;
  cpuMs: number;
  byteMs: number;
}

const quiet: RequestUse = { requests: 0, cpuMillicores: 0, memoryBytes: 0 };

export class ContainerLoad {
  /** The ends of all requests under way. */
  readonly #ends = new EndTimes();
  /** When each of those that work at once is free again, where their number is limited. */
  readonly #free = new EndTimes();
  /** When those begin that wait, in their order; the first so many have begun. */
  #starts: number[] = [];
  #begun = 0;
  /** When its CPU has done all that it was given so far. */
  #cpuFreeMs = 0;
  /** What each request holds, as it was last said. */
  #bytesEach = 0;
  readonly #windows: Window[] = [];

  /** Takes a request in, or `undefined` where too many wait; times never go back. */
  admit(work: Work, { concurrency, queue, cores }: Capacity, nowMs: number): Admitted | undefined {
    this.#ends.dropUntil(nowMs);
    if (this.#ends.size >= requestsMax) return undefined;
    let startsMs = nowMs;
    if (concurrency < Number.POSITIVE_INFINITY) {
      this.#free.dropUntil(nowMs);
      if (this.#free.size >= concurrency) {
        if (this.#waiting(nowMs) >= queue) return undefined;
        startsMs = this.#free.takeFirst();
        this.#starts.push(startsMs);
      }
    }
    const endsMs = this.#work(work, cores, startsMs);
    if (concurrency < Number.POSITIVE_INFINITY) this.#free.add(endsMs);
    this.#ends.add(endsMs);
    this.#windowOf(Math.floor(nowMs / windowMs)).requests += 1;
    if (work.memoryBytes > 0) this.#hold(work.memoryBytes, nowMs, endsMs);
    return { startsMs, endsMs };
  }

  /** What the requests under way hold of memory. */
  heldBytes(nowMs: number): number {
    return this.underWay(nowMs) * this.#bytesEach;
  }

  /** What requests used in the last whole window before a time. */
  use(nowMs: number): RequestUse {
    const index = Math.floor(nowMs / windowMs) - 1;
    const found = this.#windows[index % windowsKept];
    if (found?.index !== index) return quiet;
    return {
      requests: found.requests,
      cpuMillicores: Math.round((found.cpuMs * 1_000) / windowMs),
      memoryBytes: Math.round(found.byteMs / windowMs),
    };
  }

  /** How many requests are under way. */
  underWay(nowMs: number): number {
    this.#ends.dropUntil(nowMs);
    return this.#ends.size;
  }

  /** How many have come and not begun. */
  #waiting(nowMs: number): number {
    while ((this.#starts[this.#begun] ?? Number.POSITIVE_INFINITY) <= nowMs) this.#begun += 1;
    if (this.#begun > 1_000) {
      this.#starts = this.#starts.slice(this.#begun);
      this.#begun = 0;
    }
    return this.#starts.length - this.#begun;
  }

  /** When it is done: no thread is faster than one core, and the limit is for all together. */
  #work({ latencyMs, cpuSeconds }: Work, cores: number, startsMs: number): number {
    const cpuMs = cpuSeconds * 1_000;
    if (cpuMs === 0) return startsMs + latencyMs;
    if (cores === Number.POSITIVE_INFINITY) {
      this.#spread("cpuMs", cpuMs, startsMs, startsMs + cpuMs);
      return startsMs + Math.max(latencyMs, cpuMs);
    }
    const fromMs = Math.max(startsMs, this.#cpuFreeMs);
    this.#cpuFreeMs = fromMs + cpuMs / cores;
    this.#spread("cpuMs", cpuMs, fromMs, this.#cpuFreeMs);
    return Math.max(startsMs + Math.max(latencyMs, cpuMs), this.#cpuFreeMs);
  }

  #hold(bytes: number, nowMs: number, endsMs: number): void {
    this.#bytesEach = bytes;
    this.#spread("byteMs", bytes * (endsMs - nowMs), nowMs, endsMs);
  }

  /** Counts an amount in the windows that it falls into. */
  #spread(field: "cpuMs" | "byteMs", amount: number, fromMs: number, untilMs: number): void {
    const first = Math.floor(fromMs / windowMs);
    const last = Math.min(Math.floor(untilMs / windowMs), first + windowsKept / 2);
    if (first >= last) {
      this.#windowOf(first)[field] += amount;
      return;
    }
    let left = amount;
    for (let index = first; index < last; index += 1) {
      const ms = Math.min((index + 1) * windowMs, untilMs) - Math.max(index * windowMs, fromMs);
      const part = (amount * ms) / (untilMs - fromMs);
      this.#windowOf(index)[field] += part;
      left -= part;
    }
    this.#windowOf(last)[field] += left;
  }

  #windowOf(index: number): Window {
    const place = index % windowsKept;
    const found = this.#windows[place];
    if (found?.index === index) return found;
    const made = { index, requests: 0, cpuMs: 0, byteMs: 0 };
    this.#windows[place] = made;
    return made;
  }
}
