#!/usr/bin/env node
/** The command line. It finds the command and loads only that. */
import { commands } from "./commands.ts";
import { globalFlags } from "./global-flags.ts";
import { processSystem, type System } from "./io.ts";

/** Runs the command that the words name; answers with the exit code. */
export async function main(words: readonly string[], system: System): Promise<number> {
  const at = commandAt(words, 0);
  const first = words[at];
  const secondAt = commandAt(words, at + 1);
  const two = `${first} ${words[secondAt]}`;
  const [name, taken] = two in commands ? [two, [at, secondAt]] : [first, [at]];
  const load = name === undefined ? undefined : commands[name]?.load;
  if (load === undefined) {
    const { answerWithoutCommand } = await import("./help.ts");
    return answerWithoutCommand(words.slice(at), system);
  }
  const { command } = await load();
  return command.main(
    words.filter((_, index) => !taken.includes(index)),
    system,
  );
}

/** Where the next word is that is neither a flag nor the value of a global one. */
function commandAt(words: readonly string[], from: number): number {
  let at = from;
  for (; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (!word.startsWith("-")) break;
    if (takesNext(word)) at += 1;
  }
  return at;
}

function takesNext(word: string): boolean {
  return Object.entries(globalFlags).some(
    ([name, flag]) =>
      flag.kind !== "bool" &&
      (word === `--${name}` || ("short" in flag && word === `-${flag.short}`)),
  );
}

// Leaves at once: an idle connection need not be waited for.
void main(process.argv.slice(2), processSystem).then((code) => process.exit(code));
