/** A duration as Go prints it, to the millisecond: `350ms`, `2.1s`, `1m20s`, `5m0s`, `1h0m0s`. */
export function goDuration(durationMs: number): string {
  const ms = Math.round(durationMs);
  if (ms === 0) return "0s";
  if (ms < 1000) return `${ms}ms`;
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor(ms / 60_000) % 60;
  const seconds = `${(ms % 60_000) / 1000}s`;
  if (hours > 0) return `${hours}h${minutes}m${seconds}`;
  return minutes > 0 ? `${minutes}m${seconds}` : seconds;
}

/** A duration, or why a text is none, in Go's words. */
export type ParsedDuration =
  | { readonly ms: number; readonly problem?: never }
  | { readonly ms?: never; readonly problem: string };

/** The units of Go's durations. */
const goUnitsMs: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  "\u00b5s": 1e-3,
  "\u03bcs": 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** Those that durations of kubesim's own may have. */
const unitsMs: Readonly<Record<string, number>> = { ...goUnitsMs, d: 86_400_000 };

/** Milliseconds of `90s`, `1h30m`, `250ms`, or of a number of milliseconds. Throws RangeError. */
export function parseDuration(duration: string | number): number {
  if (typeof duration === "number") return duration;
  const parts = [...duration.matchAll(/([0-9]+(?:\.[0-9]+)?)(ms|s|m|h|d)/g)];
  if (parts.length === 0 || parts.map(([all]) => all).join("") !== duration) {
    throw new RangeError(`invalid duration "${duration}": write it as 90s, 10m or 1h30m`);
  }
  return parts.reduce((sum, [, count, unit = ""]) => sum + Number(count) * (unitsMs[unit] ?? 0), 0);
}

/** Reads `300ms`, `1m30s` or `-1.5h` as Go does. Source: Go 1.25, time.ParseDuration. */
export function parseGoDuration(text: string): ParsedDuration {
  const quoted = JSON.stringify(text);
  const [, sign = "", rest = ""] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (rest === "0") return { ms: 0 };
  const invalid = { problem: `time: invalid duration ${quoted}` };
  if (rest === "") return invalid;
  let sum = 0;
  for (let left = rest; left !== ""; ) {
    const part = /^(\d+\.?\d*|\.\d+)([^\d.]*)/.exec(left);
    if (part === null) return invalid;
    const [all, count, unit = ""] = part;
    if (unit === "") return { problem: `time: missing unit in duration ${quoted}` };
    const unitMs = Object.hasOwn(goUnitsMs, unit) ? goUnitsMs[unit] : undefined;
    if (unitMs === undefined) {
      return { problem: `time: unknown unit ${JSON.stringify(unit)} in duration ${quoted}` };
    }
    sum += Number(count) * unitMs;
    left = left.slice(all.length);
  }
  return { ms: sign === "-" ? -sum : sum };
}

/** A short time, to the microsecond: `0.45ms`, `12.3ms`; from a second on as Go prints it. */
export function latencyText(ms: number): string {
  return ms < 1000 ? `${Math.round(ms * 1000) / 1000}ms` : goDuration(ms);
}
