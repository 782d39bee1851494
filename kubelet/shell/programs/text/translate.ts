/** `tr`. Source: POSIX.1-2024, tr. */
import type { Work } from "../../kernel/kernel.ts";
import { put, readSome } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { type Given, ProgramError, program } from "../program.ts";

export const translatePrograms = [
  program(
    "tr",
    {
      flags: "cCdst",
      stopsAtWord: true,
      long: { complement: "c", delete: "d", "squeeze-repeats": "s" },
    },
    translate,
  ),
];

const bytes = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join("");

function* translate({ flags, rest }: Given, shell: Shell): Work {
  const [first, second] = rest;
  if (first === undefined) throw new ProgramError("missing operand");
  if (second === undefined && !flags.has("d") && !flags.has("s")) {
    throw new ProgramError(`missing operand after '${first}'`);
  }
  const given = setOf(first);
  const isComplement = flags.has("c") || flags.has("C");
  const from = isComplement ? [...bytes].filter((each) => !given.includes(each)).join("") : given;
  const to = second === undefined ? "" : setOf(second, from.length);
  const deleted = new Set(flags.has("d") ? from : "");
  const changed = new Map<string, string>();
  if (!flags.has("d") && to !== "") {
    // A set that is too short goes on with its last.
    [...from].forEach((each, index) => {
      changed.set(each, to[index] ?? to.at(-1) ?? "");
    });
  }
  const squeezed = new Set(flags.has("s") ? (second === undefined ? from : to) : "");
  let last = "";
  for (;;) {
    const text = yield* readSome(shell.streams.input);
    if (text === undefined) return 0;
    // Joined at once: a text that grows letter by letter takes far more memory than its bytes.
    const made: string[] = [];
    for (const each of text) {
      if (deleted.has(each)) continue;
      const next = changed.get(each) ?? each;
      if (next === last && squeezed.has(next)) continue;
      made.push(next);
      last = next;
    }
    yield* put(shell.streams.output, made.join(""));
  }
}

const range = (from: string, to: string): string =>
  bytes.slice(from.charCodeAt(0), to.charCodeAt(0) + 1);

const classes: Readonly<Record<string, string>> = {
  alpha: range("A", "Z") + range("a", "z"),
  digit: range("0", "9"),
  alnum: range("0", "9") + range("A", "Z") + range("a", "z"),
  upper: range("A", "Z"),
  lower: range("a", "z"),
  space: "\t\n\v\f\r ",
  blank: "\t ",
  punct: range("!", "/") + range(":", "@") + range("[", "`") + range("{", "~"),
  print: range(" ", "~"),
  graph: range("!", "~"),
  cntrl: `${range("\0", "\x1f")}\x7f`,
  xdigit: `${range("0", "9")}${range("A", "F")}${range("a", "f")}`,
};

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
};

/** The bytes of `a-z`, `[:upper:]`, `\n`, `[x*]`; the last fills up to a length. */
function setOf(text: string, length = 0): string {
  const unit = String.raw`\\[0-7]{1,3}|\\[\s\S]|[\s\S]`;
  const form = new RegExp(
    `\\[:(\\w+):\\]|\\[(${unit})\\*(\\d*)\\]|(${unit})-(${unit})|(${unit})`,
    "g",
  );
  let set = "";
  for (const [, name, repeated, count, low, high, single] of text.matchAll(form)) {
    if (name !== undefined) {
      const known = classes[name];
      if (known === undefined) throw new ProgramError(`invalid character class '${name}'`);
      set += known;
    } else if (repeated !== undefined) {
      const times = Number(count) > 0 ? Number(count) : length - set.length;
      set += byteOf(repeated).repeat(Math.min(Math.max(times, 0), 256));
    } else if (low !== undefined && high !== undefined) {
      const [from, to] = [byteOf(low), byteOf(high)];
      if (from > to)
        throw new ProgramError(`range-endpoints of '${low}-${high}' are in reverse order`);
      set += range(from, to);
    } else set += byteOf(single ?? "");
  }
  return set;
}

function byteOf(unit: string): string {
  if (!unit.startsWith("\\") || unit === "\\") return unit;
  if (/^\\[0-7]/.test(unit)) return String.fromCharCode(Number.parseInt(unit.slice(1), 8) & 255);
  return escapes[unit.charAt(1)] ?? unit.charAt(1);
}
