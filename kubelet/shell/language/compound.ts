/** Conditions and loops. Source: POSIX.1-2024, shell command language, 2.9.4. */
import type { ArithmeticFor, Case, For, If, Select, While } from "unbash";
import { put, readLine } from "../kernel/streams.ts";
import { evaluateWithCommands } from "../words/arithmetic.ts";
import { type Expanding, expandPattern, expandText, expandWords } from "../words/expand.ts";
import { patternOf } from "../words/pattern.ts";
import { Jump, type Shell } from "./shell.ts";
import { traceOther } from "./xtrace.ts";

/** Runs what may fail without ending the shell. */
export function* forgiving(shell: Shell, run: () => Expanding<void>): Expanding<void> {
  shell.forgiving += 1;
  try {
    yield* run();
  } finally {
    shell.forgiving -= 1;
  }
}

export function* runIf(node: If, shell: Shell): Expanding<void> {
  for (const { clause, then } of [node, ...node.elif]) {
    const run = () => shell.engine.statements(clause.commands, shell);
    const last = then.commands.at(-1);
    yield* hopeful(shell, { from: then.commands[0]?.pos, to: last?.end }, () =>
      forgiving(shell, run),
    );
    if (shell.status !== 0) continue;
    return yield* shell.engine.statements(then.commands, shell);
  }
  shell.status = 0;
  if (node.else !== undefined) yield* shell.engine.statements(node.else.commands, shell);
}

/** What leaves a loop because all is well. */
const leavesWell = /(?:^|[\s;{(])(?:break|(?:exit|return)(?:\s+0)?)\s*(?:$|[;&})\n])/;

/**
 * Runs a condition. Where it looks for words in what a program says of which nothing is known, and
 * what follows would leave a loop that waits for them, they have come.
 */
export function* hopeful(
  shell: Shell,
  next: { readonly from: number | undefined; readonly to: number | undefined },
  run: () => Expanding<void>,
): Expanding<void> {
  const { kernel } = shell;
  const before = kernel.unknowns;
  yield* run();
  if (shell.status === 0 || kernel.unknowns === before || shell.rounds === 0) return;
  if (leavesWell.test(shell.source.text.slice(next.from, next.to))) shell.status = 0;
}

/** One round of a loop; false where it is the last. */
function* round(shell: Shell, run: () => Expanding<void>): Expanding<boolean> {
  shell.rounds += 1;
  try {
    yield* run();
    return true;
  } catch (error) {
    if (!(error instanceof Jump)) throw error;
    error.levels -= 1;
    if (error.levels > 0) throw error;
    return error.goesOn;
  } finally {
    shell.rounds -= 1;
  }
}

/** What a loop waits for has come where nobody knows in what words a program would say so. */
export function* runWhile({ kind, clause, body }: While, shell: Shell): Expanding<void> {
  const { kernel } = shell;
  let status = 0;
  for (;;) {
    const goesOn = yield* round(shell, function* () {
      const before = kernel.unknowns;
      yield* forgiving(shell, () => shell.engine.statements(clause.commands, shell));
      if (kernel.unknowns > before) throw new Jump(false, 1);
      if ((shell.status === 0) === (kind === "until")) throw new Jump(false, 1);
      yield* shell.engine.statements(body.commands, shell);
      status = shell.status;
    });
    if (!goesOn) break;
  }
  shell.status = status;
}

export function* runFor({ pos, name, wordlist, body }: For, shell: Shell): Expanding<void> {
  const text = shell.source.text.slice(pos, wordlist?.at(-1)?.end ?? name.end);
  const items = wordlist === undefined ? shell.positional : yield* expandWords(wordlist, shell);
  shell.status = 0;
  for (const item of items) {
    yield* traceOther(text, shell);
    shell.set(name.value, item);
    if (!(yield* round(shell, () => shell.engine.statements(body.commands, shell)))) break;
  }
}

/** `select`, which asks until its body leaves it, or nothing more is said. */
export function* runSelect({ name, wordlist, body }: Select, shell: Shell): Expanding<void> {
  const items = wordlist === undefined ? shell.positional : yield* expandWords(wordlist, shell);
  const menu = items.map((item, index) => `${index + 1}) ${item}\n`).join("");
  shell.status = 0;
  for (;;) {
    const { errors, input } = shell.streams;
    yield* put(errors, menu + (shell.variables.get("PS3") ?? "#? "));
    const line = yield* readLine(input);
    if (line === undefined) {
      yield* put(errors, "\n");
      shell.status = 1;
      return;
    }
    shell.set("REPLY", line);
    shell.set(name.value, items[Number(line) - 1] ?? "");
    if (!(yield* round(shell, () => shell.engine.statements(body.commands, shell)))) return;
  }
}

export function* runArithmeticFor(node: ArithmeticFor, shell: Shell): Expanding<void> {
  const { initialize, test, update, body } = node;
  yield* evaluateWithCommands(initialize, shell);
  shell.status = 0;
  while (test === undefined || (yield* evaluateWithCommands(test, shell)) !== 0n) {
    if (!(yield* round(shell, () => shell.engine.statements(body.commands, shell)))) break;
    yield* evaluateWithCommands(update, shell);
  }
}

export function* runCase({ word, items }: Case, shell: Shell): Expanding<void> {
  yield* traceOther(`case ${word.text} in`, shell);
  const text = yield* expandText(word, shell);
  const ignoresCase = shell.options.has("nocasematch");
  shell.status = 0;
  let falls = false;
  for (const { pattern, body, terminator } of items) {
    let matches = falls;
    for (const each of pattern) {
      matches ||= patternOf(yield* expandPattern(each, shell), ignoresCase).test(text);
    }
    if (!matches) continue;
    yield* shell.engine.statements(body.commands, shell);
    if (terminator === ";&") falls = true;
    else if (terminator !== ";;&") return;
  }
}
