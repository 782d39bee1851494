/**
 * Flags as kubectl takes them, and its words for those that are wrong. A command states its flags as
 * data; this module loads nothing, for it runs before every command.
 */
import { Failure, UsageFailure } from "./failure.ts";

export interface Flag {
  readonly kind: "bool" | "text" | "list" | "int" | "duration";
  readonly short?: string;
  /** What the value is called in the help. */
  readonly value?: string;
  readonly doc: string;
  /** The value of a flag that is given without one. */
  readonly implied?: string;
}

export type Flags = Readonly<Record<string, Flag>>;

type ValueOf<Kind extends Flag["kind"]> = Kind extends "bool"
  ? boolean
  : Kind extends "list"
    ? readonly string[]
    : Kind extends "text"
      ? string
      : number;

/** What was given; nothing for a flag that was not. Durations are in milliseconds. */
export type Given<F extends Flags> = { readonly [Name in keyof F]?: ValueOf<F[Name]["kind"]> };

export interface Parsed<F extends Flags> {
  readonly flags: Given<F>;
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
  const given: Record<string, Value> = {};
  const args: string[] = [];
  let dashAt = -1;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "--") {
      dashAt = args.length;
      args.push(...words.slice(at + 1));
      break;
    }
    if (word.startsWith("--")) at += takeLong(word, words[at + 1]);
    else if (word.startsWith("-") && word !== "-") at += takeShort(word, words[at + 1]);
    else args.push(word);
  }
  // The values were converted by the kinds of the flags.
  return { flags: given as Given<F>, args, dashAt: dashAt < 0 ? args.length : dashAt };

  /** Returns how many of the words that follow were its value. */
  function takeLong(word: string, next: string | undefined): number {
    const [name = "", value] = splitAt(word.slice(2), "=");
    if (name === "help") throw new HelpWanted();
    const flag = flags[name];
    if (name === "" || name.startsWith("-")) throw usage(`bad flag syntax: ${word}`);
    if (flag === undefined) throw usage(`unknown flag: --${name}`);
    const label = flag.short === undefined ? `--${name}` : `-${flag.short}, --${name}`;
    const alone = value ?? impliedBy(flag);
    if (alone !== undefined) return take(name, flag, alone, label);
    if (next === undefined) throw usage(`flag needs an argument: --${name}`);
    take(name, flag, next, label);
    return 1;
  }

  function takeShort(word: string, next: string | undefined): number {
    for (let at = 1; at < word.length; at += 1) {
      const letter = word.charAt(at);
      const [name, flag] = Object.entries(flags).find(([, { short }]) => short === letter) ?? [];
      if (name === undefined || flag === undefined) {
        if (letter === "h") throw new HelpWanted();
        throw usage(`unknown shorthand flag: '${letter}' in -${word.slice(at)}`);
      }
      const rest = word.slice(at + 1);
      const label = `-${letter}, --${name}`;
      if (rest.startsWith("=")) return take(name, flag, rest.slice(1), label);
      const implied = impliedBy(flag);
      if (implied !== undefined) {
        take(name, flag, implied, label);
        continue;
      }
      if (rest !== "") return take(name, flag, rest, label);
      if (next === undefined) {
        throw usage(`flag needs an argument: '${letter}' in -${word.slice(at)}`);
      }
      take(name, flag, next, label);
      return 1;
    }
    return 0;
  }

  function take(name: string, flag: Flag, text: string, label: string): 0 {
    const before = given[name];
    const value = convert(flag, text, label);
    given[name] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
    return 0;
  }

  function usage(fact: string): UsageFailure {
    return new UsageFailure(fact, command);
  }

  function convert(flag: Flag, text: string, label: string): Value {
    const wrong = (fact: string) => usage(`invalid argument "${text}" for "${label}" flag: ${fact}`);
    switch (flag.kind) {
      case "text":
        return text;
      case "list":
        return text.split(",");
      case "bool":
        if (/^(1|t|T|true|TRUE|True)$/.test(text)) return true;
        if (/^(0|f|F|false|FALSE|False)$/.test(text)) return false;
        throw wrong(`strconv.ParseBool: parsing "${text}": invalid syntax`);
      case "int":
        if (/^[-+]?\d+$/.test(text)) return Number(text);
        throw wrong(`strconv.ParseInt: parsing "${text}": invalid syntax`);
      case "duration": {
        const ms = parseGoDuration(text);
        if (ms !== undefined) return ms;
        throw wrong(`time: invalid duration "${text}"`);
      }
    }
  }
}

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

/** The text before the first `mark` and the text after it. */
export function splitAt(text: string, mark: string): [string, string?] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + mark.length)];
}
