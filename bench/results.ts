/** The kept results: a table in RESULTS.md, which `--record` rewrites row by row. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import type { Measurement } from "./harness.ts";

export interface Result extends Measurement {
  /** Value by budget, or budget by value where more is better: 1 or less is within it. */
  readonly ofBudget?: number;
  /** Value by the value last recorded: less than 1 is faster. */
  readonly ofLast?: number;
  /** Processor, version of node, and how long a read from memory took at the time. */
  readonly machine: string;
  /** Day of the measurement, as 2026-01-31. */
  readonly date: string;
}

const columns = ["name", "what", "value", "unit", "budget", "of budget", "machine", "date"];
const begin = "<!-- results: written by npm run bench -- --record -->";
const end = "<!-- end of results -->";

/** What the results of one benchmark stand beside. */
export interface Circumstances {
  readonly last: readonly Result[];
  readonly memoryNs: number;
}

/** A measurement beside its budget and what was recorded of it before. */
export function resultOf(measurement: Measurement, { last, memoryNs }: Circumstances): Result {
  const { value, budget, unit } = measurement;
  const ratio = (to: number) => rounded(unit === "1/s" ? to / value : value / to);
  const before = last.find((each) => isSameRow(each, measurement));
  return {
    ...measurement,
    value: rounded(value),
    ...(budget === undefined ? {} : { ofBudget: ratio(budget) }),
    ...(before === undefined ? {} : { ofLast: ratio(before.value) }),
    machine: machine(memoryNs),
    date: new Date().toISOString().slice(0, 10),
  };
}

/** One line of text for a reader. */
export function formatResult(result: Result): string {
  const { name, what, value, unit, budget, ofBudget, ofLast, machine: where, date } = result;
  const parts = [
    `${name}: ${what}: ${value} ${unit}`,
    ...(budget === undefined ? [] : [`budget ${budget} ${unit} (${ofBudget}x)`]),
    ...(ofLast === undefined ? [] : [`${ofLast}x the last record`]),
    where,
    date,
  ];
  return parts.join(" | ");
}

/** The results that the file holds. */
export function readResults(path: string): readonly Result[] {
  if (!existsSync(path)) return [];
  return tableOf(readFileSync(path, "utf8"))
    .split("\n")
    .slice(2)
    .flatMap((line) => {
      const cells = line.split("|").map((cell) => cell.trim());
      const [, name = "", what = "", value, unit, budget = "", ofBudget, where = "", date = ""] =
        cells;
      if (name === "" || !isUnit(unit)) return [];
      const limits =
        budget === "" ? {} : { budget: Number(budget), ofBudget: Number(ofBudget ?? "") };
      return [{ name, what, value: Number(value), unit, ...limits, machine: where, date }];
    });
}

/** Puts results in the place of their earlier ones; what was not measured now stays. */
export function writeResults(path: string, news: readonly Result[]): void {
  const known = readResults(path);
  const kept = known.map((row) => news.find((each) => isSameRow(each, row)) ?? row);
  const added = news.filter((row) => !known.some((each) => isSameRow(each, row)));
  const lines = [columns, columns.map(() => "---"), ...[...kept, ...added].map(cellsOf)].map(
    (cells) => `| ${cells.join(" | ")} |`,
  );
  const table = `${begin}\n${lines.join("\n")}\n${end}`;
  const text = existsSync(path) ? readFileSync(path, "utf8") : "# Results\n\n";
  const [before = "", rest = ""] = text.split(begin);
  const after = rest.slice(rest.indexOf(end) + end.length);
  writeFileSync(path, rest === "" ? `${before}${table}\n` : `${before}${table}${after}`);
}

function cellsOf({ name, what, value, unit, budget, ofBudget, machine: where, date }: Result) {
  return [name, what, value, unit, budget ?? "", ofBudget ?? "", where, date];
}

function tableOf(text: string): string {
  const [, rest = ""] = text.split(begin);
  return rest.slice(0, Math.max(0, rest.indexOf(end))).trim();
}

const units: readonly (string | undefined)[] = ["us", "ms", "s", "MiB", "ratio", "1/s", "count"];

const isUnit = (text: string | undefined): text is Measurement["unit"] => units.includes(text);

const isSameRow = (left: Measurement, right: Measurement) =>
  left.name === right.name && left.what === right.what;

const machine = (memoryNs: number) =>
  `${cpus().length} x ${cpus()[0]?.model.trim()}, node ${process.version}, ` +
  `memory ${Math.round(memoryNs / 10) * 10} ns`;

/** Three digits are all that a measurement is good for. */
const rounded = (value: number) => Number(value.toPrecision(3));
