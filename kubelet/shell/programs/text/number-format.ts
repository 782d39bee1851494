/** `numfmt`: numbers with units. Source: GNU coreutils 9.7, numfmt. */
import type { Command } from "../../command.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { type Given, ProgramError, program } from "../program.ts";
import { allLines } from "./lines.ts";

const usage = {
  flags: "gzi",
  valued: "tfFsdpHrP",
  long: {
    to: "t",
    from: "f",
    field: "F",
    suffix: "s",
    format: "p",
    delimiter: "d",
    padding: "P",
    header: "H",
    round: "r",
    grouping: "g",
    invalid: "i",
  },
};

export const numberFormatPrograms: readonly (readonly [string, Command])[] = [
  program("numfmt", usage, numfmt),
];

const units = "KMGTPE";

function* numfmt({ rest, value }: Given, shell: Shell): Work {
  const convert = (text: string) => shown(numberIn(text, value("f") ?? "none"), value);
  const field = Number(value("F") ?? 1);
  const delimiter = value("d");
  const lines = rest.length > 0 ? rest : (yield* allLines("numfmt", [], shell)).lines;
  for (const line of lines) {
    const parts = line.split(delimiter ?? /(?<=\S)(?=\s)/);
    const changed = parts.map((part, index) => {
      if (index !== field - 1) return part;
      const blanks = delimiter === undefined ? (/^\s*/.exec(part)?.[0] ?? "") : "";
      return blanks + convert(part.trim());
    });
    yield* put(shell.streams.output, `${changed.join(delimiter ?? "")}\n`);
  }
  return 0;
}

function numberIn(text: string, from: string): number {
  const [, digits, unit = "", binary = ""] =
    /^(-?\d+(?:\.\d+)?)([KMGTPEk])?(i)?B?$/.exec(text) ?? [];
  if (digits === undefined) throw new ProgramError(`invalid number: '${text}'`, 2);
  if (unit === "") return Number(digits);
  if (from === "none") {
    throw new ProgramError(`rejecting suffix in input: '${text}' (consider using --from)`, 2);
  }
  const isBinary = from === "iec" || from === "iec-i" || (from === "auto" && binary === "i");
  let number = Number(digits);
  const base = isBinary ? 1024 : 1000;
  for (let power = units.indexOf(unit.toUpperCase()); power >= 0; power -= 1) number *= base;
  return number;
}

/** The more digits the smaller it is, and away from zero. */
function shown(number: number, value: Given["value"]): string {
  const to = value("t") ?? "none";
  const [, fixed] = /%[-+ 0']*\d*\.(\d+)f/.exec(value("p") ?? "") ?? [];
  const base = to === "si" ? 1000 : 1024;
  let [size, power] = [Math.abs(number), 0];
  // What is rounded up to the next unit is of that unit.
  while (
    to !== "none" &&
    (size >= base || (power > 0 && Math.ceil(size) >= base)) &&
    power < units.length
  ) {
    size /= base;
    power += 1;
  }
  const precision = fixed === undefined ? (power > 0 && size < 10 ? 1 : 0) : Number(fixed);
  const text = to === "none" && fixed === undefined ? String(size) : awayFromZero(size, precision);
  const unit = power === 0 ? "" : units.charAt(power - 1) + (to === "iec-i" ? "i" : "");
  const sign = number < 0 ? "-" : "";
  const named = sign + text + unit + (value("s") ?? "");
  return named.padStart(Number(value("P") ?? 0));
}

function awayFromZero(size: number, precision: number): string {
  const scale = 10 ** precision;
  const scaled = size * scale;
  // A double is rarely what was meant to the last digit.
  const whole =
    Math.abs(scaled - Math.round(scaled)) < 1e-9 ? Math.round(scaled) : Math.ceil(scaled);
  return (whole / scale).toFixed(precision);
}
