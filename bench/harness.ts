/** How benchmarks measure and what they report: medians of several runs, as plain data. */

/** One row of the result. Smaller values are better, but for those in `1/s`. */
export interface Measurement {
  /** The benchmark that it is from. */
  readonly name: string;
  readonly what: string;
  readonly value: number;
  readonly unit: "us" | "ms" | "s" | "MiB" | "KiB" | "ratio" | "1/s" | "count";
  /**
   * The most that it should be, in the same unit; the least for what is counted in a second. Absent
   * where there is no such thing.
   */
  readonly budget?: number;
}

/** A benchmark, as it is named on the command line. */
export interface Benchmark {
  readonly name: string;
  run(): readonly Measurement[] | Promise<readonly Measurement[]>;
}

/** The value that a share of all values does not exceed: 0.99 for the 99th percentile. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** The middle value; of an even number the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
}

/**
 * Milliseconds that `run` takes: of real time, or of processor time where that is less, for then
 * other processes kept this one waiting.
 */
export function elapsedMs(run: () => void): number {
  const startMs = performance.now();
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return Math.min(performance.now() - startMs, (user + system) / 1000);
}

/**
 * Microseconds for one call: the median of `rounds` of `calls` calls each, after one to warm up.
 */
export function microsecondsEach(
  run: (index: number) => void,
  { calls, rounds }: { readonly calls: number; readonly rounds: number },
): number {
  let index = 0;
  const round = () =>
    elapsedMs(() => {
      for (let call = 0; call < calls; call += 1) {
        run(index);
        index += 1;
      }
    });
  round();
  const times = Array.from({ length: rounds }, () => {
    collectGarbage();
    return round();
  });
  return (median(times) * 1000) / calls;
}

/** Starts a run with a clean heap, where node was started with --expose-gc. */
export function collectGarbage(): void {
  globalThis.gc?.();
}

/** What this process holds in memory, in MiB. */
export function residentMiB(): number {
  return process.memoryUsage().rss / 2 ** 20;
}
