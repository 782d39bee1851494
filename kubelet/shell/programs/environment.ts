/** `env` and `printenv`. Source: POSIX.1-2024, env; GNU coreutils 9.7 for `-u`, `-S` and `-C`. */
import { type Command, prints } from "../command.ts";
import { absolutePath } from "../files/file-system.ts";
import type { Work } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import { runProgram } from "../run-program.ts";
import { rawProgram, read } from "./program.ts";

export const environmentPrograms: readonly (readonly [string, Command])[] = [
  rawProgram("env", env),
  ["printenv", printenv],
];

const usage = {
  flags: "i0v",
  valued: "uSC",
  long: { "ignore-environment": "i", unset: "u", null: "0", "split-string": "S", chdir: "C" },
  stopsAtWord: true,
  exitCode: 125,
};

function* env(args: readonly string[], shell: Shell): Work {
  const { flags, values, value, rest } = read(
    args[0] === "-" ? ["-i", ...args.slice(1)] : args,
    usage,
  );
  const words = [...(value("S")?.split(/\s+/) ?? []), ...rest];
  const count = words.findIndex((arg) => !/^[A-Za-z_]\w*=/.test(arg));
  const environment = new Map(flags.has("i") ? [] : shell.environment);
  for (const name of values("u")) environment.delete(name);
  for (const each of count < 0 ? words : words.slice(0, count)) {
    const at = each.indexOf("=");
    environment.set(each.slice(0, at), each.slice(at + 1));
  }
  const end = flags.has("0") ? "\0" : "\n";
  if (count < 0) {
    const lines = [...environment].map(([name, text]) => `${name}=${text}${end}`);
    return yield* prints(lines.join(""), shell);
  }
  const copy = shell.fork(shell.task);
  for (const name of copy.exported) copy.variables.delete(name);
  copy.exported.clear();
  copy.begin(environment, [], absolutePath(value("C") ?? ".", shell.cwd));
  yield* runProgram(words.slice(count), copy);
  return copy.status;
}

function* printenv(names: readonly string[], shell: Shell): Work {
  const { environment, streams } = shell;
  if (names.length === 0) return yield* env([], shell);
  const values = names.flatMap((name) => environment.get(name) ?? []);
  yield* put(streams.output, values.map((value) => `${value}\n`).join(""));
  return values.length === names.length ? 0 : 1;
}
