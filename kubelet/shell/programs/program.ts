import type { Command } from "../command.ts";
import { FileError } from "../files/file-system.ts";
import type { Work } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";

/** Ends a program, which says why. */
export class ProgramError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The flags that a program knows. Any other is an error in the words of getopt. */
export interface Usage {
  /** Letters of flags that stand alone. */
  readonly flags?: string;
  /** Letters of flags that are followed by a value. */
  readonly valued?: string;
  /** Long names, without their dashes, of the letters. */
  readonly long?: Readonly<Record<string, string>>;
  /** What follows the first word that is no flag belongs to another command. */
  readonly stopsAtWord?: boolean;
  /** The exit code of bad flags; 1 where it is not told. */
  readonly exitCode?: number;
}

export interface Given {
  readonly flags: ReadonlySet<string>;
  /** Every value that a flag was given, in order. */
  readonly values: (letter: string) => readonly string[];
  /** The last of them. */
  readonly value: (letter: string) => string | undefined;
  readonly rest: readonly string[];
}

type Run = (given: Given, shell: Shell, name: string) => Work;

/** A program with its name; what it throws as ProgramError or FileError becomes its last word. */
export function program(name: string, usage: Usage, run: Run): readonly [string, Command] {
  return [name, (args, shell) => telling(name, shell, () => run(read(args, usage), shell, name))];
}

/** The same, for a program that reads its arguments itself. */
export function rawProgram(name: string, run: Command): readonly [string, Command] {
  return [name, (args, shell) => telling(name, shell, () => run(args, shell))];
}

function* telling(name: string, { streams }: Shell, run: () => Work): Work {
  try {
    return yield* run();
  } catch (error) {
    if (error instanceof FileError || error instanceof ProgramError) {
      yield* put(streams.errors, `${name}: ${error.message}\n`);
      return error instanceof ProgramError ? error.exitCode : 1;
    }
    throw error;
  }
}

export function read(args: readonly string[], usage: Usage): Given {
  const { flags = "", valued = "", long = {}, stopsAtWord = false, exitCode = 1 } = usage;
  const found = new Map<string, string[]>();
  const rest: string[] = [];
  const note = (letter: string, value?: string) => {
    const values = found.get(letter) ?? [];
    found.set(letter, value === undefined ? values : [...values, value]);
  };
  let at = 0;
  const following = (letter: string): string => {
    at += 1;
    const value = args[at];
    if (value !== undefined) return value;
    throw new ProgramError(`option requires an argument -- '${letter}'`, exitCode);
  };
  for (; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    if (arg === "--" || (stopsAtWord && !/^-./.test(arg))) {
      rest.push(...args.slice(arg === "--" ? at + 1 : at));
      break;
    }
    const [, name, attached] = /^--([\w-]+)(?:=([\s\S]*))?$/.exec(arg) ?? [];
    if (name !== undefined) {
      const letter = long[name];
      if (letter === undefined) throw new ProgramError(`unrecognized option '--${name}'`, exitCode);
      if (valued.includes(letter)) note(letter, attached ?? following(letter));
      else note(letter);
    } else if (!/^-./.test(arg)) rest.push(arg);
    else readLetters(arg);
  }
  const values = (letter: string) => found.get(letter) ?? [];
  return { flags: new Set(found.keys()), values, value: (each) => values(each).at(-1), rest };

  function readLetters(arg: string): void {
    for (let letterAt = 1; letterAt < arg.length; letterAt += 1) {
      const letter = arg[letterAt] ?? "";
      if (valued.includes(letter)) {
        const attached = arg.slice(letterAt + 1);
        note(letter, attached === "" ? following(letter) : attached);
        return;
      }
      if (!flags.includes(letter))
        throw new ProgramError(`invalid option -- '${letter}'`, exitCode);
      note(letter);
    }
  }
}

/** A whole number with a suffix of size: `10`, `4k`, `1M`. Throws where it is none. */
export function sizeIn(text: string): number {
  const match = /^(\d+)(c|w|b|[kKmMgGtT](?:iB|B|i)?)?$/.exec(text);
  if (match === null) throw new ProgramError(`invalid number '${text}'`);
  const [, digits, unit = "c"] = match;
  const small = { c: 1, w: 2, b: 512 }[unit];
  if (small !== undefined) return Number(digits) * small;
  const base = /^.B$/.test(unit) ? 1000 : 1024;
  return Number(digits) * base ** ("kmgt".indexOf(unit.charAt(0).toLowerCase()) + 1);
}

/** A count that must be a whole number. */
export function countIn(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new ProgramError(`invalid number '${text}'`);
}
