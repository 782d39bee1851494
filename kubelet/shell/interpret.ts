/** Runs scripts. Source: POSIX.1-2024, shell command language. */
import { type CommandNode, type Pipeline, type PipelineNode, parse, type Statement } from "unbash";
import { ArithmeticError, evaluateWithCommands } from "./arithmetic.ts";
import { forgiving, runArithmeticFor, runCase, runFor, runIf, runWhile } from "./compound.ts";
import type { Context } from "./context.ts";
import { counted } from "./counted.ts";
import { declare, forgetLocals } from "./declare.ts";
import { ending } from "./ending.ts";
import { type Expanding, expandText } from "./expand.ts";
import { FileError } from "./file-system.ts";
import { beside, fork, join, substitute } from "./forks.ts";
import { noteJob } from "./jobs.ts";
import type { Task, Work } from "./kernel.ts";
import { deeper } from "./limits.ts";
import { homeOf, setHome, within } from "./line-numbers.ts";
import { endStreams, RedirectError, redirected } from "./redirect.ts";
import { runProgram } from "./run-program.ts";
import { type Engine, Exit, Shell, type Streams } from "./shell.ts";
import { runSimple } from "./simple-command.ts";
import { noInput, Pipe } from "./streams.ts";
import { runTestCommand } from "./test-command.ts";

export interface ProgramStart {
  /** A program with its arguments: `sh -c …` as a rule. */
  readonly argv: readonly string[];
  /** What error messages begin with where the program is not found. */
  readonly name: string;
  readonly environment: ReadonlyMap<string, string>;
  readonly cwd: string;
  readonly streams: Streams;
}

/** A process that runs a program to its end. */
export function* runArgv(context: Context, task: Task, start: ProgramStart): Work {
  const { name, streams, argv, environment, cwd } = start;
  const shell = new Shell({ context, task, name, streams, engine });
  shell.begin(environment, [], cwd);
  return yield* ending(shell, () => runProgram(argv, shell));
}

/** Runs text as if it stood in the script. */
function* runText(text: string, shell: Shell, linesBefore = 0): Work {
  const script = parse(text);
  const [error] = script.errors ?? [];
  const run = () => runStatements(script.commands, shell);
  if (error === undefined) {
    yield* nested(shell, () => within({ text, linesBefore }, shell, run));
  } else {
    shell.complain(`syntax error: ${error.message}`);
    shell.status = 2;
  }
  return shell.status;
}

/** Runs what stands within something else; throws TooDeep. */
function* nested(shell: Shell, run: () => Expanding<void>): Expanding<void> {
  shell.nesting = deeper(shell.nesting, shell.name);
  try {
    yield* run();
  } finally {
    shell.nesting -= 1;
  }
}

/** The exit code of a whole script; the trap on EXIT is run, too. */
function* runToEnd(text: string, shell: Shell): Work {
  const script = parse(text);
  shell.source = { text, linesBefore: 0 };
  const [error] = script.errors ?? [];
  if (error !== undefined) {
    shell.complain(`syntax error: ${error.message}`);
    return 2;
  }
  return yield* ending(shell, () => runStatements(script.commands, shell));
}

function* runStatements(statements: readonly Statement[], shell: Shell): Expanding<void> {
  for (const { command, background } of statements) {
    if (background === true) runInBackground(command, shell);
    else yield* runNode(command, shell);
    yield* runTraps(shell);
  }
}

/** Runs what was to be done on the signals that came meanwhile. */
function* runTraps(shell: Shell): Expanding<void> {
  const { caught: pending, traps } = shell.task;
  // Signals that come meanwhile have to wait.
  if (shell.isInTrap) return;
  shell.isInTrap = true;
  try {
    while (pending.length > 0) {
      const name = pending.shift();
      const trap = name && traps.get(name);
      if (trap === undefined) continue;
      const { status } = shell;
      yield* runStatements(parse(trap).commands, shell);
      shell.status = status;
    }
  } finally {
    shell.isInTrap = false;
  }
}

function runInBackground(command: Statement["command"], shell: Shell): void {
  const task = fork(shell, { ...shell.streams, input: noInput }, (copy) => runNode(command, copy));
  noteJob(task, shell);
  shell.status = 0;
}

function* runNode(node: Statement["command"], shell: Shell): Expanding<void> {
  if (node.type !== "AndOr") {
    yield* runPipeline(node, shell);
    return;
  }
  for (const [index, command] of node.commands.entries()) {
    const operator = node.operators[index - 1];
    if (operator === "&&" && shell.status !== 0) continue;
    if (operator === "||" && shell.status === 0) continue;
    const isLast = index === node.commands.length - 1;
    if (isLast) yield* runPipeline(command, shell);
    else yield* forgiving(shell, () => runPipeline(command, shell));
  }
}

function* runPipeline(node: PipelineNode, shell: Shell): Expanding<void> {
  if (node.type !== "Pipeline") yield* runCommand(node, shell);
  else {
    const isNegated = node.prefixes.some(({ type }) => type === "Negation");
    const run = () => runStages(node, shell);
    if (isNegated) {
      yield* forgiving(shell, run);
      shell.status = shell.status === 0 ? 1 : 0;
      return;
    }
    yield* run();
  }
  if (shell.status === 0 || shell.forgiving > 0 || compounds.has(node.type)) return;
  const trap = shell.task.traps.get("ERR");
  if (trap !== undefined) {
    const { status } = shell;
    yield* forgiving(shell, () => runStatements(parse(trap).commands, shell));
    shell.status = status;
  }
  if (shell.options.has("errexit")) throw new Exit(shell.status);
}

/** Whose commands have been looked at one by one. */
const compounds: ReadonlySet<string> = new Set(["While", "If", "For", "Case", "BraceGroup"]);

function* runStages({ commands, operators }: Pipeline, shell: Shell): Expanding<void> {
  const [only] = commands;
  if (commands.length === 1 && only !== undefined) {
    yield* runCommand(only, shell);
    return;
  }
  let { input } = shell.streams;
  const tasks = commands.map((command, index) => {
    const from = input;
    const pipe = index < commands.length - 1 ? new Pipe() : undefined;
    const output = pipe ?? shell.streams.output;
    const errors = operators[index] === "|&" ? output : shell.streams.errors;
    input = pipe ?? noInput;
    const streams = { ...shell.streams, input: from, output, errors };
    return fork(
      shell,
      streams,
      (copy) => runCommand(command, copy),
      () => {
        if (pipe !== undefined) pipe.writers = 0;
        if (from instanceof Pipe && index > 0) from.close();
      },
    );
  });
  for (const task of tasks) yield { ready: () => task.exitCode !== undefined };
  const codes = tasks.map(({ exitCode }) => exitCode ?? 0);
  const failed = shell.options.has("pipefail") ? codes.findLast((code) => code !== 0) : undefined;
  shell.status = failed ?? codes.at(-1) ?? 0;
}

function* runCommand(node: CommandNode, shell: Shell): Expanding<void> {
  yield* counted(shell);
  try {
    yield* runCounted(node, shell);
  } catch (error) {
    if (error instanceof RedirectError) shell.status = 1;
    else if (error instanceof ArithmeticError) shell.status = 2;
    else if (error instanceof FileError) {
      // What it writes to has no room, or may not be written to any more.
      shell.status = 1;
      shell.complain(`write error: ${error.message}`);
      return;
    } else throw error;
    if (error instanceof RedirectError && error.isWhole) {
      shell.streams.errors.write(`${error.message}\n`);
    } else shell.complain(error.message);
    if (error instanceof ArithmeticError) throw new Exit(shell.status);
  }
}

function* runCounted(node: CommandNode, shell: Shell): Expanding<void> {
  switch (node.type) {
    case "Command":
      return yield* runSimple(node, shell, callFunction);
    case "Redirected": {
      const before = shell.streams;
      shell.streams = yield* redirected(node.redirects, shell);
      try {
        return yield* runCommand(node.command, shell);
      } finally {
        endStreams(shell.streams, before);
        shell.streams = before;
      }
    }
    case "Function":
      shell.functions.set(node.name.value, node);
      setHome(node, shell.source);
      shell.status = 0;
      return undefined;
    case "If":
      return yield* runIf(node, shell);
    case "While":
      return yield* runWhile(node, shell);
    case "For":
      return yield* runFor(node, shell);
    case "ArithmeticFor":
      return yield* runArithmeticFor(node, shell);
    case "Case":
      return yield* runCase(node, shell);
    case "Subshell": {
      const run = (copy: Shell) => runStatements(node.body.commands, copy);
      return yield* join(fork(shell, shell.streams, run), shell);
    }
    case "BraceGroup":
      return yield* runStatements(node.body.commands, shell);
    case "ArithmeticCommand":
      shell.status = (yield* evaluateWithCommands(node.expression, shell)) === 0n ? 1 : 0;
      return undefined;
    case "TestCommand":
      return yield* runTestCommand(node.expression, shell);
    case "Select":
    case "Coproc":
      shell.complain(`${node.type.toLowerCase()}: not supported`);
      shell.status = 2;
      return undefined;
    default:
      return node satisfies never;
  }
}

/** Runs the body of a function with arguments of its own. */
function* callFunction(name: string, args: readonly string[], shell: Shell): Expanding<void> {
  const called = shell.functions.get(name);
  if (called === undefined) return;
  const { body } = called;
  const { positional } = shell;
  shell.nesting = deeper(shell.nesting, name);
  shell.positional = args;
  shell.functionDepth += 1;
  shell.locals.push(new Map());
  if (shell.isBash) nameFunction(name, shell);
  try {
    yield* within(homeOf(called) ?? shell.source, shell, () =>
      body.type === "CompoundList" ? runStatements(body.commands, shell) : runCommand(body, shell),
    );
  } finally {
    forgetLocals(shell);
    shell.positional = positional;
    shell.functionDepth -= 1;
    shell.nesting -= 1;
  }
}

/** `FUNCNAME` is known within functions only. */
function nameFunction(name: string, shell: Shell): void {
  declare(["FUNCNAME"], shell);
  shell.variables.set("FUNCNAME", name);
}

/** A word that stands by itself, as the parser does not give it. */
function* expandedWord(text: string, shell: Shell): Expanding<string> {
  const command = parse(`: ${text}`).commands[0]?.command;
  const word = command?.type === "Command" ? command.args[0] : undefined;
  return word?.type === "Word" ? yield* expandText(word, shell) : "";
}

const engine: Engine = {
  statements: runStatements,
  word: expandedWord,
  beside,
  substitute,
  text: runText,
  toEnd: runToEnd,
};
