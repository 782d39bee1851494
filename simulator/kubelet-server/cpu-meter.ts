/** A counter of CPU time that has grown by `cpuMillicores` since it was last read. */
export interface CpuReading {
  readonly key: string;
  readonly cpuMillicores: number;
  /** What it had used before anybody read it. */
  readonly unreadNanoseconds: number;
}

interface Counter {
  readonly atMs: number;
  readonly nanoseconds: number;
}

/** The CPU time of so many millicores in so many milliseconds. */
export const cpuNanoseconds = (cpuMillicores: number, elapsedMs: number): number =>
  cpuMillicores * Math.max(elapsedMs, 0) * 1_000;

/**
 * The counters of CPU time of all machines. Use is known at every moment but not what it was, so a
 * counter goes on from when it was last read: it never falls, and between two readings it grows by
 * what is used at the second. Nothing is counted of a node that nobody reads.
 */
export class CpuMeter {
  readonly #nodes = new Map<string, ReadonlyMap<string, Counter>>();

  /** Reads all counters of a node, in core-nanoseconds by key, and forgets those left out. */
  read(node: string, nowMs: number, readings: readonly CpuReading[]): ReadonlyMap<string, number> {
    const last = this.#nodes.get(node);
    const counters = new Map<string, Counter>();
    const totals = new Map<string, number>();
    for (const { key, cpuMillicores, unreadNanoseconds } of readings) {
      const before = last?.get(key);
      const nanoseconds =
        before === undefined
          ? unreadNanoseconds
          : before.nanoseconds + cpuNanoseconds(cpuMillicores, nowMs - before.atMs);
      counters.set(key, { atMs: nowMs, nanoseconds });
      totals.set(key, Math.round(nanoseconds));
    }
    this.#nodes.set(node, counters);
    return totals;
  }
}
