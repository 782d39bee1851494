/**
 * When a CronJob is due: five fields, or a word such as `@hourly`.
 * Source: github.com/robfig/cron/v3 ParseStandard, which Kubernetes 1.36 uses.
 */
import { ownMember } from "../json.ts";
import { zoneOffsetMs } from "./time-zone.ts";

/** Says when a schedule is due next. */
export interface Schedule {
  /** The first instant after `afterMs` that is due, or `undefined` where none comes in 5 years. */
  next(afterMs: number, timeZone?: string): number | undefined;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const weekdays = "sun mon tue wed thu fri sat".split(" ");
const bounds = {
  minute: { min: 0, max: 59 },
  hour: { min: 0, max: 23 },
  day: { min: 1, max: 31 },
  month: { min: 1, max: 12, names: months },
  weekday: { min: 0, max: 6, names: weekdays },
} as const satisfies Readonly<Record<string, Bounds>>;

/** The values of a field that are due. */
interface Field {
  readonly values: ReadonlySet<number>;
  /** Written as `*`: says nothing of the field. */
  readonly isAny: boolean;
}

type Fields = Readonly<Record<keyof typeof bounds, Field>>;

const words: Readonly<Record<string, string>> = {
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
  "@monthly": "0 0 1 * *",
  "@weekly": "0 0 * * 0",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@hourly": "0 * * * *",
};

/** What is wrong with a schedule, in the words of the parser. */
class Unparseable extends Error {}

/** The schedule, or what is wrong with its text. */
export function parseSchedule(text: string): Schedule | string {
  try {
    return read(text);
  } catch (error) {
    if (error instanceof Unparseable) return error.message;
    throw error;
  }
}

function read(text: string): Schedule {
  if (text === "") throw new Unparseable("empty spec string");
  const every = /^@every (.*)$/.exec(text)?.[1];
  if (every !== undefined) return readEvery(every, text);
  const word = ownMember(words, text);
  if (text.startsWith("@") && word === undefined) {
    throw new Unparseable(`unrecognized descriptor: ${text}`);
  }
  const parts = (word ?? text).split(/\s+/).filter((part) => part !== "");
  if (parts.length !== 5) {
    const found = `found ${parts.length}: [${parts.join(" ")}]`;
    throw new Unparseable(`expected exactly 5 fields, ${found}`);
  }
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = parts;
  const fields: Fields = {
    minute: readField(minute, bounds.minute),
    hour: readField(hour, bounds.hour),
    day: readField(day, bounds.day),
    month: readField(month, bounds.month),
    weekday: readField(weekday, bounds.weekday),
  };
  return { next: (afterMs, timeZone = "UTC") => nextOf(fields, afterMs, timeZone) };
}

const units: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  us: 1e-3,
  ns: 1e-6,
};
const duration = /^\+?(?:[0-9]+(?:\.[0-9]*)?(?:h|ms|m|s|us|ns))+$/;

/** A delay, counted from the instant before; at least a second, and in whole seconds. */
function readEvery(text: string, whole: string): Schedule {
  if (!duration.test(text)) {
    const why = `time: invalid duration ${JSON.stringify(text)}`;
    throw new Unparseable(`failed to parse duration ${whole}: ${why}`);
  }
  let sumMs = 0;
  for (const [, amount, unit = ""] of text.matchAll(/([0-9.]+)(h|ms|m|s|us|ns)/g)) {
    sumMs += Number(amount) * (units[unit] ?? 0);
  }
  const delayMs = Math.max(1, Math.floor(sumMs / 1000)) * 1000;
  return { next: (afterMs) => Math.floor(afterMs / 1000) * 1000 + delayMs };
}

function readField(text: string, field: Bounds): Field {
  const values = new Set<number>();
  let isAny = false;
  for (const part of text.split(",").filter((each) => each !== "")) {
    const range = readRange(part, field);
    isAny ||= range.isAny;
    for (let value = range.first; value <= range.last; value += range.step) values.add(value);
  }
  return { values, isAny };
}

interface Range {
  readonly first: number;
  readonly last: number;
  readonly step: number;
  readonly isAny: boolean;
}

/** `*`, `5`, `1-5`, `mon-fri`, each with an optional `/step`; `5/step` goes on to the maximum. */
function readRange(text: string, field: Bounds): Range {
  const [span = "", stepText, ...more] = text.split("/");
  const [from = "", to, ...beyond] = span.split("-");
  const isStar = from === "*" || from === "?";
  if (!isStar && beyond.length > 0) throw new Unparseable(`too many hyphens: ${text}`);
  const first = isStar ? field.min : readValue(from, field);
  const end = isStar ? field.max : to === undefined ? first : readValue(to, field);
  if (more.length > 0) throw new Unparseable(`too many slashes: ${text}`);
  const step = stepText === undefined ? 1 : readNumber(stepText);
  const isOpen = stepText !== undefined && to === undefined;
  const last = isOpen ? field.max : end;
  if (first < field.min) {
    throw new Unparseable(`beginning of range (${first}) below minimum (${field.min}): ${text}`);
  }
  if (last > field.max) {
    throw new Unparseable(`end of range (${last}) above maximum (${field.max}): ${text}`);
  }
  if (first > last) {
    throw new Unparseable(`beginning of range (${first}) beyond end of range (${last}): ${text}`);
  }
  if (step === 0) throw new Unparseable(`step of range should be a positive number: ${text}`);
  return { first, last, step, isAny: isStar && step === 1 };
}

function readValue(text: string, { names = [], min }: Bounds): number {
  const at = names.indexOf(text.toLowerCase());
  return at < 0 ? readNumber(text) : at + min;
}

function readNumber(text: string): number {
  if (/^\+?[0-9]+$/.test(text)) return Number(text);
  if (/^-[0-9]+$/.test(text)) {
    throw new Unparseable(`negative number (${Number(text)}) not allowed: ${text}`);
  }
  const why = `strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`;
  throw new Unparseable(`failed to parse int from ${text}: ${why}`);
}

const minuteMs = 60_000;
/** Five years, as the parser looks ahead. */
const horizonMs = 5 * 366 * 24 * 60 * minuteMs;

/**
 * Every minute counts by what clocks in the zone show then, so that an hour that is skipped in
 * spring is not due and one that is lived twice in autumn is due twice.
 */
function nextOf(fields: Fields, afterMs: number, timeZone: string): number | undefined {
  let atMs = Math.floor(afterMs / minuteMs + 1) * minuteMs;
  while (atMs <= afterMs + horizonMs) {
    const local = new Date(atMs + zoneOffsetMs(timeZone, atMs));
    const [hour, minute] = [local.getUTCHours(), local.getUTCMinutes()];
    if (!isDayDue(fields, local)) atMs += minutesToSkip(hour, minute) * minuteMs;
    else if (!fields.hour.values.has(hour)) atMs += (60 - minute) * minuteMs;
    else if (!fields.minute.values.has(minute)) atMs += minuteMs;
    else return atMs;
  }
  return undefined;
}

/** To shortly before midnight, for a day may be shorter by up to two hours; then hour by hour. */
function minutesToSkip(hour: number, minute: number): number {
  const left = 24 * 60 - hour * 60 - minute;
  return left > 180 ? left - 120 : 60 - minute;
}

/** Where both the day of the month and that of the week are given, either is enough. */
function isDayDue({ day, month, weekday }: Fields, local: Date): boolean {
  if (!month.values.has(local.getUTCMonth() + 1)) return false;
  const [dayMet, weekdayMet] = [
    day.values.has(local.getUTCDate()),
    weekday.values.has(local.getUTCDay()),
  ];
  return day.isAny || weekday.isAny ? dayMet && weekdayMet : dayMet || weekdayMet;
}
