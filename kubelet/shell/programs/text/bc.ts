/** `bc`: arithmetic to any number of decimals. Source: POSIX.1-2024, bc; GNU bc 1.07. */
import type { Command } from "../../command.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { program } from "../program.ts";
import { BcError, type Decimal, evaluated, type Memory, textOf } from "./bc-expression.ts";
import { readPath } from "./lines.ts";

export const bcPrograms: readonly (readonly [string, Command])[] = [
  program("bc", { flags: "lqsw", long: { mathlib: "l", quiet: "q" } }, bc),
];

const libraryScale = 20;

/** Reads what it is told, statement by statement; what is wrong is told, and passed over. */
function* bc(
  { flags, rest }: { flags: ReadonlySet<string>; rest: readonly string[] },
  shell: Shell,
): Work {
  const texts: string[] = [];
  for (const path of rest) texts.push(yield* readPath(path, shell));
  texts.push(yield* readPath("-", shell));
  const memory: Memory = new Map<string, Decimal>();
  if (flags.has("l")) memory.set("scale", { digits: BigInt(libraryScale), scale: 0 });
  for (const statement of statementsIn(texts.join("\n"))) {
    if (/^(?:quit|halt)$/.test(statement)) return 0;
    const [, said] = /^(?:print\s+)?"([^"]*)"$/.exec(statement) ?? [];
    if (said !== undefined) {
      yield* put(shell.streams.output, said.replaceAll("\\n", "\n"));
      continue;
    }
    try {
      const { value, isAssigned } = evaluated(statement, memory);
      if (!isAssigned) yield* put(shell.streams.output, `${textOf(value)}\n`);
    } catch (error) {
      if (!(error instanceof BcError)) throw error;
      yield* put(shell.streams.errors, `${error.message}\n`);
    }
  }
  return 0;
}

const statementsIn = (text: string): readonly string[] =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, " ")
    .split("\n")
    .flatMap((line) => line.replace(/#.*/, "").match(/(?:"[^"]*"|[^;"])+/g) ?? [])
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
