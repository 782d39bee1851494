/** How what is expected of a step follows from what was recorded of it. */
import type { Json } from "../../api/json.ts";

/** What a step printed, with placeholders for what differs from run to run. */
export interface Printed {
  readonly exitCode: number;
  /** Lines, or the JSON document that they are. */
  readonly stdout: readonly string[] | Json;
  readonly stderr: readonly string[];
}

/** Turns what was recorded into what is expected. Throws where it does not fit. */
export type Change = (recorded: Printed) => Printed;

/** Other parts in place of those recorded. */
export const answers =
  (parts: Partial<Printed>): Change =>
  (recorded) => ({ ...recorded, ...parts });

/** A list in the order of its lines, without those that are gone and with those that came. */
export const listing =
  (gone: RegExp, ...came: readonly string[]): Change =>
  (recorded) => ({
    ...recorded,
    stdout: [...linesOf(recorded.stdout).filter((line) => !gone.test(line)), ...came].sort(),
  });

/** A refusal in one line. */
export const refused = (...stderr: readonly string[]): Change =>
  answers({ exitCode: 1, stdout: [], stderr });

/** Other text in each line that has the first one, which some line has to. */
export const saying =
  (from: string, to: string): Change =>
  (recorded) => {
    const change = (line: string) => line.replace(from, to);
    const lines = [...linesOf(recorded.stdout), ...recorded.stderr];
    if (!lines.some((line) => line.includes(from))) throw new Error(`no line says "${from}"`);
    return {
      ...recorded,
      stdout: linesOf(recorded.stdout).map(change),
      stderr: recorded.stderr.map(change),
    };
  };

/** Other lines of output in place of those from one that begins like `first`, `count` in all. */
export const withLines =
  (first: string, count: number, ...lines: readonly string[]): Change =>
  (recorded) => {
    const stdout = linesOf(recorded.stdout);
    const index = stdout.findIndex((line) => line.startsWith(first));
    if (index < 0) throw new Error(`no line begins like "${first}"`);
    return {
      ...recorded,
      stdout: [...stdout.slice(0, index), ...lines, ...stdout.slice(index + count)],
    };
  };

/** Further lines of output after the first that begins like `line`. */
export const withLinesAfter =
  (line: string, ...lines: readonly string[]): Change =>
  (recorded) => {
    const stdout = linesOf(recorded.stdout);
    const kept = stdout.find((each) => each.startsWith(line)) ?? "";
    return withLines(line, 1, kept, ...lines)(recorded);
  };

/** One change after another. */
export const all =
  (...changes: readonly Change[]): Change =>
  (recorded) =>
    changes.reduce((current, change) => change(current), recorded);

function linesOf(stdout: Printed["stdout"]): readonly string[] {
  if (!Array.isArray(stdout) || !stdout.every((line) => typeof line === "string")) {
    throw new Error("the output is not lines of text");
  }
  return stdout;
}
