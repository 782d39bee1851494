/** Programs that show bytes: `od`, `hexdump`, `xxd`, `strings`. */

import { openedInput } from "../../files/opened-input.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put, readSome } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Expanding } from "../../words/expand.ts";
import { countIn, type Given, ProgramError, program, sizeIn } from "../program.ts";
import { readPath } from "./lines.ts";

export const dumpPrograms = [
  program("od", { flags: "vbcdoxs", valued: "AtNjw" }, octalDump),
  program("hexdump", { flags: "Cv", valued: "nse" }, hexDump),
  program("hd", { flags: "v", valued: "ns" }, hexDump),
  program("xxd", { flags: "pru", valued: "lscg" }, xxd),
  program("strings", { flags: "a", valued: "n" }, strings),
];

const rowBytes = 16;

/** At most so many bytes, so that a device can be read. */
function* bytesIn(path: string, most: number, shell: Shell): Expanding<string> {
  if (!Number.isFinite(most)) return yield* readPath(path, shell);
  const input = path === "-" ? shell.streams.input : openedInput(path, shell);
  let bytes = "";
  while (bytes.length < most) {
    const more = yield* readSome(input, most - bytes.length);
    if (more === undefined) break;
    bytes += more;
  }
  return bytes;
}

/** The bytes that are shown, and where the first of them stands. */
function* shown(
  { value, rest }: Given,
  [most, skip]: readonly [string, string],
  shell: Shell,
): Expanding<{ readonly bytes: string; readonly skipped: number }> {
  const skipped = sizeIn(value(skip) ?? "0");
  const limit = value(most);
  const end = limit === undefined ? Number.POSITIVE_INFINITY : sizeIn(limit) + skipped;
  let bytes = "";
  for (const path of rest.length === 0 ? ["-"] : rest) {
    bytes += yield* bytesIn(path, end - bytes.length, shell);
  }
  return { bytes: bytes.slice(skipped), skipped };
}

const hex = (value: number, digits = 2) => value.toString(16).padStart(digits, "0");
const codes = (bytes: string) => [...bytes].map((each) => each.charCodeAt(0));
const printable = (bytes: string) => bytes.replace(/[^ -~]/g, ".");

interface Form {
  readonly size: number;
  readonly width: number;
  readonly show: (value: number) => string;
}

const named: Readonly<Record<string, string>> = {
  "\0": "\\0",
  "\x07": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
};

const characters: Form = {
  size: 1,
  width: 3,
  show: (code) => {
    const each = String.fromCharCode(code);
    return named[each] ?? (/[ -~]/.test(each) ? each : code.toString(8).padStart(3, "0"));
  },
};

/** `x1`, `o2`, `u4`, `d`. */
function formOf(type: string): Form {
  const [, letter, digit] = /^([xoud]|[ca])(\d*)/.exec(type) ?? [];
  if (letter === "c" || letter === "a") return characters;
  const size = digit === undefined || digit === "" ? 4 : Number(digit);
  if (letter === undefined || ![1, 2, 4].includes(size)) {
    throw new ProgramError(`invalid type string '${type}'`);
  }
  const most = 256 ** size - 1;
  if (letter === "x") return { size, width: size * 2, show: (value) => hex(value, size * 2) };
  const width = String(letter === "o" ? most.toString(8) : most).length + (letter === "d" ? 1 : 0);
  if (letter === "o")
    return { size, width, show: (value) => value.toString(8).padStart(width, "0") };
  const signed = (value: number) => (value > most / 2 ? value - most - 1 : value);
  return { size, width, show: (value) => String(letter === "d" ? signed(value) : value) };
}

const lettered: Readonly<Record<string, string>> = {
  b: "o1",
  c: "c",
  d: "u2",
  o: "o2",
  x: "x2",
  s: "d2",
};

function* octalDump(given: Given, shell: Shell): Work {
  const { flags, values, value } = given;
  const types = [...values("t"), ...[...flags].flatMap((flag) => lettered[flag] ?? [])];
  const forms = (types.length === 0 ? ["o2"] : types).map(formOf);
  const { bytes, skipped } = yield* shown(given, ["N", "j"], shell);
  const base = { n: 0, o: 8, d: 10, x: 16 }[value("A") ?? "o"] ?? 8;
  const address = (at: number) =>
    base === 0 ? "" : at.toString(base).padStart(base === 16 ? 6 : 7, "0");
  const lines = rowsOf(bytes, flags.has("v")).flatMap((row) => {
    if (row === undefined) return ["*"];
    return forms.map((form, index) => {
      const start = index === 0 ? address(skipped + row.at) : " ".repeat(base === 0 ? 0 : 7);
      return start + wordsOf(row.bytes, form);
    });
  });
  const last = base === 0 ? [] : [address(skipped + bytes.length)];
  yield* put(shell.streams.output, [...lines, ...last].map((line) => `${line}\n`).join(""));
  return 0;
}

/** Numbers of so many bytes, the lowest byte first. */
function wordsOf(bytes: string, { size, width, show }: Form): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += size) {
    const value = codes(bytes.slice(at, at + size)).reduce(
      (sum, code, index) => sum + code * 256 ** index,
      0,
    );
    text += ` ${show(value).padStart(width)}`;
  }
  return text;
}

interface Row {
  readonly at: number;
  readonly bytes: string;
}

/** Rows, where those that are as the one before are one `undefined`. */
function rowsOf(bytes: string, showsAll: boolean): readonly (Row | undefined)[] {
  const rows: (Row | undefined)[] = [];
  let before: string | undefined;
  for (let at = 0; at < bytes.length; at += rowBytes) {
    const row = bytes.slice(at, at + rowBytes);
    if (showsAll || row !== before || row.length < rowBytes) rows.push({ at, bytes: row });
    else if (rows.at(-1) !== undefined) rows.push(undefined);
    before = row;
  }
  return rows;
}

function* hexDump(given: Given, shell: Shell, name: string): Work {
  const { flags } = given;
  const { bytes, skipped } = yield* shown(given, ["n", "s"], shell);
  const isCanonical = flags.has("C") || name === "hd";
  const digits = isCanonical ? 8 : 7;
  const lines = rowsOf(bytes, flags.has("v")).map((row) => {
    if (row === undefined) return "*";
    const start = hex(skipped + row.at, digits);
    if (!isCanonical) return start + wordsOf(row.bytes, { ...formOf("x2") });
    const all = codes(row.bytes).map((code) => hex(code));
    const halves = `${all.slice(0, 8).join(" ").padEnd(23)}  ${all.slice(8).join(" ").padEnd(23)}`;
    return `${start}  ${halves}  |${printable(row.bytes)}|`;
  });
  if (bytes !== "") lines.push(hex(skipped + bytes.length, digits));
  yield* put(shell.streams.output, lines.map((line) => `${line}\n`).join(""));
  return 0;
}

function* xxd(given: Given, shell: Shell): Work {
  const { flags, value } = given;
  const { bytes, skipped } = yield* shown(given, ["l", "s"], shell);
  const { output } = shell.streams;
  if (flags.has("r")) {
    const digits = flags.has("p")
      ? bytes
      : bytes.replace(/^[\da-f]+: ((?:[\da-f]{2,} ?)+).*$/gim, "$1");
    const pairs = digits.replace(/[^\da-f]/gi, "").match(/../g) ?? [];
    yield* put(
      output,
      pairs.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join(""),
    );
    return 0;
  }
  const all = codes(bytes).map((code) => hex(code));
  const columns = countIn(value("c") ?? (flags.has("p") ? "30" : "16"));
  const group = countIn(value("g") ?? "2");
  if (columns === 0 || group === 0) throw new ProgramError("invalid number '0'");
  let text = "";
  for (let at = 0; at < all.length; at += columns) {
    const row = all.slice(at, at + columns);
    if (flags.has("p")) text += `${row.join("")}\n`;
    else {
      const words = row
        .map((pair, index) => pair + (index % group === group - 1 ? " " : ""))
        .join("");
      const width = columns * 2 + Math.ceil(columns / group);
      const dots = printable(bytes.slice(at, at + columns));
      text += `${hex(skipped + at, 8)}: ${words.padEnd(width)} ${dots}\n`;
    }
  }
  yield* put(output, flags.has("u") ? text.toUpperCase() : text);
  return 0;
}

function* strings({ value, rest }: Given, shell: Shell): Work {
  const least = countIn(value("n") ?? "4");
  const form = new RegExp(`[\\t -~]{${Math.max(least, 1)},}`, "g");
  for (const path of rest.length === 0 ? ["-"] : rest) {
    const found = (yield* readPath(path, shell)).match(form) ?? [];
    yield* put(shell.streams.output, found.map((text) => `${text}\n`).join(""));
  }
  return 0;
}
