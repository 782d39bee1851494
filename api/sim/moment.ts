import { parseDuration } from "../duration.ts";
import { parseTime } from "../runtime.ts";

/** A point of time: by the calendar, from the beginning of the cluster on, or back from now. */
export type Moment =
  | { readonly atMs: number }
  | { readonly afterMs: number }
  | { readonly agoMs: number };

/**
 * Reads `2026-01-01T00:05:00Z`, `5m` (after the cluster began) or `-5m` (before now);
 * `undefined` for what is none of them.
 */
export function parseMoment(text: string): Moment | undefined {
  if (/^\d{4}-\d\d-\d\dT/.test(text)) {
    const atMs = parseTime(text);
    return atMs === undefined ? undefined : { atMs };
  }
  const isBack = text.startsWith("-");
  const duration = isBack ? text.slice(1) : text;
  if (!/^([0-9]+(\.[0-9]+)?(ms|s|m|h|d))+$|^0$/.test(duration)) return undefined;
  const ms = duration === "0" ? 0 : parseDuration(duration);
  return isBack ? { agoMs: ms } : { afterMs: ms };
}
