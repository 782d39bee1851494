/** `getopt`, which puts the flags of a script in order. Source: util-linux 2.41, getopt(1). */
import { type Command, prints } from "../command.ts";
import type { Work } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import { quotedWord } from "../words/quoted-word.ts";
import { read } from "./program.ts";

export const getoptPrograms: readonly (readonly [string, Command])[] = [["getopt", getopt]];

const usage = {
  flags: "aqQTu",
  valued: "olns",
  long: {
    options: "o",
    longoptions: "l",
    long: "l",
    name: "n",
    quiet: "q",
    alternative: "a",
    unquoted: "u",
    shell: "s",
    test: "T",
  },
  stopsAtWord: true,
};

/** What a flag takes: nothing, a value, or a value that is attached to it. */
type Taking = "" | ":" | "::";

interface Reading {
  readonly name: string;
  readonly short: ReadonlyMap<string, Taking>;
  readonly long: ReadonlyMap<string, Taking>;
  readonly problems: string[];
}

function* getopt(args: readonly string[], shell: Shell): Work {
  const { flags, value, values, rest } = read(args, usage);
  if (flags.has("T")) return 4;
  const given = value("o");
  const letters = given ?? rest[0] ?? "";
  const words = given === undefined ? rest.slice(1) : rest;
  const reading: Reading = {
    name: value("n") ?? "getopt",
    short: takings([...letters.matchAll(/(\w)(:{0,2})/g)]),
    long: takings([
      ...values("l")
        .join(",")
        .matchAll(/([\w-]+)(:{0,2})/g),
    ]),
    problems: [],
  };
  const told = sorted(words[0] === "--" ? words.slice(1) : words, letters.startsWith("+"), reading);
  for (const each of reading.problems) {
    yield* put(shell.streams.errors, `${reading.name}: ${each}\n`);
  }
  yield* prints(` ${told.join(" ")}\n`, shell);
  return reading.problems.length > 0 ? 1 : 0;
}

const takings = (matches: readonly RegExpExecArray[]): ReadonlyMap<string, Taking> =>
  new Map(
    matches.map(([, name = "", taking]) => [name, taking === "::" || taking === ":" ? taking : ""]),
  );

/** Flags with their values first, then `--`, then all other words. */
function sorted(words: readonly string[], stops: boolean, reading: Reading): readonly string[] {
  const flags: string[] = [];
  const others: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "--" || (stops && !/^-./.test(word))) {
      others.push(...words.slice(word === "--" ? at + 1 : at));
      break;
    }
    const next = () => {
      at += 1;
      return words[at];
    };
    if (word.startsWith("--")) flags.push(...longFlag(word.slice(2), next, reading));
    else if (/^-./.test(word)) flags.push(...shortFlags(word.slice(1), next, reading));
    else others.push(word);
  }
  return [...flags, "--", ...others.map(quotedWord)];
}

type Next = () => string | undefined;

function longFlag(text: string, next: Next, { long, problems }: Reading): readonly string[] {
  const [, given = "", attached] = /^([^=]*)(?:=([\s\S]*))?$/.exec(text) ?? [];
  const candidates = long.has(given)
    ? [given]
    : [...long.keys()].filter((name) => name.startsWith(given));
  const [name = ""] = candidates;
  const taking = long.get(name);
  if (taking === undefined || candidates.length > 1) {
    const what = candidates.length > 1 ? "is ambiguous" : "";
    problems.push(what === "" ? `unrecognized option '--${given}'` : `option '--${given}' ${what}`);
    return [];
  }
  if (taking === "") {
    if (attached === undefined) return [`--${name}`];
    problems.push(`option '--${name}' doesn't allow an argument`);
    return [];
  }
  const value = attached ?? (taking === "::" ? "" : next());
  if (value !== undefined) return [`--${name}`, quotedWord(value)];
  problems.push(`option '--${name}' requires an argument`);
  return [];
}

function shortFlags(letters: string, next: Next, { short, problems }: Reading): readonly string[] {
  const flags: string[] = [];
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters.charAt(at);
    const taking = short.get(letter);
    if (taking === undefined) problems.push(`invalid option -- '${letter}'`);
    else if (taking === "") flags.push(`-${letter}`);
    else {
      const attached = letters.slice(at + 1);
      const value = attached !== "" || taking === "::" ? attached : next();
      if (value === undefined) problems.push(`option requires an argument -- '${letter}'`);
      else flags.push(`-${letter}`, quotedWord(value));
      break;
    }
  }
  return flags;
}
