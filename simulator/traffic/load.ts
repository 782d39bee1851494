/** How much is sent when, as pieces over which the load goes evenly from one level to another. */
import { parseGoDuration } from "../../api/duration.ts";
import type { TrafficSpec } from "../../api/sim/traffic-spec.ts";

/** Times are milliseconds since the beginning; levels are requests a second, or clients. */
export interface LoadShape {
  readonly pieces: readonly Piece[];
  /** Nothing is sent from then on. */
  readonly endMs: number;
}

interface Piece {
  readonly fromMs: number;
  readonly toMs: number;
  readonly from: number;
  /** How much the level rises in a millisecond. */
  readonly slope: number;
  /** How many requests come before it. */
  readonly sum: number;
}

/** Pieces that meet, the last of which lasts until the end of the load. */
export function shapeOf({ load, duration }: Pick<TrafficSpec, "load" | "duration">): LoadShape {
  const { rate, clients, stages = [] } = load;
  const pieces: Piece[] = [];
  let [level, atMs, sum] = [rate ?? clients ?? 0, 0, 0];
  const add = (durationMs: number, to: number) => {
    const slope = to === level ? 0 : (to - level) / durationMs;
    if (durationMs > 0)
      pieces.push({ fromMs: atMs, toMs: atMs + durationMs, from: level, slope, sum });
    sum += ((level + to) / 2) * (durationMs / 1000);
    atMs += durationMs;
    level = to;
  };
  for (const stage of stages) add(msOf(stage.duration), stage.rate ?? stage.clients ?? 0);
  const whole = stages.length === 0 ? Number.POSITIVE_INFINITY : atMs;
  const endMs = duration === undefined ? whole : msOf(duration);
  if (endMs > atMs) add(endMs - atMs, level);
  return { pieces, endMs };
}

/** Validation has seen to it that it is a duration. */
export const msOf = (text: string) => parseGoDuration(text).ms ?? 0;

/** The level at a time: where it jumps, the new one; 0 once the load is over. */
export function levelAt({ pieces, endMs }: LoadShape, ms: number): number {
  if (ms >= endMs) return 0;
  const piece = pieces.findLast(({ fromMs }) => fromMs <= ms);
  return piece === undefined ? 0 : piece.from + piece.slope * (ms - piece.fromMs);
}

/** How many requests come before a time, as a number with a fraction. */
export function sumAt({ pieces, endMs }: LoadShape, ms: number): number {
  const atMs = Math.min(ms, endMs);
  const piece = pieces.findLast(({ fromMs }) => fromMs <= atMs);
  if (piece === undefined) return 0;
  const sinceMs = atMs - piece.fromMs;
  return piece.sum + ((piece.from + (piece.slope * sinceMs) / 2) * sinceMs) / 1000;
}

/** The first time from `ms` on at which the level is at least this; Infinity: there is none. */
export function whenAtLeast({ pieces, endMs }: LoadShape, ms: number, level: number): number {
  for (const { fromMs, toMs, from, slope } of pieces) {
    if (toMs <= ms) continue;
    const beginMs = Math.max(ms, fromMs);
    const isThere = from + slope * (beginMs - fromMs) >= level;
    const reachedMs = slope > 0 ? fromMs + (level - from) / slope : Number.POSITIVE_INFINITY;
    const atMs = isThere ? beginMs : reachedMs;
    if (atMs < Math.min(toMs, endMs)) return atMs;
  }
  return Number.POSITIVE_INFINITY;
}

/** When so many requests have come, for sums that only grow. */
export class SumClock {
  readonly #shape: LoadShape;
  #at = 0;

  constructor(shape: LoadShape) {
    this.#shape = shape;
  }

  /** Infinity where the load is over before. */
  timeOf(sum: number): number {
    const { pieces, endMs } = this.#shape;
    for (;;) {
      const piece = pieces[this.#at];
      if (piece === undefined) return Number.POSITIVE_INFINITY;
      const next = pieces[this.#at + 1];
      if (next === undefined || sum < next.sum) {
        const ms = piece.fromMs + timeWithin(piece, sum - piece.sum);
        return ms < endMs ? ms : Number.POSITIVE_INFINITY;
      }
      this.#at += 1;
    }
  }
}

/**
 * The positive root of `from t + slope t² / 2 = count`, in the form that loses nothing where the
 * slope is small.
 */
function timeWithin({ from, slope }: Piece, count: number): number {
  const perSecond = count * 1000;
  const root = Math.sqrt(Math.max(0, from * from + 2 * slope * perSecond));
  return count <= 0 ? 0 : (2 * perSecond) / (from + root);
}
