/** The parts of times and durations. Source: CEL specification, "Timezones" and "Functions". */
import { fail } from "../frame.ts";
import { type CelFunction, method } from "../functions.ts";

/** What each function reads of a time whose UTC fields are those of the time zone asked for. */
const parts: Readonly<Record<string, (date: Date) => number>> = {
  getFullYear: (date) => date.getUTCFullYear(),
  getMonth: (date) => date.getUTCMonth(),
  getDate: (date) => date.getUTCDate(),
  getDayOfMonth: (date) => date.getUTCDate() - 1,
  getDayOfWeek: (date) => date.getUTCDay(),
  getDayOfYear: (date) =>
    Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000),
  getHours: (date) => date.getUTCHours(),
  getMinutes: (date) => date.getUTCMinutes(),
  getSeconds: (date) => date.getUTCSeconds(),
  getMilliseconds: (date) => date.getUTCMilliseconds(),
};

const nanosPerMilli = 1_000_000n;

/** How many nanoseconds are in what each function counts. */
const units: Readonly<Record<string, bigint>> = {
  getHours: 3_600_000n * nanosPerMilli,
  getMinutes: 60_000n * nanosPerMilli,
  getSeconds: 1000n * nanosPerMilli,
  getMilliseconds: nanosPerMilli,
};

const dateOf = (nanos: bigint): Date => {
  const rest = ((nanos % nanosPerMilli) + nanosPerMilli) % nanosPerMilli;
  return new Date(Number((nanos - rest) / nanosPerMilli));
};

/** The time with the clock of a zone: `-08:00`, or a name such as `Europe/Paris`. */
function inZone(date: Date, zone: string): Date {
  const [, sign, hours, minutes] = /^([-+]?)(\d\d):(\d\d)$/.exec(zone) ?? [];
  if (hours !== undefined) {
    const offset = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
    return new Date(date.getTime() + offset * 60_000);
  }
  return new Date(date.getTime() + zoneOffset(date, zone));
}

function zoneOffset(date: Date, zone: string): number {
  const name = zone === "" ? "UTC" : zone;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-GB", { timeZone: name, timeZoneName: "longOffset" });
  } catch {
    return fail(`unknown time zone ${zone}`);
  }
  const text = format.formatToParts(date).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours = "0", minutes = "0", seconds = "0"] =
    /^GMT([-+])(\d\d):(\d\d)(?::(\d\d))?$/.exec(text) ?? [];
  const offset = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return offset * (sign === "-" ? -1000 : 1000);
}

/** The functions of times. */
export const time: readonly CelFunction[] = [
  ...Object.entries(parts).flatMap(([name, read]) => [
    method(name, { takes: ["timestamp"], gives: "int" }, ([{ content }]) => read(dateOf(content))),
    method(name, { takes: ["timestamp", "string"], gives: "int" }, ([{ content }, zone], frame) => {
      frame.work(100);
      return read(inZone(dateOf(content), zone));
    }),
  ]),
  ...Object.entries(units).map(([name, unit]) =>
    method(name, { takes: ["duration"], gives: "int" }, ([{ content }]) => Number(content / unit)),
  ),
];
