/** `subprocess`, whose programs are those of the container. Source: Python 3.14. */

import { absolutePath } from "../../files/file-system.ts";
import { bytesOf, textOf as decoded } from "../../kernel/bytes.ts";
import { inputOf, put } from "../../kernel/streams.ts";
import { fork, join } from "../../language/forks.ts";
import { runProgram } from "../../run-program.ts";
import type { Expanding } from "../../words/expand.ts";
import { Instance, nativeClass } from "./classes.ts";
import { isTrue } from "./compare.ts";
import { errorType, Raised, systemError, valueError } from "./errors.ts";
import { pathIn } from "./given.ts";
import { allOf } from "./iterate.ts";
import type { Machine } from "./machine.ts";
import type { Module } from "./module.ts";
import { type Named, Native, PyError, type Run } from "./objects.ts";
import { pairs } from "./operators.ts";
import { shown, textOf } from "./text.ts";
import { Unsimulated } from "./tree.ts";
import { Bytes, Dict, type Value } from "./values.ts";

/** What becomes of a stream. */
const pipe = -1n;
const intoOutput = -2n;
const nowhere = -3n;

interface Ran {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs a program of the container to its end. */
export function* ran(
  argv: readonly string[],
  { input, named }: { readonly input: string | undefined; readonly named: Named },
  machine: Machine,
): Expanding<Ran> {
  const { shell } = machine;
  const printed = { output: "", errors: "" };
  const into = (name: keyof typeof printed) => ({
    isFull: false,
    write(bytes: string) {
      printed[name] += bytes;
      shell.kernel.countBytes(bytes.length);
      return true;
    },
  });
  yield* machine.flush();
  const output = into("output");
  const errors = named.get("stderr") === intoOutput ? output : into("errors");
  const streams = {
    ...shell.streams,
    output,
    errors,
    ...(input !== undefined && { input: inputOf(input) }),
  };
  const task = fork(shell, streams, function* (copy) {
    const { cwd = null, env = null } = Object.fromEntries(named);
    if (cwd !== null) copy.cwd = absolutePath(bytesOf(pathIn(cwd)), shell.cwd);
    if (env instanceof Dict) {
      for (const name of [...copy.exported]) copy.exported.delete(name);
      for (const [name, value] of pairs(env)) {
        copy.variables.set(bytesOf(textOf(name)), bytesOf(textOf(value)));
        copy.exported.add(bytesOf(textOf(name)));
      }
    }
    yield* runProgram(argv, copy);
  });
  yield* join(task, shell);
  return { code: task.exitCode ?? 0, ...printed };
}

/** The words of a command; of a line, those of the shell that reads it. */
function* wordsOf(command: Value, isLine: boolean, machine: Machine): Expanding<readonly string[]> {
  const words = typeof command === "string" ? [command] : yield* allOf(command, machine);
  const argv = words.map((word) => bytesOf(pathIn(word)));
  return isLine ? ["/bin/sh", "-c", ...argv] : argv;
}

const options =
  "args stdin input stdout stderr capture_output shell cwd timeout check encoding errors text env universal_newlines";

function optionsOf(args: readonly (Value | undefined)[], named: Named): Named {
  const all = new Map(named);
  const [command] = args;
  if (command !== undefined) all.set("args", command);
  if (args.length > 1) throw new Unsimulated("subprocess with arguments by their places");
  return all;
}

/** Runs it, and says on the script's own streams what nobody wants to have. */
function* completed(named: Named, machine: Machine): Expanding<Ran & { readonly command: Value }> {
  const is = (name: string) => isTrue(named.get(name) ?? false);
  const command = named.get("args") ?? null;
  const argv = yield* wordsOf(command, is("shell"), machine);
  const given = named.get("input") ?? null;
  const input =
    given === null ? undefined : given instanceof Bytes ? given.text : bytesOf(textOf(given));
  const made = yield* ran(argv, { input, named }, machine);
  if (made.code === 127 && !is("shell") && /not found\n$/.test(made.errors)) {
    throw systemError("ENOENT", "No such file or directory", decoded(argv[0] ?? ""));
  }
  const { output, errors } = machine.shell.streams;
  if (!is("capture_output")) {
    const [out, err] = [named.get("stdout") ?? null, named.get("stderr") ?? null];
    if (out === null) yield* put(output, made.output);
    if (err === null) yield* put(errors, made.errors);
    else if (err === intoOutput && out === null) yield* put(output, "");
    if (typeof out === "object" && out !== null) throw new Unsimulated("subprocess into a file");
  }
  return { ...made, command };
}

/** What a script gets of a stream: text or bytes, where it has asked for it. */
function got(bytes: string, name: "stdout" | "stderr", named: Named): Value {
  const isKept = isTrue(named.get("capture_output") ?? false) || named.get(name) === pipe;
  if (!isKept) return null;
  const isText = ["text", "universal_newlines", "encoding"].some((each) =>
    isTrue(named.get(each) ?? false),
  );
  return isText ? decoded(bytes) : new Bytes(bytes);
}

function failure(
  { code, command, output, errors }: Ran & { readonly command: Value },
  named: Named,
): Raised {
  const members = new Map<string, Value>([
    ["returncode", BigInt(code)],
    ["cmd", command],
    ["output", got(output, "stdout", named)],
    ["stdout", got(output, "stdout", named)],
    ["stderr", got(errors, "stderr", named)],
    ["said", `Command ${shown(command)} returned non-zero exit status ${code}.`],
  ]);
  return new Raised(
    new PyError(errorType("subprocess.CalledProcessError"), [BigInt(code), command], members),
  );
}

const run: Run = function* (args, machine, given) {
  const named = optionsOf(args, given);
  const made = yield* completed(named, machine);
  if (isTrue(named.get("check") ?? false) && made.code !== 0) throw failure(made, named);
  const stdout = got(made.output, "stdout", named);
  const stderr = got(made.errors, "stderr", named);
  const members: readonly (readonly [string, Value])[] = [
    ["args", made.command],
    ["returncode", BigInt(made.code)],
    ["stdout", stdout],
    ["stderr", stderr],
  ];
  const type = nativeClass("CompletedProcess", machine, [
    [
      "__repr__",
      new Native("__repr__", "self", () => {
        const out = [stdout, stderr].flatMap((value, at) =>
          value === null ? [] : [`${at === 0 ? "stdout" : "stderr"}=${shown(value)}`],
        );
        return `CompletedProcess(${[`args=${shown(made.command)}`, `returncode=${made.code}`, ...out].join(", ")})`;
      }),
    ],
    [
      "check_returncode",
      new Native("check_returncode", "self", () => {
        if (made.code !== 0) throw failure(made, named);
        return null;
      }),
    ],
  ]);
  const self = new Instance(type);
  for (const [name, value] of members) self.members.set(name, value);
  return self;
};

const checkOutput: Run = function* (args, machine, given) {
  const named = new Map([...optionsOf(args, given), ["stdout", pipe] as const]);
  if (isTrue(given.get("capture_output") ?? false)) {
    throw valueError("stdout argument not allowed, it will be overridden.");
  }
  const made = yield* completed(named, machine);
  if (made.code !== 0) throw failure(made, named);
  return got(made.output, "stdout", named);
};

const called = (isChecked: boolean): Run =>
  function* (args, machine, given) {
    const named = optionsOf(args, given);
    const made = yield* completed(named, machine);
    if (isChecked && made.code !== 0) throw failure(made, named);
    return BigInt(made.code);
  };

const usage = `* ${options}`;

export const subprocess: Module = {
  PIPE: pipe,
  STDOUT: intoOutput,
  DEVNULL: nowhere,
  CalledProcessError: errorType("subprocess.CalledProcessError"),
  TimeoutExpired: errorType("subprocess.TimeoutExpired"),
  run: new Native("run", usage, run),
  check_output: new Native("check_output", usage, checkOutput),
  check_call: new Native("check_call", usage, called(true)),
  call: new Native("call", usage, called(false)),
};

/** What is asked of what has run, for the walk over scripts. */
export const subprocessNames: readonly string[] =
  "returncode stdout stderr output cmd args check_returncode".split(" ");
