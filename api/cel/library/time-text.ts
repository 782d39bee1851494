/** Times and durations as text, to the nanosecond. */
import { parseGoDuration } from "../../duration.ts";
import { fail } from "../frame.ts";
import { timeOf } from "../numbers.ts";
import type { Boxed } from "../values.ts";

const nanosPerMilli = 1_000_000n;
const nanosPerSecond = 1_000_000_000n;

const rfc3339 = /^(\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d)(?:\.(\d{1,9})\d*)?([Zz]|[-+]\d\d:\d\d)$/;

/** Reads `2026-01-31T10:00:00.5Z`. */
export function parseTimestamp(text: string): Boxed {
  const [, whole = "", fraction = "", zone = ""] = rfc3339.exec(text) ?? [];
  const seconds = whole === "" ? Number.NaN : Date.parse(`${whole}${zone}`.toUpperCase());
  if (Number.isNaN(seconds)) {
    return fail(
      `parsing time ${JSON.stringify(text)} as "2006-01-02T15:04:05Z07:00": cannot parse`,
    );
  }
  const nanos = BigInt(seconds) * nanosPerMilli + BigInt(fraction.padEnd(9, "0"));
  return timeOf("timestamp", nanos, zoneMinutes(zone));
}

/** `+01:00` is 60. */
function zoneMinutes(zone: string): number {
  const [hours = 0, minutes = 0] = zone.split(":").map((part) => Math.abs(Number(part)));
  if (/^z$/i.test(zone)) return 0;
  return (hours * 60 + minutes) * (zone.startsWith("-") ? -1 : 1);
}

/** Reads `1h30m`, as Go does. */
export function parseDurationText(text: string): Boxed {
  const read = parseGoDuration(text);
  if (read.ms === undefined) return fail(read.problem);
  return timeOf("duration", BigInt(Math.round(read.ms * 1e6)));
}

/** `2026-01-31T10:00:00.5Z`, with no needless digits; so many minutes east of Greenwich. */
export function formatTimestamp(nanos: bigint, zone = 0): string {
  const fraction = ((nanos % nanosPerSecond) + nanosPerSecond) % nanosPerSecond;
  const seconds = (nanos - fraction) / nanosPerSecond;
  const local = new Date(Number(seconds) * 1000 + zone * 60_000);
  return `${local.toISOString().slice(0, 19)}${fractionText(fraction)}${zoneText(zone)}`;
}

function zoneText(zone: number): string {
  if (zone === 0) return "Z";
  const [hours, minutes] = [Math.floor(Math.abs(zone) / 60), Math.abs(zone) % 60];
  const [hh, mm] = [hours, minutes].map((part) => String(part).padStart(2, "0"));
  return `${zone < 0 ? "-" : "+"}${hh}:${mm}`;
}

/** The seconds: `5400s`, `0.5s`. */
export function formatDuration(nanos: bigint): string {
  const size = nanos < 0n ? -nanos : nanos;
  const sign = nanos < 0n ? "-" : "";
  return `${sign}${size / nanosPerSecond}${fractionText(size % nanosPerSecond)}s`;
}

const fractionText = (nanos: bigint): string =>
  nanos === 0n ? "" : `.${String(nanos).padStart(9, "0").replace(/0+$/, "")}`;
