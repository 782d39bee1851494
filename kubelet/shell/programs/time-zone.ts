/**
 * The time zone that programs show times in: that of `TZ`. Source: POSIX.1-2024, tzset;
 * names and rules are those of the tz database, as node has it.
 */
import type { Shell } from "../language/shell.ts";

export interface TimeZone {
  /** How far its clocks are ahead of UTC at a time. */
  readonly offsetMs: (atMs: number) => number;
  /** What it is called then, such as CET. */
  readonly abbreviation: (atMs: number) => string;
}

const fixed = (abbreviation: string, offsetMs: number): TimeZone => ({
  offsetMs: () => offsetMs,
  abbreviation: () => abbreviation,
});

export const utc: TimeZone = fixed("UTC", 0);

/** Where images have the rules of zones; without them all clocks show UTC. */
const rulesPath = "/usr/share/zoneinfo";

/** The zone of the variable `TZ` of a shell. */
export function timeZoneOf(shell: Shell): TimeZone {
  const name = (shell.environment.get("TZ") ?? "").replace(/^:/, "");
  if (name === "") return utc;
  const [, letters, digits, sign, hours, minutes = "0"] = posixForm.exec(name) ?? [];
  if (hours !== undefined) {
    const minutesWest = Number(hours) * 60 + Number(minutes);
    const isEast = sign === "-";
    return fixed(letters ?? digits ?? "", minutesWest * 60_000 * (isEast ? 1 : -1));
  }
  const hasRules = shell.context.files.find(rulesPath) !== undefined;
  const zone = hasRules ? zoneNamed(name) : undefined;
  return zone ?? fixed(/^[A-Za-z]{3,}/.exec(name)?.[0] ?? "UTC", 0);
}

/** `EST5`, `UTC-3:30` and `<+03>-3`: hours west of Greenwich. */
const posixForm = /^(?:([A-Za-z]{3,})|<([-+\w]{3,})>)([-+]?)(\d{1,2})(?::(\d{2}))?$/;

/** Those that were asked for; there are some hundreds in all. */
const known = new Map<string, TimeZone | undefined>();
const knownMax = 1_000;

function zoneNamed(name: string): TimeZone | undefined {
  if (known.has(name)) return known.get(name);
  if (known.size >= knownMax) known.clear();
  const zone = makeZone(name);
  known.set(name, zone);
  return zone;
}

function makeZone(name: string): TimeZone | undefined {
  try {
    return zoneOf(name);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const numeric = {
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
} as const;

/** Who calls zones by their letters: each knows those of its own part of the world. */
const locales = ["en-US", "en-GB", "en-AU", "en-IN", "en-ZA"] as const;

/** Those of which none knows them. */
const letters: Readonly<Record<string, string>> = {
  UTC: "UTC",
  "Etc/UTC": "UTC",
  "Asia/Tokyo": "JST",
  "Asia/Seoul": "KST",
  "Asia/Shanghai": "CST",
  "Asia/Taipei": "CST",
  "Asia/Hong_Kong": "HKT",
  "Asia/Jakarta": "WIB",
  "Asia/Manila": "PST",
  "Europe/Moscow": "MSK",
};

/** Throws a RangeError where there is no such zone. */
function zoneOf(timeZone: string): TimeZone {
  const clock = new Intl.DateTimeFormat("en-US", { ...numeric, timeZone });
  const names = locales.map(
    (locale) => new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "short" }),
  );
  const offsetMs = (atMs: number) => {
    const parts = new Map(
      clock.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]),
    );
    const [year = 0, month = 1, ...rest] = clockParts.map((part) => parts.get(part) ?? 0);
    return Date.UTC(year, month - 1, ...rest) - Math.floor(atMs / 1000) * 1000;
  };
  return {
    offsetMs,
    abbreviation(atMs) {
      const short = names.map((each) => nameIn(each.formatToParts(atMs)));
      const called = letters[timeZone] ?? short.find((each) => /^[A-Z]{3,}$/.test(each));
      return called ?? offsetText(offsetMs(atMs)).replace(/00$/, "");
    },
  };
}

const clockParts = ["year", "month", "day", "hour", "minute", "second"] as const;

const nameIn = (parts: readonly Intl.DateTimeFormatPart[]) =>
  parts.find(({ type }) => type === "timeZoneName")?.value ?? "";

/** `+0130`, or with a separator `+01:30`. */
export function offsetText(offsetMs: number, separator = ""): string {
  const minutes = Math.abs(Math.round(offsetMs / 60_000));
  const two = (value: number) => String(value).padStart(2, "0");
  const sign = offsetMs < 0 ? "-" : "+";
  return `${sign}${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`;
}

/** The time at which clocks of the zone show what clocks of UTC show at `shownMs`. */
export function timeShown({ offsetMs }: TimeZone, shownMs: number): number {
  const nearMs = shownMs - offsetMs(shownMs);
  return shownMs - offsetMs(nearMs);
}
