/** The times that `date -d` understands. Source: GNU coreutils 9, date input formats. */
import { type TimeZone, timeShown, utc } from "./time-zone.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;

const fixedMs: Readonly<Record<string, number>> = {
  second: 1_000,
  sec: 1_000,
  minute: minuteMs,
  min: minuteMs,
  hour: 60 * minuteMs,
  day: dayMs,
  week: 7 * dayMs,
  fortnight: 14 * dayMs,
};

const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

interface Reading {
  /** As clocks of the zone show it. */
  timeMs: number;
  zone: TimeZone;
  /** What is left to be read. */
  text: string;
}

type Rule = readonly [RegExp, (reading: Reading, parts: readonly string[]) => void];

const startOfDay = (timeMs: number): number => Math.floor(timeMs / dayMs) * dayMs;

function setClock(
  reading: Reading,
  [, hour = "", minute = "", second = "0", zone, half]: readonly string[],
): void {
  const hours = (Number(hour) % (half === undefined ? 24 : 12)) + (half === "pm" ? 12 : 0);
  const minutes = hours * 60 + Number(minute);
  reading.timeMs = startOfDay(reading.timeMs) + minutes * minuteMs + Number(second) * 1000;
  if (zone === undefined) return;
  reading.zone = utc;
  reading.timeMs -= offsetIn(zone);
}

/** Of `+09:00`; `z` is none. */
function offsetIn(zone: string): number {
  const [, sign, hours = 0, minutes = 0] = /([-+])(\d\d):?(\d\d)/.exec(zone) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * minuteMs * (sign === "-" ? -1 : 1);
}

function setDate(reading: Reading, [year, month, day]: readonly number[]): void {
  reading.timeMs = Date.UTC(year ?? 1970, (month ?? 1) - 1, day ?? 1);
}

function move(reading: Reading, count: number, unit: string): void {
  const name = unit.replace(/s$/, "");
  const ms = fixedMs[name];
  if (ms !== undefined) {
    reading.timeMs += count * ms;
    return;
  }
  const date = new Date(reading.timeMs);
  if (name === "month") date.setUTCMonth(date.getUTCMonth() + count);
  else date.setUTCFullYear(date.getUTCFullYear() + count);
  reading.timeMs = date.getTime();
}

function toWeekday(reading: Reading, name: string, isNext: boolean): void {
  const today = startOfDay(reading.timeMs);
  const wanted = weekdays.indexOf(name.slice(0, 3));
  const ahead = (wanted - new Date(today).getUTCDay() + 7) % 7;
  reading.timeMs = today + (isNext && ahead === 0 ? 7 : ahead) * dayMs;
}

const unitNames = "seconds?|secs?|minutes?|mins?|hours?|days?|weeks?|fortnights?|months?|years?";
const clockPart = "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?( ?z| ?[-+]\\d{2}:?\\d{2})?";
const dayNames = "(sun|mon|tue|wed|thu|fri|sat)[a-z]*";
const monthNames = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";

const rule = (source: string, read: Rule[1]): Rule => [new RegExp(`^(?:${source})(?![\\w])`), read];

/** The first that fits reads on. */
const rules: readonly Rule[] = [
  rule("@(-?\\d+)(?:\\.\\d+)?", (reading, [, seconds]) => {
    const timeMs = Number(seconds) * 1000;
    reading.timeMs = timeMs + reading.zone.offsetMs(timeMs);
  }),
  rule(`(\\d{4})-(\\d{1,2})-(\\d{1,2})[t ]${clockPart}`, (reading, [, y, m, d, ...clock]) => {
    setDate(reading, [y, m, d].map(Number));
    setClock(reading, ["", ...clock]);
  }),
  rule("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})", (reading, [, ...parts]) =>
    setDate(reading, parts.map(Number)),
  ),
  rule("(\\d{1,2})/(\\d{1,2})/(\\d{4})", (reading, [, month, day, year]) =>
    setDate(reading, [year, month, day].map(Number)),
  ),
  rule("(\\d{4})(\\d{2})(\\d{2})", (reading, [, ...parts]) => setDate(reading, parts.map(Number))),
  rule(`(\\d{1,2})[ -]${monthNames}[ -](\\d{4})`, (reading, [, day, month = "", year]) =>
    setDate(reading, [Number(year), months.indexOf(month) + 1, Number(day)]),
  ),
  rule(`${monthNames} (\\d{1,2}),? (\\d{4})`, (reading, [, month = "", day, year]) =>
    setDate(reading, [Number(year), months.indexOf(month) + 1, Number(day)]),
  ),
  rule(`${clockPart} ?(am|pm)?`, setClock),
  rule(`([-+]?) ?(\\d+) ?(${unitNames})( ago)?`, (reading, [, sign, count, unit = "", ago]) =>
    move(reading, Number(count) * (sign === "-" ? -1 : 1) * (ago === undefined ? 1 : -1), unit),
  ),
  rule(`(next|last|this) (${unitNames})`, (reading, [, which, unit = ""]) =>
    move(reading, which === "next" ? 1 : which === "last" ? -1 : 0, unit),
  ),
  rule(`(${unitNames})( ago)?`, (reading, [, unit = "", ago]) =>
    move(reading, ago === undefined ? 1 : -1, unit),
  ),
  rule("yesterday", (reading) => move(reading, -1, "day")),
  rule("tomorrow", (reading) => move(reading, 1, "day")),
  rule("now|today|and", () => undefined),
  rule("utc|gmt|z", (reading) => {
    reading.zone = utc;
  }),
  rule("midnight", (reading) => {
    reading.timeMs = startOfDay(reading.timeMs);
  }),
  rule("noon", (reading) => setClock(reading, ["", "12", "00"])),
  rule(`last ${dayNames}`, (reading, [, name = ""]) => {
    toWeekday(reading, name, true);
    reading.timeMs -= 7 * dayMs;
  }),
  rule(`next ${dayNames}`, (reading, [, name = ""]) => toWeekday(reading, name, true)),
  rule(`${dayNames},?`, (reading, [, name = ""]) => toWeekday(reading, name, false)),
];

const wordsMax = 20;

/**
 * In milliseconds, of what is said of the clocks of a zone; `undefined` where the words are none
 * that are known.
 */
export function timeIn(text: string, nowMs: number, zone: TimeZone = utc): number | undefined {
  const words = text.trim().toLowerCase().replace(/\s+/g, " ");
  const reading: Reading = { timeMs: nowMs + zone.offsetMs(nowMs), zone, text: words };
  if (words === "") return timeShown(zone, startOfDay(reading.timeMs));
  for (let read = 0; read < wordsMax && reading.text !== ""; read += 1) {
    const found = rules.find(([pattern]) => pattern.test(reading.text));
    if (found === undefined) break;
    const [pattern, apply] = found;
    const parts = pattern.exec(reading.text) ?? [""];
    apply(reading, parts);
    reading.text = reading.text.slice(parts[0].length).replace(/^[ ,]+/, "");
  }
  if (reading.text === "" && !Number.isNaN(reading.timeMs)) {
    return timeShown(reading.zone, reading.timeMs);
  }
  // What has an offset, such as `2026-01-01T00:00:00+09:00`.
  const parsed = /\d{4}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(parsed) ? undefined : parsed;
}
