/** Runs commander in the manner of the other commands: their words, their exit codes. */
import { CommanderError, type Command as Program } from "commander";
import { Exit, UsageFailure } from "../client/kubectl/failure.ts";
import { type Flags, parseBool, splitAt } from "../client/kubectl/flags.ts";
import type { System } from "./io.ts";

/** Reads the words into the program's options; help is printed and ends the command. */
export function parseOrExit(program: Program, words: readonly string[], system: System): void {
  program
    .exitOverride()
    .configureOutput({ writeOut: (text) => system.write(text), writeErr: () => {} });
  try {
    program.parse(withoutBooleans(words, program), { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) throw new Exit(0);
    throw new UsageFailure(factOf(error), program.name());
  }
}

/** The options of a program as flags, for shells that complete them. */
export function flagsIn(program: Program): Flags {
  const flags = program.options.map(({ long, short, required, description: doc }) => {
    const kind = required ? "text" : "bool";
    const shown = short === undefined ? {} : { short: short.slice(1) };
    return [(long ?? "").slice(2), { kind, doc, ...shown }] as const;
  });
  return Object.fromEntries(flags);
}

/**
 * The words as commander knows them: an option that takes no argument is there or is not. It may be
 * written `--name=false` all the same, of which the last counts.
 */
function withoutBooleans(words: readonly string[], program: Program): readonly string[] {
  const given = new Map<string, boolean>();
  const others = words.filter((word) => {
    const [name, text] = splitAt(word, "=");
    const option = program.options.find(({ long }) => long === name);
    if (option?.isBoolean() !== true) return true;
    const wrong = (fact: string) =>
      new UsageFailure(`invalid argument "${text}" for "${name}" flag: ${fact}`, program.name());
    given.set(name, text === undefined || parseBool(text, wrong));
    return false;
  });
  for (const [name, isOn] of given) {
    const option = program.options.find(({ long }) => long === name);
    if (!isOn && option?.defaultValue === true) {
      program.setOptionValue(option.attributeName(), false);
    }
  }
  return [...[...given].flatMap(([name, isOn]) => (isOn ? [name] : [])), ...others];
}

/** kubectl's words for what commander found. */
function factOf({ code, message }: CommanderError): string {
  const [, named = ""] = /'([^']*)'/.exec(message) ?? [];
  const flag = /--[\w-]+/.exec(named)?.[0] ?? named;
  switch (code) {
    case "commander.unknownOption":
      return `unknown flag: ${flag}`;
    case "commander.optionMissingArgument":
      return `flag needs an argument: ${flag}`;
    default:
      return message.replace(/^error: /, "");
  }
}
