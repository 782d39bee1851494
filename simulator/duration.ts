const unitsMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Milliseconds of `90s`, `1h30m`, `250ms`, or of a number of milliseconds. Throws RangeError. */
export function parseDuration(duration: string | number): number {
  if (typeof duration === "number") return duration;
  const parts = [...duration.matchAll(/([0-9]+(?:\.[0-9]+)?)(ms|s|m|h|d)/g)];
  if (parts.length === 0 || parts.map(([all]) => all).join("") !== duration) {
    throw new RangeError(`invalid duration "${duration}": write it as 90s, 10m or 1h30m`);
  }
  return parts.reduce((sum, [, count, unit = ""]) => sum + Number(count) * (unitsMs[unit] ?? 0), 0);
}
