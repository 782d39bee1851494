/** `sed`. Source: POSIX.1-2024, sed; GNU sed for `-i`, `-E` and addresses beyond it. */
import { absolutePath } from "../../files/file-system.ts";
import type { Work } from "../../kernel/kernel.ts";
import { noOutput, type Output, put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { type Given, ProgramError, rawProgram, read, type Usage } from "../program.ts";
import { Lines, readPath } from "../text/lines.ts";
import { Editor } from "./editor.ts";
import { parseSed } from "./parse.ts";

const usage: Usage = {
  flags: "nErisuz",
  valued: "efS",
  long: {
    quiet: "n",
    silent: "n",
    "regexp-extended": "E",
    expression: "e",
    file: "f",
    "in-place": "i",
    separate: "s",
  },
};

export const sedPrograms = [
  rawProgram("sed", (args, shell) => sed(read(args.flatMap(withSuffix), usage), shell)),
];

/** What follows `-i` at once is how the file is called that is kept. */
function withSuffix(arg: string): readonly string[] {
  const [, letters, suffix] = /^-([nErsz]*i|-in-place=)(.+)$/.exec(arg) ?? [];
  if (letters === undefined || suffix === undefined) return [arg];
  return [letters.endsWith("i") ? `-${letters}` : "-i", "-S", suffix];
}

function* sed(given: Given, shell: Shell): Work {
  const { flags, values, value, rest } = given;
  const hasScript = flags.has("e") || flags.has("f");
  const scripts = [...values("e")];
  for (const path of values("f")) scripts.push(yield* readPath(path, shell));
  const [first, ...others] = rest;
  if (!hasScript && first === undefined) throw new ProgramError("no script specified");
  if (!hasScript) scripts.push(first ?? "");
  const steps = parseSed(scripts.join("\n"), flags.has("E") || flags.has("r"));
  const paths = hasScript ? rest : others;
  const isQuiet = flags.has("n");
  const edit = (each: readonly string[], output: Output) =>
    new Editor({ steps, lines: new Lines("sed", each, shell), output, isQuiet, shell });
  if (!flags.has("i")) return yield* edit(paths, shell.streams.output).run();
  let exitCode = 0;
  for (const path of paths) {
    const full = absolutePath(path, shell.cwd);
    shell.context.files.presume(full);
    if (shell.context.files.find(full)?.kind !== "file") {
      yield* put(shell.streams.errors, `sed: ${path}: No such file or directory\n`);
      exitCode = 1;
      continue;
    }
    const suffix = value("S");
    if (suffix !== undefined)
      shell.context.files.write(full + suffix, shell.context.files.read(full));
    let made = "";
    const write = (bytes: string) => {
      made += bytes;
      return true;
    };
    exitCode = Math.max(exitCode, yield* edit([path], { ...noOutput, write }).run());
    shell.context.files.write(full, made);
  }
  return exitCode;
}
