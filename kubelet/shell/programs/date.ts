/** Times as `date` writes them, in UTC. Source: strftime(3). */

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
export function dateText(timeMs: number, format = "+%a %b %e %H:%M:%S UTC %Y"): string {
  const time = new Date(timeMs);
  return format.slice(1).replace(/%(-?)([a-zA-Z%])/g, (all, dash: string, letter: string) => {
    const text = fields[letter]?.(time);
    return text === undefined ? all : dash === "" ? text : text.replace(/^[0 ](?=.)/, "");
  });
}

type Field = (time: Date) => string;

const composed =
  (format: string): Field =>
  (time) =>
    dateText(time.getTime(), format);

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
  s: (time) => String(Math.floor(time.getTime() / 1000)),
  S: (time) => two(time.getUTCSeconds()),
  T: (time) => time.toISOString().slice(11, 19),
  u: (time) => String(time.getUTCDay() === 0 ? 7 : time.getUTCDay()),
  w: (time) => String(time.getUTCDay()),
  x: composed("+%m/%d/%y"),
  X: (time) => time.toISOString().slice(11, 19),
  y: (time) => time.toISOString().slice(2, 4),
  Y: (time) => time.toISOString().slice(0, 4),
  z: () => "+0000",
  Z: () => "UTC",
  "%": () => "%",
};

function dayOfYear(time: Date): number {
  const start = Date.UTC(time.getUTCFullYear(), 0, 1);
  return Math.floor((time.getTime() - start) / 86_400_000) + 1;
}
