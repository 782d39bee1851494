import { parseGoDuration } from "../../../api/duration.ts";
import type { Random } from "../../../api/runtime.ts";

/** Texts read of late: objects have few, and containers ask again and again. */
const known = new Map<string, number>();
const knownMax = 1_024;

/** The milliseconds of a duration that was checked; 0 where there is none. */
export function msOf(text: string | undefined): number {
  if (text === undefined) return 0;
  const before = known.get(text);
  if (before !== undefined) return before;
  const ms = parseGoDuration(text).ms ?? 0;
  if (known.size >= knownMax) known.clear();
  known.set(text, ms);
  return ms;
}

/** A time that is up to `jitter` longer or shorter, and never negative. */
export function varied(durationMs: number, jitter: string | undefined, random: Random): number {
  const drawn = jitter === undefined ? 0 : msOf(jitter) * (2 * random.next() - 1);
  return Math.max(Math.round(durationMs + drawn), 0);
}
