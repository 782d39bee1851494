/**
 * Flags as kubectl takes them, and its words for those that are wrong. A command states its flags
 * as data; this module loads nothing, for it runs before every command.
 */
import { Failure, UsageFailure } from "./failure.ts";

export interface Flag {
  /**
   * A `list` is parted at commas, and so are `pairs` of `KEY=VALUE`; so is a `map` of them, whose
   * pairs may be quoted, and whose only pair may have commas. `each` is one value, as often as it
   * is given.
   */
  readonly kind: "bool" | "text" | "list" | "each" | "pairs" | "map" | "int" | "int32" | "duration";
  readonly short?: string;
  /** What the value is called in the help. */
  readonly value?: string;
  readonly doc: string;
  /** The value of a flag that is given without one. */
  readonly implied?: string;
  /** What to use in its place: it is warned of, and no longer shown. */
  readonly deprecated?: string;
}

export type Flags = Readonly<Record<string, Flag>>;

/** Those that help and completion show. */
export const shownFlags = (flags: Flags): readonly (readonly [name: string, flag: Flag])[] =>
  Object.entries(flags).filter(([, { deprecated }]) => deprecated === undefined);

type ValueOf<Kind extends Flag["kind"]> = Kind extends "bool"
  ? boolean
  : Kind extends "list" | "each" | "pairs" | "map"
    ? readonly string[]
    : Kind extends "text"
      ? string
      : number;

/** What was given; nothing for a flag that was not. Durations are in milliseconds. */
export type Given<F extends Flags> = { readonly [Name in keyof F]?: ValueOf<F[Name]["kind"]> };

export interface Parsed<F extends Flags> {
  readonly flags: Given<F>;
  /** The flags as they were given, each with its long name: `--replicas=2`. */
  readonly typed: readonly string[];
  readonly args: readonly string[];
  /** How many of the arguments stood before `--`; all of them where there was none. */
  readonly dashAt: number;
}

type Value = boolean | string | number | readonly string[];

/** Takes the flags out of `words`, wherever they stand. `command` is named in refusals. */
export function parseFlags<F extends Flags>(
  flags: F,
  words: readonly string[],
  command: string,
): Parsed<F> {
  const reader = new FlagReader(flags, command);
  const args: string[] = [];
  let dashAt = -1;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "--") {
      dashAt = args.length;
      args.push(...words.slice(at + 1));
      break;
    }
    if (word.startsWith("--")) at += reader.long(word, words[at + 1]);
    else if (word.startsWith("-") && word !== "-") at += reader.short(word, words[at + 1]);
    else args.push(word);
  }
  // The values were converted by the kinds of the flags.
  const given = reader.given as Given<F>;
  return { flags: given, typed: reader.typed, args, dashAt: dashAt < 0 ? args.length : dashAt };
}

/** Reads one word after the other; answers how many of those that follow were its value. */
class FlagReader {
  readonly given: Record<string, Value> = {};
  readonly typed: string[] = [];
  readonly #flags: Flags;
  readonly #command: string;

  constructor(flags: Flags, command: string) {
    this.#flags = flags;
    this.#command = command;
  }

  /** `--name`, `--name=value`, `--name value` */
  long(word: string, next: string | undefined): number {
    const [name = "", value] = splitAt(word.slice(2), "=");
    if (name === "help") throw new HelpWanted();
    if (name === "" || name.startsWith("-")) throw this.#wrong(`bad flag syntax: ${word}`);
    const flag = this.#flags[name];
    if (flag === undefined) throw this.#wrong(`unknown flag: --${name}`);
    const label = flag.short === undefined ? `--${name}` : `-${flag.short}, --${name}`;
    const alone = value ?? impliedBy(flag);
    if (alone !== undefined) return this.#take(name, flag, alone, label);
    if (next === undefined) throw this.#wrong(`flag needs an argument: --${name}`);
    return this.#take(name, flag, next, label) + 1;
  }

  /** `-n value`, `-nvalue`, `-n=value`, and several that take none: `-Aw` */
  short(word: string, next: string | undefined): number {
    for (let at = 1; at < word.length; at += 1) {
      const letter = word.charAt(at);
      const [name, flag] = this.#byLetter(letter, word.slice(at));
      const rest = word.slice(at + 1);
      const label = `-${letter}, --${name}`;
      if (rest.startsWith("=")) return this.#take(name, flag, rest.slice(1), label);
      const implied = impliedBy(flag);
      if (implied !== undefined) {
        this.#take(name, flag, implied, label);
        continue;
      }
      if (rest !== "") return this.#take(name, flag, rest, label);
      if (next === undefined) {
        throw this.#wrong(`flag needs an argument: '${letter}' in -${word.slice(at)}`);
      }
      return this.#take(name, flag, next, label) + 1;
    }
    return 0;
  }

  #byLetter(letter: string, rest: string): [string, Flag] {
    const found = Object.entries(this.#flags).find(([, { short }]) => short === letter);
    if (found !== undefined) return found;
    if (letter === "h") throw new HelpWanted();
    throw this.#wrong(`unknown shorthand flag: '${letter}' in -${rest}`);
  }

  #take(name: string, flag: Flag, text: string, label: string): 0 {
    this.typed.push(`--${name}=${text}`);
    const before = this.given[name];
    const value = this.#convert(flag, text, label);
    const isList = Array.isArray(before) && Array.isArray(value);
    this.given[name] = isList ? [...before, ...value] : value;
    return 0;
  }

  #convert(flag: Flag, text: string, label: string): Value {
    const wrong = (fact: string) =>
      this.#wrong(`invalid argument "${text}" for "${label}" flag: ${fact}`);
    switch (flag.kind) {
      case "text":
        return text;
      case "list":
        return text === "" ? [] : text.split(",");
      case "each":
        return [text];
      case "bool":
        return parseBool(text, wrong);
      case "pairs":
        if (text.split(",").every((pair) => pair.includes("="))) return text.split(",");
        throw wrong("malformed pair, expect string=string");
      case "map":
        return pairsOfMap(text, wrong);
      case "int":
      case "int32":
        if (!/^[-+]?\d+$/.test(text)) {
          throw wrong(`strconv.ParseInt: parsing "${text}": invalid syntax`);
        }
        if (isIn(flag.kind, Number(text))) return Number(text);
        throw wrong(`strconv.ParseInt: parsing "${text}": value out of range`);
      case "duration": {
        const ms = parseGoDuration(text);
        if (ms !== undefined) return ms;
        throw wrong(`time: invalid duration "${text}"`);
      }
    }
  }

  #wrong(fact: string): UsageFailure {
    return new UsageFailure(fact, this.#command);
  }
}

/** The pairs of a map of text. Source: pflag 1.0, string_to_string.go. */
function pairsOfMap(text: string, wrong: (fact: string) => Error): readonly string[] {
  const isOne = text.split("=").length === 2;
  const pairs = isOne ? [text] : (text.match(/"[^"]*"|[^,]+/g) ?? [text]);
  return pairs.map((quoted) => {
    const pair = quoted.replace(/^"(.*)"$/, "$1");
    if (pair.includes("=")) return pair;
    throw wrong(`${pair} must be formatted as key=value`);
  });
}

const isIn = (kind: "int" | "int32", value: number) =>
  kind === "int" ? Number.isSafeInteger(value) : (value | 0) === value;

/** Thrown where the help is asked for. */
export class HelpWanted extends Failure {
  constructor() {
    super("help");
  }
}

const unitsMs: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** `1m30s` in milliseconds. */
export function parseGoDuration(text: string): number | undefined {
  const [, sign, body = ""] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  if (body === "0") return 0;
  if (!/^((\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h))+$/.test(body)) return undefined;
  let ms = 0;
  for (const [, number, unit = ""] of body.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g)) {
    ms += Number(number) * (unitsMs[unit] ?? 0);
  }
  return sign === "-" ? -ms : ms;
}

const impliedBy = (flag: Flag) => flag.implied ?? (flag.kind === "bool" ? "true" : undefined);

/** Reads a boolean as Go does; what is none is `wrong`. Source: strconv.ParseBool, Go 1.24. */
export function parseBool(text: string, wrong: (fact: string) => Error): boolean {
  if (/^(1|t|T|true|TRUE|True)$/.test(text)) return true;
  if (/^(0|f|F|false|FALSE|False)$/.test(text)) return false;
  throw wrong(`strconv.ParseBool: parsing "${text}": invalid syntax`);
}

/** The text before the first `mark` and the text after it. */
export function splitAt(text: string, mark: string): [string, string?] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + mark.length)];
}
