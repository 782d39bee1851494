/**
 * A tiny shell for container commands such as `sleep 5; exit 1` or a loop that echoes the date.
 * It is honest rather than complete: a command that it does not know runs until it is stopped.
 */
import { commands, writer } from "./commands.ts";
import { parseScript, type Script, type Statement } from "./parse.ts";
import type { Process, ScriptInput, ScriptRun, Signal } from "./process.ts";
import { assignment, expand } from "./words.ts";

/** Runs a program with its arguments, without a shell unless the program is one. */
export function runCommand(argv: readonly string[], input: ScriptInput): ScriptRun {
  const [program = "", ...rest] = argv;
  const name = program.slice(program.lastIndexOf("/") + 1);
  const isShell = /^(?:ba|da|a)?sh$/.test(name);
  const flag = rest.findIndex((word) => /^-[a-z]*c$/.test(word));
  const script: Script =
    isShell && flag >= 0
      ? parseScript(rest[flag + 1] ?? "")
      : [{ join: ";", run: isShell ? { kind: "unknown" } : literal(argv) }];
  return run(script, input);
}

const literal = (argv: readonly string[]): Statement => ({
  kind: "simple",
  words: argv.map((word) => `'${word.replaceAll("'", `'"'"'`)}'`),
});

function run(script: Script, input: ScriptInput): ScriptRun {
  const process: Process = {
    input,
    variables: new Map(Object.entries(input.variables)),
    present: new Set(input.files),
    lines: [],
    files: [],
    nowMs: 0,
    code: 0,
    steps: 0,
    stopOnError: false,
    trapsTerm: false,
    unknown: false,
  };
  const ended = runScript(script, process) !== "hang";
  return {
    ...(ended ? { endsAfterMs: process.nowMs } : {}),
    exitCode: process.code,
    lines: process.lines,
    files: process.files,
    trapsTerm: process.trapsTerm,
    unknown: process.unknown,
  };
}

function runScript(script: Script, process: Process): Signal {
  for (const { join, run: statement } of script) {
    if (join === "&&" && process.code !== 0) continue;
    if (join === "||" && process.code === 0) continue;
    process.steps += 1;
    if (process.steps > process.input.stepsMax || process.nowMs > process.input.untilMs)
      return "hang";
    const signal = runStatement(statement, process);
    if (signal !== "next") return signal;
    if (process.stopOnError && process.code !== 0 && join === ";") return "exit";
  }
  return "next";
}

function runStatement(statement: Statement, process: Process): Signal {
  switch (statement.kind) {
    case "simple":
      return runSimple(statement.words, statement.output, process);
    case "loop":
      return runLoop(statement, process);
    case "for":
      return runFor(statement, process);
    case "if": {
      const signal = runScript(statement.test, process);
      if (signal !== "next") return signal;
      const branch = process.code === 0 ? statement.then : statement.otherwise;
      process.code = 0;
      return runScript(branch, process);
    }
    case "unknown":
      process.unknown = true;
      return "hang";
    default:
      return statement satisfies never;
  }
}

function runLoop(
  loop: { readonly until: boolean; readonly test: Script; readonly body: Script },
  process: Process,
): Signal {
  for (;;) {
    const tested = runScript(loop.test, process);
    if (tested !== "next") return tested;
    if ((process.code === 0) === loop.until) break;
    const signal = runScript(loop.body, process);
    if (signal === "break") break;
    if (signal === "exit" || signal === "hang") return signal;
  }
  process.code = 0;
  return "next";
}

function runFor(
  loop: { readonly name: string; readonly words: readonly string[]; readonly body: Script },
  process: Process,
): Signal {
  for (const item of loop.words.flatMap((word) => expandItems(word, process))) {
    process.variables.set(loop.name, item);
    const signal = runScript(loop.body, process);
    if (signal === "break") break;
    if (signal === "exit" || signal === "hang") return signal;
  }
  return "next";
}

/** The words that one word of a `for` stands for: `{1..5}`, `$(seq 5)`, or split text. */
function expandItems(word: string, process: Process): readonly string[] {
  const range = /^\{(\d+)\.\.(\d+)\}$/.exec(word) ?? /^\$\(seq (?:(\d+) )?(\d+)\)$/.exec(word);
  if (range !== null) {
    const from = Number(range[1] ?? 1);
    const count = Math.max(Number(range[2]) - from + 1, 0);
    return Array.from({ length: Math.min(count, 10_000) }, (_, index) => String(from + index));
  }
  const text = expand(word, process);
  return /^["']/.test(word) ? [text] : text.split(/\s+/).filter((item) => item !== "");
}

function runSimple(words: readonly string[], output: string | undefined, process: Process): Signal {
  const rest = [...words];
  for (let match = assignment.exec(rest[0] ?? ""); match !== null; ) {
    process.variables.set(match[1] ?? "", expand(match[2] ?? "", process));
    rest.shift();
    match = assignment.exec(rest[0] ?? "");
  }
  if (rest[0] === "exec") rest.shift();
  if (rest.length === 0) {
    process.code = 0;
    return "next";
  }
  const [name = "", ...argv] = rest.map((word) => expand(word, process));
  const write = writer(output, process);
  const command = commands.get(name.slice(name.lastIndexOf("/") + 1));
  if (command !== undefined) {
    process.code = 0;
    return command(argv, process, write) ?? "next";
  }
  process.unknown = true;
  return "hang";
}
