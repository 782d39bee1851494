/** Runs commander in the manner of the other commands: their words, their exit codes. */
import { CommanderError, type Command as Program } from "commander";
import { Exit, UsageFailure } from "./failure.ts";
import type { System } from "./io.ts";

/** Reads the words into the program's options; help is printed and ends the command. */
export function parseOrExit(program: Program, words: readonly string[], system: System): void {
  program
    .exitOverride()
    .configureOutput({ writeOut: (text) => system.write(text), writeErr: () => {} });
  try {
    program.parse(words, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) throw new Exit(0);
    throw new UsageFailure(factOf(error), program.name());
  }
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
