/** Editors and pagers: the one kind shows nothing, the other all at once. */
import type { Command } from "../command.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import { runProgram } from "../run-program.ts";

const editors = ["vi", "vim", "nano", "emacs", "ed"];
const pagers = ["less", "more", "most"];

export const editorPrograms: readonly (readonly [string, Command])[] = [
  ...editors.map((name) => [name, (_: unknown, shell: Shell) => edit(name, shell)] as const),
  ...pagers.map((name) => [name, page] as const),
];

function* edit(name: string, { streams }: Shell) {
  const instead = "use cat >FILE, tee or sed -i instead";
  yield* put(streams.errors, `kubesim: ${name}: editors are not simulated; ${instead}\n`);
  return 1;
}

function* page(args: readonly string[], shell: Shell) {
  yield* runProgram(["cat", ...args.filter((arg) => !/^[-+]./.test(arg))], shell);
  return shell.status;
}
