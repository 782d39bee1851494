/** `which`, `logger`, `watch` and `install`, and `getent`, which has a file of its own. */

import { absolutePath, FileError, splitPath } from "../../files/file-system.ts";
import { timeOf } from "../../kernel/context.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put, readAll } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { programPath } from "../../program-path.ts";
import { runProgram } from "../../run-program.ts";
import type { Expanding } from "../../words/expand.ts";
import { dateText } from "../date.ts";
import { type Given, ProgramError, program } from "../program.ts";
import { getEntries } from "./getent.ts";

export const hostPrograms = [
  program("getent", { stopsAtWord: true }, getEntries),
  program("which", { flags: "a" }, which),
  program("logger", { flags: "si", valued: "pt" }, logger),
  program("watch", { flags: "tdgex", valued: "n", stopsAtWord: true }, watch),
  program(
    "install",
    { flags: "dDcpsv", valued: "mog", long: { mode: "m", directory: "d" } },
    install,
  ),
];

function* which({ rest }: Given, shell: Shell): Work {
  let exitCode = 0;
  for (const name of rest) {
    const path = programPath(name, shell);
    if (path === undefined) exitCode = 1;
    else yield* put(shell.streams.output, `${path}\n`);
  }
  return exitCode;
}

/** No log is kept of what it says; with `-s` it says it once more. */
function* logger({ flags, value, rest }: Given, shell: Shell): Work {
  const text = rest.length === 0 ? (yield* readAll(shell.streams.input)).trimEnd() : rest.join(" ");
  if (flags.has("s")) yield* put(shell.streams.errors, `${value("t") ?? "root"}: ${text}\n`);
  return 0;
}

/** How wide the line at the top is. */
const titleColumns = 80;

function* watch({ flags, value, rest }: Given, shell: Shell): Work {
  const seconds = Number(value("n") ?? "2");
  if (!(seconds >= 0)) throw new ProgramError(`invalid number '${value("n")}'`);
  if (rest.length === 0) throw new ProgramError("missing operand");
  const command = rest.join(" ");
  for (;;) {
    yield* watchOnce(command, flags.has("t") ? undefined : seconds, shell);
    yield { until: shell.kernel.now + Math.max(seconds, 0.1) * 1000 };
  }
}

function* watchOnce(command: string, seconds: number | undefined, shell: Shell): Expanding<void> {
  const every = `Every ${seconds?.toFixed(1)}s: ${command}`;
  const time = dateText(timeOf(shell.context), "+%F %T");
  const title = `${every.padEnd(titleColumns - time.length - 1)} ${time}\n\n`;
  yield* put(shell.streams.output, `\x1b[H\x1b[J${seconds === undefined ? "" : title}`);
  yield* runProgram(["sh", "-c", command], shell.fork(shell.task));
}

function* install({ flags, value, rest }: Given, shell: Shell): Work {
  const { files } = shell.context;
  const wanted = value("m") ?? "755";
  if (!/^[0-7]+$/.test(wanted)) throw new ProgramError(`invalid mode '${wanted}'`);
  const mode = Number.parseInt(wanted, 8);
  const setMode = (path: string) => {
    const entry = files.find(path);
    if (entry !== undefined && "mode" in entry) files.put(path, { ...entry, mode });
  };
  const paths = rest.map((path) => absolutePath(path, shell.cwd));
  if (flags.has("d")) {
    for (const path of paths) {
      files.makeDirectory(path, { parents: true });
      setMode(path);
    }
    return 0;
  }
  const to = paths.at(-1);
  if (to === undefined || paths.length < 2) throw new ProgramError("missing file operand");
  if (flags.has("D")) files.makeDirectory(splitPath(to)[0], { parents: true });
  for (const [index, from] of paths.slice(0, -1).entries()) {
    const isFolder = files.find(to)?.kind === "directory";
    const target = isFolder ? absolutePath(splitPath(from)[1], to) : to;
    files.presume(from);
    try {
      files.write(target, files.read(from));
      setMode(target);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      throw new ProgramError(`can't open '${rest[index]}': ${error.message}`);
    }
  }
  return 0;
}
