/** `python -c CODE`, and `python FILE` where the file is there. Source: CPython 3.14. */

import { fails } from "../../command.ts";
import { absolutePath, FileError } from "../../files/file-system.ts";
import { bytesOf, textOf as decoded } from "../../kernel/bytes.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put, readAll } from "../../kernel/streams.ts";
import { Exit, type Shell } from "../../language/shell.ts";
import { unknownProgram } from "../../run-program.ts";
import type { Expanding } from "../../words/expand.ts";
import { notSimulated } from "../not-simulated.ts";
import { checkScript } from "./check.ts";
import { errorType, noted, Raised, traceback } from "./errors.ts";
import { flat } from "./flat.ts";
import { librarySources, programSources } from "./library.ts";
import { Machine } from "./machine.ts";
import { modules } from "./modules.ts";
import type { PyError } from "./objects.ts";
import { parsePython } from "./parse.ts";
import { runBlock } from "./run.ts";
import { Sources } from "./sources.ts";
import { textOf } from "./text.ts";
import { type Block, SyntaxProblem, Unsimulated } from "./tree.ts";

interface Script {
  readonly source: string;
  /** As tracebacks name it. */
  readonly path: string;
  readonly argv: readonly string[];
  readonly isBuffered: boolean;
}

const version = "Python 3.14.0";

/** What comes before the script and takes a value. */
const valuedFlags = /^-[WX]$/;

export function* python(name: string, args: readonly string[], shell: Shell): Work {
  if (/^(?:--version|-V|-VV)$/.test(args[0] ?? "")) {
    yield* put(shell.streams.output, `${version}\n`);
    return 0;
  }
  let at = 0;
  while (/^-[A-Zbdqsuvx]+$/.test(args[at] ?? "")) at += valuedFlags.test(args[at] ?? "") ? 2 : 1;
  const isBuffered = isBufferedFor(args.slice(0, at + 1), shell);
  const [first = "", ...rest] = args.slice(at);
  if (/^-[a-zA-Z]*c$/.test(first)) {
    const [code = "", ...more] = rest;
    const script = { source: code, path: "<string>", argv: ["-c", ...more], isBuffered };
    return yield* run(script, shell, (what) => notSimulated(`${name} -c: ${what}`, shell));
  }
  const program = /^-[a-zA-Z]*m$/.test(first) ? programSources.get(rest[0] ?? "") : undefined;
  if (program !== undefined) {
    const script = { source: program, path: "<frozen runpy>", argv: rest, isBuffered };
    return yield* run(script, shell, (what) => notSimulated(`${name} -m: ${what}`, shell));
  }
  const source = first === "-" ? yield* readAll(shell.streams.input) : sourceOf(first, shell);
  if (source === undefined) {
    const isClient = shell.context.unknownProgramMs === undefined;
    if (isClient && first !== "" && !first.startsWith("-"))
      return yield* noFile(name, first, shell);
    return yield* unknownProgram(shell);
  }
  const path = first === "-" ? "<stdin>" : absolutePath(first, shell.cwd);
  const script = { source, path, argv: [first, ...rest], isBuffered };
  return yield* run(script, shell, (what) =>
    mayListen(source) && shell.context.unknownProgramMs !== undefined
      ? assumedServer(`${name} ${first}: ${what}`, shell)
      : notSimulated(`${name} ${first}: ${what}`, shell),
  );
}

function noFile(name: string, file: string, shell: Shell): Work {
  const path = absolutePath(file, shell.cwd);
  return fails(`${name}: can't open file '${path}': [Errno 2] No such file or directory`, shell, 2);
}

/** It says what it would have done otherwise, so that nobody waits for it in vain. */
function* assumedServer(what: string, shell: Shell): Work {
  yield* put(
    shell.streams.errors,
    `kubesim: ${what}: not simulated, so it is taken to be a server that runs until it is ` +
      "stopped; an ImageBehavior can say what the container does\n",
  );
  return yield* unknownProgram(shell);
}

/** Modules by which scripts are servers. */
const listening = /^(?:socket|socketserver|http\.server)$/;

/** A script that imports what listens, or what nobody knows, may well be a server. */
function mayListen(source: string): boolean {
  const imported = [...source.matchAll(/^[ \t]*(?:import|from)[ \t]+([\w.]+)/gm)];
  return imported.some(([, name = ""]) => {
    const isKnown = modules.has(name) || librarySources.has(name);
    return !isKnown || listening.test(name);
  });
}

/** To a terminal each line is written as it ends, and so it is where somebody wants it. */
function isBufferedFor(flags: readonly string[], { streams, environment }: Shell): boolean {
  if (streams.isTerminal === true || flags.some((flag) => /^-[a-zA-Z]*u/.test(flag))) return false;
  return (environment.get("PYTHONUNBUFFERED") ?? "") === "";
}

function sourceOf(path: string, { context, cwd }: Shell): string | undefined {
  if (path === "" || path.startsWith("-")) return undefined;
  try {
    const found = context.files.find(absolutePath(path, cwd));
    return found?.kind === "file" && found.content !== "" ? found.content : undefined;
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

/** What becomes of a script that does something that is not simulated. */
type Otherwise = (what: string) => Work;

function* run(script: Script, shell: Shell, otherwise: Otherwise): Work {
  const source = decoded(script.source).replaceAll("\r\n", "\n");
  const { path } = script;
  const folder = path.startsWith("<") ? shell.cwd : path.slice(0, path.lastIndexOf("/")) || "/";
  const sources = new Sources(shell, decoded(folder));
  const parsed = parse(source, sources);
  if (parsed instanceof Unsimulated) return yield* otherwise(parsed.what);
  if (parsed instanceof SyntaxProblem) {
    yield* put(shell.streams.errors, bytesOf(syntaxError(parsed, script.path, source)));
    return 1;
  }
  const file = { path, lines: path.startsWith("<") ? [] : source.split("\n") };
  const machine = new Machine(shell, script.argv, { ...script, file, sources });
  const before = new Map(shell.task.traps);
  const exitCode = yield* toEnd(parsed, machine, otherwise);
  // What caught signals is gone with it, though a shell may go on.
  const { traps } = shell.task;
  traps.clear();
  for (const [signal, trap] of before) traps.set(signal, trap);
  return exitCode;
}

function parse(source: string, sources: Sources): Block | SyntaxProblem | Unsimulated {
  try {
    const block = parsePython(source);
    checkScript(block, sources);
    return block;
  } catch (error) {
    if (error instanceof SyntaxProblem || error instanceof Unsimulated) return error;
    if (error instanceof RangeError) return new Unsimulated("brackets so deep");
    throw error;
  }
}

/** In the words of CPython, which marks where it is. */
function syntaxError(problem: SyntaxProblem, path: string, source: string): string {
  const { type, message, line, column, width } = problem;
  const text = source.split("\n")[line - 1] ?? "";
  const at = Math.max(column - (text.length - text.trimStart().length), 0);
  const mark = `    ${" ".repeat(at)}${"^".repeat(width)}\n`;
  const isMarked = message !== "unexpected indent";
  const shown = `    ${text.trim()}\n${isMarked ? mark : ""}`;
  return `  File "${path}", line ${line}\n${shown}${type}: ${message}\n`;
}

function* toEnd(block: Block, machine: Machine, otherwise: Otherwise): Work {
  let exitCode = 0;
  const main = function* (): Expanding<void> {
    exitCode = yield* mainThread(block, machine);
  };
  const { kernel, task } = machine.shell;
  try {
    yield* machine.threads.together(main(), () => kernel.now, task);
    yield* machine.flush();
    return exitCode;
  } catch (error) {
    if (error instanceof Exit) return error.code;
    // No number or text of this machine is as large as the script would have it.
    if (error instanceof Unsimulated || error instanceof RangeError) {
      yield* machine.flush();
      return yield* otherwise(error instanceof Unsimulated ? error.what : "numbers so large");
    }
    throw error;
  }
}

function* mainThread(block: Block, machine: Machine): Work {
  try {
    yield* flat(runBlock(block, machine.globals, machine));
    return 0;
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    noted(error.error, machine);
    yield* machine.flush();
    return yield* lastWords(error.error, machine);
  }
}

/** The exit code of a script that was left by an error, which may be one that ends it. */
function* lastWords(error: PyError, { shell }: Machine): Work {
  const say = (text: string) => put(shell.streams.errors, bytesOf(text));
  if (!error.type.isA(errorType("SystemExit"))) {
    yield* say(traceback(error));
    return 1;
  }
  const [code = null] = error.args;
  if (code === null) return 0;
  if (typeof code === "bigint") return Number(BigInt.asUintN(8, code));
  if (typeof code === "boolean") return Number(code);
  yield* say(`${textOf(code)}\n`);
  return 1;
}
