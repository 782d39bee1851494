/** The commands that change the shell itself. Source: POSIX.1-2024, special built-in utilities. */

import { type Command, done, fails, prints } from "../command.ts";
import { absolutePath, directory, file } from "../files/file-system.ts";
import type { Work } from "../kernel/kernel.ts";
import { openedPipe } from "../kernel/pipes.ts";
import { readAll } from "../kernel/streams.ts";
import { Exit, Jump, Return, type Shell } from "../language/shell.ts";
import { dateText } from "../programs/date.ts";
import { rawProgram } from "../programs/program.ts";
import { echoText, formatted, type OwnWays, plainEcho, usualWays } from "../programs/text/print.ts";
import { timeZoneOf } from "../programs/time-zone.ts";
import { runProgram } from "../run-program.ts";
import { evaluate, expressionOf } from "../words/arithmetic.ts";
import { namedElement } from "../words/array.ts";
import { escapedWord } from "../words/quoted-word.ts";
import { caller, compgen } from "./compgen.ts";
import { declare, exportNames, local, readOnly, unset } from "./declare.ts";
import { getOptions } from "./get-options.ts";
import { kill, trap, wait } from "./jobs.ts";
import { commandNames, hash, runNamed, typeOf } from "./named-command.ts";
import { mapFile, readInto } from "./read-builtin.ts";
import { setOptions, shopt } from "./set-options.ts";
import { test } from "./test-command.ts";

/** The builtin of a name, in shells that have it. */
export const builtinOf = (name: string, { dialect }: Shell): Command | undefined =>
  dialect.knows(name) ? builtins.get(name) : undefined;

export const builtins: ReadonlyMap<string, Command> = new Map<string, Command>([
  [":", () => done()],
  ["true", () => done()],
  ["false", () => done(1)],
  ["[", bracket],
  ["test", (args, shell) => done(test(args, shell, "test"))],
  [
    "echo",
    (args, shell) =>
      prints(shell.dialect.knows("echo -e") ? echoText(args) : plainEcho(args), shell),
  ],
  ["printf", printFormatted],
  ["pwd", (_, shell) => prints(`${shell.cwd}\n`, shell)],
  ["cd", changeDirectory],
  ["exit", exit],
  ["return", ([code], shell) => leave(new Return(Number(code ?? shell.status)))],
  ["break", ([levels = "1"]) => leave(new Jump(false, Number(levels)))],
  ["continue", ([levels = "1"]) => leave(new Jump(true, Number(levels)))],
  ["export", exportNames],
  ["readonly", readOnly],
  ["local", local],
  ["declare", declare],
  ["typeset", declare],
  ["unset", unset],
  ["shift", shift],
  ["set", setOptions],
  ["getopts", getOptions],
  ["trap", trap],
  ["wait", wait],
  ["kill", kill],
  ["read", readInto],
  ["mapfile", mapFile],
  ["readarray", mapFile],
  ["eval", (args, shell) => evaluated(args.join(" "), shell)],
  [".", source],
  ["source", source],
  ["exec", execute],
  ["command", command],
  ["builtin", command],
  ["type", (args, shell) => typeOf(args, shell, builtinOf)],
  ["hash", hash],
  ["let", reckon],
  ["umask", umask],
  ["ulimit", ulimit],
  ["times", (_, shell) => prints("0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n", shell)],
  ["alias", () => done()],
  ["unalias", () => done()],
  ["shopt", shopt],
  ["compgen", rawProgram("compgen", compgen)[1]],
  ["caller", caller],
  ["enable", () => done()],
  ["disown", () => done()],
  ["jobs", () => done()],
  ["bg", () => done()],
  ["fg", () => done()],
  ["history", () => done()],
]);

// biome-ignore lint/correctness/useYield: it leaves at once.
function* leave(how: Exit | Jump): Work {
  throw how;
}

function exit([code]: readonly string[], shell: Shell): Work {
  if (code !== undefined && !/^\d+$/.test(code)) {
    const isDash = shell.dialect.name === "dash";
    shell.complain(`exit: ${isDash ? `Illegal number: ${code}` : `${code}: bad number`}`);
    return leave(new Exit(2));
  }
  return leave(new Exit(Number(code ?? shell.status)));
}

const evaluated = (text: string, shell: Shell): Work =>
  shell.engine.text(text, shell, { linesBefore: shell.line - 1, file: shell.source.file });

function bracket(args: readonly string[], shell: Shell): Work {
  if (args.at(-1) !== "]") {
    shell.complain(shell.dialect.name === "dash" ? "[: missing ]" : "missing ]");
    return done(2);
  }
  return done(test(args.slice(0, -1), shell, "["));
}

function changeDirectory(args: readonly string[], shell: Shell): Work {
  const [to = "~"] = args.filter((arg) => !/^-[LPe-]+$/.test(arg));
  const home = shell.variables.get("HOME") ?? "/root";
  const wanted = to === "-" ? (shell.variables.get("OLDPWD") ?? "/") : to === "~" ? home : to;
  const path = absolutePath(wanted, shell.cwd);
  const { files } = shell.context;
  files.presume(path, directory());
  const found = files.find(path);
  if (found?.kind !== "directory") {
    const why = found === undefined ? "No such file or directory" : "Not a directory";
    if (shell.dialect.name === "dash") {
      return fails(`${shell.title}: cd: can't cd to ${to}`, shell, 2);
    }
    return shell.isBash
      ? fails(`${shell.title}: cd: ${to}: ${why}`, shell, 1)
      : fails(`${shell.name}: cd: can't cd to ${to}: ${why}`, shell, 2);
  }
  shell.set("OLDPWD", shell.cwd);
  shell.cwd = path;
  return to === "-" ? prints(`${path}\n`, shell) : done();
}

function shift([count = "1"]: readonly string[], shell: Shell): Work {
  if (Number(count) > shell.positional.length) {
    if (shell.dialect.name !== "dash") return done(1);
    shell.complain("shift: can't shift that many");
    return leave(new Exit(2));
  }
  shell.positional = shell.positional.slice(Number(count));
  return done();
}

function* source([path = "", ...args]: readonly string[], shell: Shell): Work {
  const { files } = shell.context;
  const full = absolutePath(path, shell.cwd);
  const pipe = openedPipe(full, shell);
  const input = full === "/dev/stdin" ? shell.streams.input : pipe;
  if (input === undefined) files.presume(full, file(""));
  if (input === undefined && files.find(full)?.kind !== "file") {
    // What a pattern would have matched is in the image.
    if (files.isOfUnknownImage && /[*?[]/.test(path)) {
      shell.unknownLibrary ??= { isLast: false };
      return 0;
    }
    if (shell.isBash) {
      return yield* fails(`${shell.title}: ${path}: No such file or directory`, shell, 1);
    }
    const isDash = shell.dialect.name === "dash";
    const problem = isDash
      ? `${shell.title}: .: cannot open ${path}: No such file`
      : `${shell.name}: .: can't open '${path}': No such file or directory`;
    yield* fails(problem, shell, 2);
    // Such a builtin ends the shell where it fails. Source: POSIX.1-2024, 2.8.1.
    throw new Exit(2);
  }
  const text = input === undefined ? files.read(full) : yield* readAll(input);
  if (text === "" && files.isOfUnknownImage) shell.unknownLibrary ??= { isLast: false };
  const { positional, calls } = shell;
  shell.calls = [...calls, { name: "source", line: shell.line, file: shell.source.file }];
  if (args.length > 0) shell.positional = args;
  try {
    return yield* shell.engine.text(text, shell, { file: path });
  } catch (error) {
    if (!(error instanceof Return) || shell.functionDepth > 0) throw error;
    return error.code;
  } finally {
    shell.calls = calls;
    if (args.length > 0) shell.positional = positional;
  }
}

function printFormatted(args: readonly string[], shell: Shell): Work {
  const [first = "", name = ""] = args;
  if (first !== "-v") {
    const [format = "", ...values] = first === "--" ? args.slice(1) : args;
    if (!shell.dialect.knows("printf %q") && /%-?\d*q/.test(format)) {
      const isDash = shell.dialect.name === "dash";
      shell.complain(isDash ? "printf: %q: invalid directive" : `${format}: invalid format`);
      return done(isDash ? 2 : 1);
    }
    return printsNumbers(format, values, shell);
  }
  const [format = "", ...values] = args.slice(2);
  shell.set(namedElement(name, shell), formatted(format, values, waysOf(shell)));
  return done();
}

function* printsNumbers(format: string, values: readonly string[], shell: Shell): Work {
  let exitCode = 0;
  const wrong = (arg: string) => {
    exitCode = 1;
    shell.complain(`printf: ${arg}: invalid number`);
  };
  yield* prints(formatted(format, values, { ...waysOf(shell), wrong }), shell);
  return exitCode;
}

const waysOf = (shell: Shell): OwnWays =>
  shell.isBash
    ? { quote: escapedWord, time: (format, seconds) => timeText(format, seconds, shell) }
    : usualWays;

/** No time, or -1, is now. */
function timeText(format: string, seconds = "-1", shell: Shell): string {
  const { context, kernel } = shell;
  const ms = Number(seconds) < 0 ? context.startedAtMs + kernel.now : Number(seconds) * 1000;
  return dateText(ms, `+${format === "" ? "%T" : format}`, timeZoneOf(shell));
}

function reckon(args: readonly string[], shell: Shell): Work {
  let value = 0n;
  for (const arg of args) value = evaluate(expressionOf(arg), shell);
  return done(value === 0n ? 1 : 0);
}

/** It is remembered; files are made as if it were 0022. */
function umask(args: readonly string[], shell: Shell): Work {
  const [mask] = args.filter((arg) => !arg.startsWith("-"));
  if (mask === undefined) {
    const isSymbolic = args.includes("-S");
    return prints(`${isSymbolic ? permissions(shell.umask) : shell.umask}\n`, shell);
  }
  shell.umask = mask.padStart(4, "0");
  return done();
}

/** `u=rwx,g=rx,o=rx`: what a mask leaves to be given. */
function permissions(mask: string): string {
  const given = [...mask.slice(-3)].map((digit) => 7 - Number(digit));
  const letters = given.map((bits) => [4, 2, 1].map((bit, at) => (bits & bit ? "rwx"[at] : "")));
  return ["u", "g", "o"].map((who, at) => `${who}=${letters[at]?.join("")}`).join(",");
}

/** As containerd leaves them; setting them changes nothing. */
const limits: Readonly<Record<string, string>> = { n: "1048576", c: "0", s: "8192" };

function ulimit(args: readonly string[], shell: Shell): Work {
  if (args.some((arg) => !arg.startsWith("-"))) return done();
  const letter = args.at(-1)?.at(-1) ?? "f";
  return prints(`${limits[letter] ?? "unlimited"}\n`, shell);
}

function* execute(args: readonly string[], shell: Shell): Work {
  shell.task.traps.clear();
  yield* runNamed(args, shell);
  throw new Exit(shell.status);
}

function* command([first = "", ...rest]: readonly string[], shell: Shell): Work {
  if (first === "-v") return yield* commandNames(rest, shell, builtinOf);
  if (first === "-V") return yield* typeOf(rest, shell, builtinOf);
  if (first === "-p" || first === "--") return yield* command(rest, shell);
  const builtin = builtinOf(first, shell);
  if (builtin !== undefined) return yield* builtin(rest, shell);
  yield* runProgram([first, ...rest], shell);
  return shell.status;
}
