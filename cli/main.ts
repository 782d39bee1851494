#!/usr/bin/env node
/** The command line. It finds the command and loads only that. */
import { namedBy } from "../client/kubectl/command-words.ts";
import { commands } from "./commands.ts";
import { globalFlags } from "./global-flags.ts";
import { processSystem, type System } from "./io.ts";

/** Runs the command that the words name; answers with the exit code. */
export async function main(given: readonly string[], system: System): Promise<number> {
  if (given[0] === "__complete") {
    const { complete } = await import("./completion/complete.ts");
    return complete(given.slice(1), system);
  }
  const words = isHelpOf(given) ? [...given.slice(1), "--help"] : given;
  const named = namedBy(words, Object.keys(commands), takesNext);
  const load = named === undefined ? undefined : commands[named.name]?.load;
  if (named === undefined || load === undefined) {
    const { answerWithoutCommand } = await import("./help.ts");
    return answerWithoutCommand(words, named, system);
  }
  const { command } = await load();
  return command.main(named.rest, system);
}

/** `help create deployment` */
const isHelpOf = ([first, next]: readonly string[]) => first === "help" && next !== undefined;

/** Whether it is a global flag with its value in the next word. */
function takesNext(word: string): boolean {
  return Object.entries(globalFlags).some(
    ([name, flag]) =>
      flag.kind !== "bool" &&
      (word === `--${name}` || ("short" in flag && word === `-${flag.short}`)),
  );
}

// Leaves at once: an idle connection need not be waited for.
void main(process.argv.slice(2), processSystem).then((code) => process.exit(code));
