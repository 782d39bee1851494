import { goText } from "../../api/go-value.ts";
import type { Json } from "../../api/json.ts";
import { Failure } from "./failure.ts";
import { splitAt } from "./flags.ts";
import { relaxedJsonPath } from "./json-path.ts";
import { alignLines, tableTabs } from "./tabwriter.ts";

/** The lines of a table with a column for each `HEADER:path` of `spec`. */
export function customColumns(
  spec: string,
  objects: readonly Json[],
  noHeaders: boolean,
): readonly string[] {
  const columns = spec.split(",").map((part) => {
    const [header, path] = splitAt(part, ":");
    if (path === undefined) {
      throw new Failure(
        `unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`,
      );
    }
    // No path leads nowhere here, where JSONPath takes it for the whole.
    return { header, find: path === "" ? () => [] : relaxedJsonPath(path) };
  });
  const rows = objects.map((object) =>
    columns
      .map(({ find }) => {
        const values = find(object);
        return values.length === 0 ? "<none>" : values.map(goText).join(",");
      })
      .join("\t"),
  );
  const headers = columns.map(({ header }) => header).join("\t");
  return alignLines(noHeaders ? rows : [headers, ...rows], tableTabs);
}
