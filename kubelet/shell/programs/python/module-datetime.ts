/** `datetime`, on the clock of the cluster, in UTC. Source: Python 3.14, datetime. */
import { timeOf } from "../../kernel/context.ts";
import { numberIn, textIn } from "./given.ts";
import type { Module } from "./module.ts";
import { timeText } from "./module-time.ts";
import { Native, PyType, Thing } from "./objects.ts";
import type { Value } from "./values.ts";

const utc = new Thing("datetime.timezone", [], { shown: "UTC" });

/** A time, which knows its zone or not. */
function dateTime(ms: number, isAware: boolean): Thing {
  const zone = isAware ? "+00:00" : "";
  const fraction = ms % 1000 === 0 ? "" : ".%f";
  const text = (between: string) => timeText(ms, `%F${between}%T${fraction}`) + zone;
  const time = new Date(ms);
  const members: (readonly [string, Value])[] = [
    ["year", BigInt(time.getUTCFullYear())],
    ["month", BigInt(time.getUTCMonth() + 1)],
    ["day", BigInt(time.getUTCDate())],
    ["hour", BigInt(time.getUTCHours())],
    ["minute", BigInt(time.getUTCMinutes())],
    ["second", BigInt(time.getUTCSeconds())],
    ["microsecond", BigInt(time.getUTCMilliseconds()) * 1000n],
    method("isoformat", "sep", ([between = "T"]) => text(textIn(between))),
    method("strftime", "format", ([format]) => timeText(ms, textIn(format))),
    method("timestamp", "", () => ms / 1000),
    method("weekday", "", () => BigInt((time.getUTCDay() + 6) % 7)),
  ];
  return new Thing("datetime.datetime", members, {
    shown: text(" "),
    order: ms,
    reckon(operator, other) {
      if (!(other instanceof Thing) || other.order === undefined) return undefined;
      const isTime = other.typeName === "datetime.datetime";
      if (isTime) return operator === "-" ? span(ms - other.order) : undefined;
      return dateTime(operator === "-" ? ms - other.order : ms + other.order, isAware);
    },
  });
}

const method = (name: string, usage: string, run: Native["run"]): readonly [string, Native] => [
  name,
  new Native(name, usage, run),
];

const dayMs = 86_400_000;

/** A `timedelta`. */
function span(ms: number): Thing {
  const days = Math.floor(ms / dayMs);
  const rest = ms - days * dayMs;
  const fraction = rest % 1000 === 0 ? "" : `.${String(rest % 1000).padStart(3, "0")}000`;
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const clock = `${Math.floor(rest / 3_600_000)}:${two((rest / 60_000) % 60)}:${two((rest / 1000) % 60)}`;
  const whole = days === 0 ? "" : `${days} day${Math.abs(days) === 1 ? "" : "s"}, `;
  const members: (readonly [string, Value])[] = [
    ["days", BigInt(days)],
    ["seconds", BigInt(Math.floor(rest / 1000))],
    method("total_seconds", "", () => ms / 1000),
  ];
  return new Thing("datetime.timedelta", members, {
    shown: whole + clock + fraction,
    order: ms,
    reckon(operator, other) {
      if (!(other instanceof Thing) || other.order === undefined) return undefined;
      if (other.typeName !== "datetime.timedelta") return undefined;
      return operator === "-" ? span(ms - other.order) : span(ms + other.order);
    },
  });
}

const units: readonly (readonly [name: string, ms: number])[] = [
  ["days", dayMs],
  ["seconds", 1000],
  ["microseconds", 0.001],
  ["milliseconds", 1],
  ["minutes", 60_000],
  ["hours", 3_600_000],
  ["weeks", 7 * dayMs],
];

const timedelta = new PyType("datetime.timedelta", {
  make: new Native("timedelta", units.map(([name]) => name).join(" "), (args) =>
    span(units.reduce((sum, [, ms], index) => sum + numberIn(args[index] ?? 0n) * ms, 0)),
  ),
});

const datetimeType = new PyType("datetime.datetime", {
  members: new Map([
    method("now", "tz", ([zone = null], { shell }) =>
      dateTime(Math.floor(timeOf(shell.context)), zone !== null),
    ),
    method("utcnow", "", (_, { shell }) => dateTime(Math.floor(timeOf(shell.context)), false)),
    method("fromtimestamp", "timestamp tz", ([seconds, zone = null]) =>
      dateTime(Math.round(numberIn(seconds) * 1000), zone !== null),
    ),
  ]),
});

/** What times can do, for the walk over scripts. */
export const datetimeNames: readonly string[] = [
  ...dateTime(0, false).members.keys(),
  ...span(0).members.keys(),
  ...datetimeType.members.keys(),
  "utc",
];

export const datetime: Module = {
  datetime: datetimeType,
  timedelta,
  timezone: new PyType("datetime.timezone", { members: new Map([["utc", utc]]) }),
  UTC: utc,
};
