/** What the spec of a fault says in numbers. */
import { parseGoDuration } from "../../api/duration.ts";
import type { FaultSpec } from "../../api/sim/fault-spec.ts";
import type { Occasion } from "./occasions.ts";

/** Milliseconds of the delay; what is not given is none. */
export const delayMsOf = ({ delay = "0" }: FaultSpec): number => parseGoDuration(delay).ms ?? 0;

/** The delay of one occasion, longer or shorter by the jitter. */
export function drawDelayMs(spec: FaultSpec, { random }: Occasion): number {
  const jitterMs = parseGoDuration(spec.jitter ?? "0").ms ?? 0;
  if (jitterMs === 0) return delayMsOf(spec);
  return Math.max(0, delayMsOf(spec) + jitterMs * (2 * random.next() - 1));
}
