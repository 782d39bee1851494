/** Times as `date` writes them. Source: strftime(3). */
import { offsetText, type TimeZone, utc } from "./time-zone.ts";

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const two = (value: number) => String(value).padStart(2, "0");

/** `+%F %T` and its like; without a format `Sun Mar  1 12:00:01 UTC 2026`. */
export function dateText(
  timeMs: number,
  format = "+%a %b %e %H:%M:%S %Z %Y",
  zone: TimeZone = utc,
): string {
  const shown = new Date(timeMs + zone.offsetMs(timeMs));
  const moment = { timeMs, zone };
  return format
    .slice(1)
    .replace(/%(-?)(\d*)(:?[a-zA-Z%])/g, (all, dash: string, width: string, letter: string) => {
      const text = fields[letter]?.(shown, moment);
      if (text === undefined) return all;
      if (letter === "N" && width !== "") return text.slice(0, Number(width));
      return dash === "" ? text.padStart(Number(width), "0") : text.replace(/^[0 ](?=.)/, "");
    });
}

interface Moment {
  readonly timeMs: number;
  readonly zone: TimeZone;
}

/** Of a time whose UTC is what clocks of the zone show. */
type Field = (time: Date, moment: Moment) => string;

const composed =
  (format: string): Field =>
  (_, { timeMs, zone }) =>
    dateText(timeMs, format, zone);

const fields: Readonly<Record<string, Field>> = {
  a: (time) => (days[time.getUTCDay()] ?? "").slice(0, 3),
  A: (time) => days[time.getUTCDay()] ?? "",
  b: (time) => (months[time.getUTCMonth()] ?? "").slice(0, 3),
  h: (time) => (months[time.getUTCMonth()] ?? "").slice(0, 3),
  B: (time) => months[time.getUTCMonth()] ?? "",
  c: composed("+%a %b %e %T %Y"),
  d: (time) => two(time.getUTCDate()),
  D: composed("+%m/%d/%y"),
  e: (time) => String(time.getUTCDate()).padStart(2),
  F: (time) => time.toISOString().slice(0, 10),
  H: (time) => two(time.getUTCHours()),
  I: (time) => two(time.getUTCHours() % 12 === 0 ? 12 : time.getUTCHours() % 12),
  j: (time) => String(dayOfYear(time)).padStart(3, "0"),
  m: (time) => two(time.getUTCMonth() + 1),
  M: (time) => two(time.getUTCMinutes()),
  n: () => "\n",
  N: (time) => `${String(time.getUTCMilliseconds()).padStart(3, "0")}000000`,
  p: (time) => (time.getUTCHours() < 12 ? "AM" : "PM"),
  R: (time) => time.toISOString().slice(11, 16),
  s: (_, { timeMs }) => String(Math.floor(timeMs / 1000)),
  S: (time) => two(time.getUTCSeconds()),
  t: () => "\t",
  T: (time) => time.toISOString().slice(11, 19),
  u: (time) => String(time.getUTCDay() === 0 ? 7 : time.getUTCDay()),
  V: (time) => two(weekOf(time)),
  G: (time) => String(thursdayOf(time).getUTCFullYear()),
  w: (time) => String(time.getUTCDay()),
  x: composed("+%m/%d/%y"),
  X: (time) => time.toISOString().slice(11, 19),
  y: (time) => time.toISOString().slice(2, 4),
  Y: (time) => time.toISOString().slice(0, 4),
  z: (_, { timeMs, zone }) => offsetText(zone.offsetMs(timeMs)),
  ":z": (_, { timeMs, zone }) => offsetText(zone.offsetMs(timeMs), ":"),
  Z: (_, { timeMs, zone }) => zone.abbreviation(timeMs),
  "%": () => "%",
};

/** A week belongs to the year of its Thursday. Source: ISO 8601. */
const thursdayOf = (time: Date): Date =>
  new Date(time.getTime() + (4 - (time.getUTCDay() || 7)) * 86_400_000);

const weekOf = (time: Date): number => Math.ceil(dayOfYear(thursdayOf(time)) / 7);

function dayOfYear(time: Date): number {
  const start = Date.UTC(time.getUTCFullYear(), 0, 1);
  return Math.floor((time.getTime() - start) / 86_400_000) + 1;
}
