/** `time`, on the clock of the cluster, in UTC. Source: Python 3.14, time. */
import { timeOf } from "../../kernel/context.ts";
import { dateText } from "../date.ts";
import { valueError } from "./errors.ts";
import { numberIn, textIn } from "./given.ts";
import type { Machine } from "./machine.ts";
import { fn, type Module } from "./module.ts";
import { Thing } from "./objects.ts";
import type { Value } from "./values.ts";

const now = ({ shell }: Machine): number => timeOf(shell.context);

/** What `strftime` writes; the fraction is told in six digits. */
export const timeText = (ms: number, format: string): string =>
  dateText(ms, `+${format.replaceAll("%f", `${String(ms % 1000).padStart(3, "0")}000`)}`);

const parts: readonly (readonly [name: string, of: (time: Date) => number])[] = [
  ["tm_year", (time) => time.getUTCFullYear()],
  ["tm_mon", (time) => time.getUTCMonth() + 1],
  ["tm_mday", (time) => time.getUTCDate()],
  ["tm_hour", (time) => time.getUTCHours()],
  ["tm_min", (time) => time.getUTCMinutes()],
  ["tm_sec", (time) => time.getUTCSeconds()],
  ["tm_wday", (time) => (time.getUTCDay() + 6) % 7],
];

function timeParts(ms: number): Thing {
  const time = new Date(ms);
  const members = parts.map(([name, of]) => [name, BigInt(of(time))] as const);
  const shown = members.map(([name, value]) => `${name}=${value}`).join(", ");
  return new Thing("time.struct_time", members, {
    shown: `time.struct_time(${shown})`,
    order: Math.floor(ms / 1000) * 1000,
  });
}

const msIn = (given: Value | undefined, machine: Machine): number => {
  if (given === undefined || given === null) return now(machine);
  return given instanceof Thing ? (given.order ?? 0) : numberIn(given) * 1000;
};

/** What the parts of a time are called, for the walk over scripts. */
export const timeNames: readonly string[] = parts.map(([name]) => name);

export const time: Module = {
  ...fn("sleep", "seconds", function* ([seconds], machine) {
    const ms = numberIn(seconds) * 1000;
    if (Number.isNaN(ms)) throw valueError("Invalid value NaN (not a number)");
    if (ms < 0) throw valueError("sleep length must be non-negative");
    yield* machine.sleep(machine.shell.kernel.now + ms);
    return null;
  }),
  ...fn("time", "", (_, machine) => now(machine) / 1000),
  ...fn("time_ns", "", (_, machine) => BigInt(Math.floor(now(machine))) * 1_000_000n),
  ...fn("monotonic", "", (_, machine) => machine.shell.kernel.now / 1000),
  ...fn("perf_counter", "", (_, machine) => machine.shell.kernel.now / 1000),
  ...fn("strftime", "format t", ([format, given], machine) =>
    timeText(msIn(given, machine), textIn(format)),
  ),
  ...fn("gmtime", "seconds", ([given], machine) => timeParts(msIn(given, machine))),
  ...fn("localtime", "seconds", ([given], machine) => timeParts(msIn(given, machine))),
  ...fn("ctime", "seconds", ([given], machine) => {
    return timeText(msIn(given, machine), "%a %b %e %H:%M:%S %Y");
  }),
};
