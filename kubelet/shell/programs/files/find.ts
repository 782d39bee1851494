/** `find`. Source: POSIX.1-2024, find; GNU findutils 4.10 for all else. */

import { absolutePath } from "../../files/file-system.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { runProgram } from "../../run-program.ts";
import type { Expanding } from "../../words/expand.ts";
import { rawProgram } from "../program.ts";
import { formatted } from "./find-format.ts";
import { type Primary, parseFind, type Query, type Seen } from "./find-parse.ts";

export const findPrograms = [rawProgram("find", find)];

function* find(options: readonly string[], shell: Shell): Work {
  const follows = /^-[HLP]$/.test(options[0] ?? "");
  const args = follows ? options.slice(1) : options;
  const first = args.findIndex((arg) => /^[-(!]/.test(arg));
  const given = first < 0 ? args : args.slice(0, first);
  const query = parseFind(first < 0 ? [] : args.slice(first));
  const search = new Search(query, shell);
  for (const path of given.length === 0 ? ["."] : given) {
    const full = absolutePath(path, shell.cwd);
    const entry = shell.context.files.findLink(full);
    if (entry !== undefined) yield* search.visit({ path, full, entry, depth: 0, start: path });
    else {
      yield* put(shell.streams.errors, `find: ${path}: No such file or directory\n`);
      search.exitCode = 1;
    }
  }
  yield* search.end();
  return search.exitCode;
}

class Search {
  readonly #query: Query;
  readonly #shell: Shell;
  /** What `-exec … +` is to be run with. */
  readonly #batches = new Map<Primary, string[]>();
  #isPruned = false;
  #isOver = false;
  exitCode = 0;

  constructor(query: Query, shell: Shell) {
    this.#query = query;
    this.#shell = shell;
  }

  *visit(visit: Seen): Expanding<void> {
    const { minDepth, maxDepth, expression, isDepthFirst } = this.#query;
    const { path, full, entry, depth } = visit;
    if (this.#isOver) return;
    this.#isPruned = false;
    const isWanted = depth >= minDepth;
    if (isWanted && !isDepthFirst) yield* this.#matches(expression, visit);
    if (entry.kind === "directory" && depth < maxDepth && !this.#isPruned) {
      const { files } = this.#shell.context;
      for (const name of files.list(full)) {
        const below = absolutePath(name, full);
        const found = files.findLink(below);
        if (found === undefined) continue;
        const shown = path.endsWith("/") ? path + name : `${path}/${name}`;
        yield* this.visit({ ...visit, path: shown, full: below, entry: found, depth: depth + 1 });
      }
    }
    if (isWanted && isDepthFirst && !this.#isOver) yield* this.#matches(expression, visit);
  }

  /** Runs what was kept for the end. */
  *end(): Expanding<void> {
    for (const [{ words = [] }, paths] of this.#batches) {
      const argv = words.flatMap((word) => (word === "{}" ? paths : [word]));
      if (!(yield* this.#run(argv))) this.exitCode = 1;
    }
  }

  *#run(argv: readonly string[]): Expanding<boolean> {
    const copy = this.#shell.fork(this.#shell.task);
    yield* runProgram(argv, copy);
    return copy.status === 0;
  }

  *#matches(primary: Primary, visit: Seen): Expanding<boolean> {
    const { parts = [] } = primary;
    switch (primary.name) {
      case "and":
        for (const part of parts) if (!(yield* this.#matches(part, visit))) return false;
        return true;
      case "or":
        for (const part of parts) if (yield* this.#matches(part, visit)) return true;
        return false;
      case "not":
        for (const part of parts) return !(yield* this.#matches(part, visit));
        return false;
      case "test":
        return primary.test?.(visit, this.#shell) ?? true;
      case "prune":
        this.#isPruned = true;
        return true;
      case "quit":
        this.#isOver = true;
        return false;
      case "print":
        yield* put(this.#shell.streams.output, visit.path + (primary.words?.[0] ?? ""));
        return true;
      case "format":
        yield* put(
          this.#shell.streams.output,
          formatted(primary.words?.[0] ?? "", visit, this.#shell),
        );
        return true;
      case "delete":
        return yield* this.#delete(visit);
      case "exec":
        return yield* this.#run(
          (primary.words ?? []).map((word) => word.replaceAll("{}", visit.path)),
        );
      case "exec all":
        this.#batches.set(primary, [...(this.#batches.get(primary) ?? []), visit.path]);
        return true;
      default:
        return primary.name satisfies never;
    }
  }

  *#delete({ full, path, entry }: Seen): Expanding<boolean> {
    const { files } = this.#shell.context;
    if (path === ".") return true;
    if (entry.kind === "directory" && files.list(full).length > 0) {
      this.exitCode = 1;
      yield* put(this.#shell.streams.errors, `find: ${path}: Directory not empty\n`);
      return false;
    }
    files.remove(full);
    return true;
  }
}
