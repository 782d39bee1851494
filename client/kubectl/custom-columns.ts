import { goText } from "../../api/go-value.ts";
import type { Json } from "../../api/json.ts";
import { Failure, PrintedInPart } from "./failure.ts";
import { splitAt } from "./flags.ts";
import { pathFinder, relaxedPath } from "./json-path.ts";
import { alignLines, tableTabs } from "./tabwriter.ts";

/**
 * A table with a column for each `HEADER:path` of `spec`. Throws Failure, and PrintedInPart where
 * paths cannot be read, or fail: then there are the header and the rows so far.
 */
export function customColumns(spec: string, objects: readonly Json[], noHeaders: boolean): string {
  const columns = spec.split(",").map((part) => {
    const [header, path] = splitAt(part, ":");
    if (path === undefined) {
      throw new Failure(
        `unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`,
      );
    }
    return { header, template: path === "" ? undefined : relaxedPath(path) };
  });
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
