/** `tail`. Source: coreutils 9.7; busybox 1.37 for the words of its own. */
import { type Command, fails, readOptions } from "../../command.ts";
import { absolutePath, FileError } from "../../files/file-system.ts";
import { fileProblem } from "../../files/file-words.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Waiting } from "../../network/wait.ts";
import { linesOf, textsOf, withCount } from "./text.ts";

export const tailProgram: readonly [string, Command] = ["tail", tail];

function* tail(args: readonly string[], shell: Shell): Work {
  const { flags, values, rest } = readOptions(withCount(args), "ncs");
  const wanted = values.get("n") ?? values.get("lines") ?? "10";
  const bytes = values.get("c") ?? values.get("bytes");
  const lastOf = (text: string) =>
    bytes === undefined ? lastLines(text, wanted) : lastBytes(text, bytes);
  const titles = new Titles((rest.length > 1 || flags.has("v")) && !flags.has("q"), shell);
  const retries = flags.has("F") || flags.has("retry");
  const follows = retries || flags.has("f") || flags.has("follow");
  const paths = rest.filter((path) => path !== "-");
  if (follows && paths.length > 0) {
    return yield* follow({ paths, lastOf, retries, titles, pid: values.get("pid") }, shell);
  }
  const { texts, exitCode } = yield* textsOf("tail", rest, shell);
  for (const [path, text] of texts) {
    yield* titles.begin(path === "-" ? "standard input" : path);
    yield* put(shell.streams.output, lastOf(text));
  }
  return exitCode;
}

/** Says from which file comes what follows, where there are several. */
class Titles {
  readonly #areShown: boolean;
  readonly #shell: Shell;
  #last: string | undefined;

  constructor(areShown: boolean, shell: Shell) {
    this.#areShown = areShown;
    this.#shell = shell;
  }

  *begin(path: string): Waiting<void> {
    if (!this.#areShown || this.#last === path) return;
    const title = `${this.#last === undefined ? "" : "\n"}==> ${path} <==\n`;
    this.#last = path;
    yield* put(this.#shell.streams.output, title);
  }
}

/** `+5` counts from the beginning. */
function lastBytes(text: string, wanted: string): string {
  if (wanted.startsWith("+")) return text.slice(Math.max(0, Number(wanted) - 1));
  return Number(wanted) === 0 ? "" : text.slice(-Math.abs(Number(wanted)));
}

function lastLines(text: string, wanted: string): string {
  const lines = linesOf(text);
  const from = wanted.startsWith("+")
    ? Number(wanted) - 1
    : Math.max(0, lines.length - Math.abs(Number(wanted)));
  return lines
    .slice(from)
    .map((line) => `${line}\n`)
    .join("");
}

interface Followed {
  readonly paths: readonly string[];
  /** The part of a text that is shown at first. */
  readonly lastOf: (text: string) => string;
  /** Whether files are waited for that are not there. */
  readonly retries: boolean;
  readonly titles: Titles;
  /** The process with whose end it ends. */
  readonly pid: string | undefined;
}

function* follow({ paths, lastOf, retries, titles, pid }: Followed, shell: Shell): Work {
  const { kernel, streams } = shell;
  const contentOf = (path: string) => {
    const entry = shell.context.files.find(absolutePath(path, shell.cwd));
    return entry?.kind === "device" ? "" : entry?.kind === "file" ? entry.content : undefined;
  };
  const seen = new Map<string, number | undefined>();
  for (const path of paths) {
    const text = contentOf(path);
    seen.set(path, text?.length);
    if (text === undefined) {
      const { ordinaryShell } = shell.context;
      yield* fails(fileProblem("tail", path, new FileError("ENOENT"), ordinaryShell), shell);
    } else {
      yield* titles.begin(path);
      yield* put(streams.output, lastOf(text));
    }
  }
  const followed = paths.filter((path) => retries || seen.get(path) !== undefined);
  if (followed.length === 0) return 1;
  const isGone = () => pid !== undefined && kernel.tasks.get(Number(pid)) === undefined;
  const changed = () =>
    followed.find((path) => {
      const text = contentOf(path);
      return text !== undefined && text.length !== seen.get(path);
    });
  for (;;) {
    yield { ready: () => changed() !== undefined || isGone() };
    const path = changed();
    if (path === undefined) return 0;
    const before = seen.get(path);
    const text = contentOf(path) ?? "";
    seen.set(path, text.length);
    if (before === undefined) {
      yield* put(streams.errors, `tail: ${path} has appeared; following end of new file\n`);
    }
    yield* titles.begin(path);
    // A file that became shorter was begun anew.
    const from = before === undefined || text.length < before ? 0 : before;
    yield* put(streams.output, text.slice(from));
  }
}
