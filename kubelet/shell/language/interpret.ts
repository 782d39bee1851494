/** Runs scripts. Source: POSIX.1-2024, shell command language. */
import {
  type CommandNode,
  type CompoundList,
  type PipelineNode,
  parse,
  type Statement,
} from "unbash";
import { forgetLocals } from "../builtins/declare.ts";
import { noteJob } from "../builtins/jobs.ts";
import { runTestCommand } from "../builtins/test-command.ts";
import { runErrorTrap, runSignalTraps, withReturnTrap } from "../builtins/traps.ts";
import { FileError } from "../files/file-system.ts";
import type { Context } from "../kernel/context.ts";
import { counted } from "../kernel/counted.ts";
import type { Task, Work } from "../kernel/kernel.ts";
import { deeper } from "../kernel/limits.ts";
import { noInput } from "../kernel/streams.ts";
import { runProgram } from "../run-program.ts";
import { ArithmeticError, evaluateWithCommands } from "../words/arithmetic.ts";
import { type Expanding, expandText } from "../words/expand.ts";
import {
  forgiving,
  hopeful,
  runArithmeticFor,
  runCase,
  runFor,
  runIf,
  runSelect,
  runWhile,
} from "./compound.ts";
import { startCoprocess } from "./coprocess.ts";
import { ending } from "./ending.ts";
import { beside, fork, join, substitute } from "./forks.ts";
import { homeOf, type Source, setHome, within } from "./line-numbers.ts";
import { runStages } from "./pipeline.ts";
import { type Reading, readScript } from "./read-script.ts";
import { endStreams, RedirectError, redirected } from "./redirect.ts";
import { Discard, type Engine, Exit, Shell, type Streams } from "./shell.ts";
import { runSimple } from "./simple-command.ts";
import { timed } from "./timed.ts";
import { traceOther } from "./xtrace.ts";

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
function* runText(text: string, shell: Shell, from: Partial<Source> = {}): Work {
  const reading = readScript(text, shell.dialect);
  const run = function* () {
    yield* runStatements(reading.commands, shell);
    tellFault(reading, shell);
  };
  const source = { linesBefore: 0, ...from, text: reading.text };
  yield* nested(shell, () => within(source, shell, run));
  return shell.status;
}

function tellFault({ fault }: Reading, shell: Shell): void {
  if (fault === undefined) return;
  shell.position = fault.position;
  shell.complain(fault.message);
  shell.status = 2;
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
  const reading = readScript(text, shell.dialect);
  const file = shell.isOfCommandLine ? undefined : shell.name;
  shell.source = { text: reading.text, linesBefore: 0, file };
  return yield* ending(shell, function* () {
    yield* runLines(reading.commands, shell);
    tellFault(reading, shell);
  });
}

/** Bash goes on with the next line where one was given up. */
function* runLines(statements: readonly Statement[], shell: Shell): Expanding<void> {
  let from = 0;
  for (const statement of statements) {
    if (statement.pos < from) continue;
    try {
      yield* runStatements([statement], shell);
    } catch (error) {
      if (!(error instanceof Discard) || shell.options.has("errexit")) throw error;
      shell.status = error.code;
      from = shell.source.text.indexOf("\n", statement.end);
      if (from < 0) return;
    }
  }
}

function* runStatements(statements: readonly Statement[], shell: Shell): Expanding<void> {
  for (const { command, background } of statements) {
    if (background === true) runInBackground(command, shell);
    else yield* runNode(command, shell);
    yield* runSignalTraps(shell);
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
    const next = node.commands[index + 1];
    if (next === undefined) yield* runPipeline(command, shell);
    else {
      const run = () => forgiving(shell, () => runPipeline(command, shell));
      if (node.operators[index] !== "&&") yield* run();
      else yield* hopeful(shell, { from: next.pos, to: next.end }, run);
    }
  }
}

function* runPipeline(node: PipelineNode, shell: Shell): Expanding<void> {
  if (node.type !== "Pipeline") yield* runCommand(node, shell);
  else {
    const isNegated = node.prefixes.some(({ type }) => type === "Negation");
    const time = node.prefixes.find(({ type }) => type === "Time");
    const run = () =>
      time?.type === "Time"
        ? timed(shell, time.posix !== undefined, () => runStages(node, shell, runCommand))
        : runStages(node, shell, runCommand);
    if (isNegated) {
      yield* forgiving(shell, run);
      shell.status = shell.status === 0 ? 1 : 0;
      return;
    }
    yield* run();
  }
  if (shell.status === 0 || shell.forgiving > 0 || compounds.has(node.type)) return;
  yield* runErrorTrap(shell);
  if (shell.options.has("errexit")) throw new Exit(shell.status);
}

/** Whose commands have been looked at one by one. */
const compounds: ReadonlySet<string> = new Set(["While", "If", "For", "Case", "BraceGroup"]);

function* runCommand(node: CommandNode, shell: Shell): Expanding<void> {
  yield* counted(shell);
  const before = shell.pipeCodes;
  try {
    yield* runCounted(node, shell);
    if (shell.pipeCodes === before) shell.pipeCodes = undefined;
  } catch (error) {
    if (error instanceof RedirectError) shell.status = shell.dialect.name === "dash" ? 2 : 1;
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
    if (error instanceof ArithmeticError) {
      throw shell.isBash ? new Discard(1) : new Exit(shell.status);
    }
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
      shell.position = node.pos;
      shell.endPosition = node.end;
      const run = (copy: Shell) => runStatements(node.body.commands, copy);
      return yield* join(fork(shell, shell.streams, run), shell);
    }
    case "BraceGroup":
      return yield* runStatements(node.body.commands, shell);
    case "ArithmeticCommand":
      yield* traceOther(shell.source.text.slice(node.pos, node.end), shell);
      shell.status = (yield* evaluateWithCommands(node.expression, shell)) === 0n ? 1 : 0;
      return undefined;
    case "TestCommand":
      return yield* runTestCommand(node.expression, shell);
    case "Select":
      return yield* runSelect(node, shell);
    case "Coproc":
      return startCoprocess(node, shell, (copy) => runBody(node.body, copy));
    default:
      return node satisfies never;
  }
}

const runBody = (body: CommandNode | CompoundList, shell: Shell): Expanding<void> =>
  body.type === "CompoundList" ? runStatements(body.commands, shell) : runCommand(body, shell);

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
  const { calls } = shell;
  shell.calls = [...calls, { name, line: shell.line, file: shell.source.file }];
  const run = () => runBody(body, shell);
  try {
    yield* within(homeOf(called) ?? shell.source, shell, () => withReturnTrap(shell, run));
  } finally {
    shell.calls = calls;
    forgetLocals(shell);
    shell.positional = positional;
    shell.functionDepth -= 1;
    shell.nesting -= 1;
  }
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
