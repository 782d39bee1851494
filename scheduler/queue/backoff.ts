/** How long a pod rests that failed; doubled by each failure. */
export interface Backoff {
  readonly firstMs: number;
  readonly maxMs: number;
}
/** Source: 1.36 defaults. */
const backoffDefault: Backoff = { firstMs: 1000, maxMs: 10_000 };
/** Those whose rest ends within one second of the clock are tried again together, as it ends. */
const windowMs = 1000;

/** When the rest ends that follows so many failures. Source: backoff_queue.go 1.36. */
export function backoffEnd(
  nowMs: number,
  failures: number,
  { firstMs, maxMs }: Backoff = backoffDefault,
): number {
  const restedMs = nowMs + Math.min(maxMs, firstMs * 2 ** (failures - 1));
  return (Math.floor(restedMs / windowMs) + 1) * windowMs;
}
