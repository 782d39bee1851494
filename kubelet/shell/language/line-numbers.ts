/** Which line of a script is at work, as `LINENO` and what goes wrong in bash tell it. */
import type { Function as FunctionNode } from "unbash";
import type { Expanding } from "../words/expand.ts";
import type { Shell } from "./shell.ts";

/** The text that a shell runs, and the line that it began in. */
export interface Source {
  readonly text: string;
  /** Lines of what it stands in that come before it. */
  readonly linesBefore: number;
  /** The file that it stands in; absent where it was told on a command line. */
  readonly file?: string | undefined;
}

export const noSource: Source = { text: "", linesBefore: 0 };

/** The line, from 1 on, that is so many characters into a text. */
export function lineAt({ text, linesBefore }: Source, position: number): number {
  let line = linesBefore + 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < position; at = text.indexOf("\n", at + 1)) {
    line += 1;
  }
  return line;
}

/** Functions run where they were written, whoever calls them. */
const homes = new WeakMap<FunctionNode, Source>();

export const setHome = (node: FunctionNode, source: Source) => void homes.set(node, source);
export const homeOf = (node: FunctionNode): Source | undefined => homes.get(node);

/** Runs what stands in another text, whose lines count. */
export function* within(source: Source, shell: Shell, run: () => Expanding<void>): Expanding<void> {
  const { source: before, position } = shell;
  shell.source = source;
  try {
    yield* run();
  } finally {
    shell.source = before;
    shell.position = position;
  }
}
