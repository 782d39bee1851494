/** `stress`, which uses CPU and memory for as long as it is told to, and what it uses. */
import type { Command } from "../command.ts";
import type { Work } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";

export const stressPrograms: readonly (readonly [string, Command])[] = [
  ["stress", (args, shell) => stress("stress", args, shell)],
  ["stress-ng", (args, shell) => stress("stress-ng", args, shell)],
];

/** What a process does with its machine. */
export interface Stress {
  readonly cpus: number;
  readonly memoryBytes: number;
  /** `Infinity` where it goes on until it is stopped. */
  readonly seconds: number;
  /** As it tells of itself. */
  readonly hogs: string;
}

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const unitBytes: Readonly<Record<string, number>> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };
/** What a worker gets that is not told how much: 256 MiB. */
const workerBytes = 2 ** 28;

/** What the arguments ask for. Source: stress 1.0.4. */
export function stressOf(args: readonly string[]): Stress {
  const text = args.join(" ").replaceAll("=", " ");
  const value = (pattern: string, units: string) =>
    new RegExp(`(?:^| )(?:${pattern}) ?(\\d+)([${units}]?)`, "i").exec(text) ?? [];
  const count = (long: string, short: string) => value(`--${long}|-${short}`, "")[1] ?? "0";
  const [, timeout, timeUnit = ""] = value("-t|--timeout", "smhd");
  const [, bytes, bytesUnit = ""] = value("--vm-bytes", "kmg");
  const each = bytes === undefined ? workerBytes : Number(bytes) * unitOf(bytesUnit, unitBytes);
  const [cpus, io, vms, hdds] = [
    // That of vish/stress has one dash.
    count("cpu|-cpus", "c"),
    count("io", "i"),
    count("vm", "m"),
    count("hdd", "d"),
  ];
  return {
    cpus: Number(cpus),
    memoryBytes: Number(vms) * each,
    seconds:
      timeout === undefined
        ? Number.POSITIVE_INFINITY
        : Number(timeout) * unitOf(timeUnit, unitSeconds),
    hogs: `${cpus} cpu, ${io} io, ${vms} vm, ${hdds} hdd`,
  };
}

const unitOf = (unit: string, units: Readonly<Record<string, number>>) =>
  units[unit.toLowerCase()] ?? 1;

/** So long it takes to get all the memory. */
const allocatingMs = 1_000;

function* stress(name: string, args: readonly string[], shell: Shell): Work {
  const { hogs, memoryBytes, seconds } = stressOf(args);
  const { pid } = shell.task;
  const { context, kernel } = shell;
  const say = (what: string) => put(shell.streams.output, `${name}: info: [${pid}] ${what}\n`);
  yield* say(`dispatching hogs: ${hogs}`);
  if (memoryBytes > context.memoryLimitBytes) {
    yield { until: kernel.now + allocatingMs };
    context.onOutOfMemory();
    return 137;
  }
  yield { until: kernel.now + seconds * 1000 };
  yield* say(`successful run completed in ${seconds}s`);
  return 0;
}
