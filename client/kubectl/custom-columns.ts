import { goText } from "../../api/go-value.ts";
import type { Json } from "../../api/json.ts";
import { Failure, PrintedInPart } from "./failure.ts";
import { splitAt } from "./flags.ts";
import { pathFinder, relaxedPath } from "./json-path.ts";
import { alignLines, tableTabs } from "./tabwriter.ts";

/** A column, and the path of what stands in it. */
export interface Column {
  readonly header: string;
  readonly path: string;
}

/** The columns of `HEADER:path,HEADER:path`. Throws Failure where there are none. */
export function columnsOf(spec: string): readonly Column[] {
  return spec.split(",").map((part) => {
    const [header, path] = splitAt(part, ":");
    if (path !== undefined) return { header, path };
    throw new Failure(
      `unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`,
    );
  });
}

/**
 * A table of these columns. Throws Failure, and PrintedInPart where paths cannot be read, or fail:
 * then there are the header and the rows so far.
 */
export function customColumns(
  given: readonly Column[],
  objects: readonly Json[],
  noHeaders: boolean,
): string {
  const columns = given.map(({ header, path }) => ({
    header,
    template: path === "" ? undefined : relaxedPath(path),
  }));
  const lines = noHeaders ? [] : [columns.map(({ header }) => header).join("\t")];
  try {
    // No path leads nowhere here, where JSONPath takes it for the whole.
    const find = columns.map(({ template }) =>
      template === undefined ? () => [] : pathFinder(template),
    );
    for (const object of objects) lines.push(find.map((each) => cell(each(object))).join("\t"));
  } catch (error) {
    throw error instanceof Failure ? new PrintedInPart(error.message, textOf(lines)) : error;
  }
  return textOf(lines);
}

const cell = (values: readonly Json[]) =>
  values.length === 0 ? "<none>" : values.map(goText).join(",");

const textOf = (lines: readonly string[]) =>
  alignLines(lines, tableTabs)
    .map((line) => `${line}\n`)
    .join("");
