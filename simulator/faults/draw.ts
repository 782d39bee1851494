/** What the spec of a fault says in numbers. */
import { parseGoDuration } from "../../api/duration.ts";
import type { FaultSpec } from "../../api/sim/fault-spec.ts";
import type { Occasion } from "./occasions.ts";

/** Whole milliseconds of a duration; what is not given is none. */
const msOf = (text = "0"): number => Math.round(parseGoDuration(text).ms ?? 0);

export const delayMsOf = ({ delay }: FaultSpec): number => msOf(delay);

/** The delay of one occasion, longer or shorter by the jitter. */
export function drawDelayMs({ delay, jitter }: FaultSpec, { random }: Occasion): number {
  const jitterMs = msOf(jitter);
  const byMs = jitterMs === 0 ? 0 : random.integer(2 * jitterMs + 1) - jitterMs;
  return Math.max(0, msOf(delay) + byMs);
}
