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
