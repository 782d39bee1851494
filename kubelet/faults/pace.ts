/** How long something takes on a machine that is slow, or frozen, for a time. */

/** A time in which everything takes so many times as long; `Infinity` where nothing goes on. */
export interface Slowdown {
  readonly startMs: number;
  readonly endMs: number;
  readonly factor: number;
}

/** How long something takes that begins at a time and takes `workMs` where nothing is slow. */
export function lastingMs(slowdowns: readonly Slowdown[], beginMs: number, workMs: number): number {
  let leftMs = workMs;
  let nowMs = beginMs;
  while (leftMs > 0) {
    const factor = factorAt(slowdowns, nowMs);
    const changeMs = nextChangeMs(slowdowns, nowMs);
    if (changeMs === Number.POSITIVE_INFINITY) {
      return nowMs - beginMs + leftMs * factor;
    }
    const possibleMs = (changeMs - nowMs) / factor;
    if (possibleMs >= leftMs) return nowMs - beginMs + leftMs * factor;
    leftMs -= possibleMs;
    nowMs = changeMs;
  }
  return nowMs - beginMs;
}

/** How many times as long everything takes at a time; several slowdowns multiply. */
export function factorAt(slowdowns: readonly Slowdown[], atMs: number): number {
  let product = 1;
  for (const { startMs, endMs, factor } of slowdowns) {
    if (startMs <= atMs && atMs < endMs) product *= factor;
  }
  return product;
}

function nextChangeMs(slowdowns: readonly Slowdown[], afterMs: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { startMs, endMs } of slowdowns) {
    if (startMs > afterMs) next = Math.min(next, startMs);
    if (endMs > afterMs) next = Math.min(next, endMs);
  }
  return next;
}
