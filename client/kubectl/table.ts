/** The server's `Table`, as `get` prints it. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { alignLines, tableTabs } from "./tabwriter.ts";

export interface TableOptions {
  readonly isWide?: boolean;
  readonly noHeaders?: boolean;
  readonly withNamespace?: boolean;
  /** Prefixes names: `deployment.apps` makes `deployment.apps/web`. */
  readonly kindPrefix?: string;
  readonly showLabels?: boolean;
  /** Labels that get a column each. */
  readonly labelColumns?: readonly string[];
}

/** So that the column does not grow as other events come. */
const longestEvent = "MODIFIED".length;

/** Prints tables of one resource, one after the other; columns never get narrower. */
export class TablePrinter {
  readonly #options: TableOptions;
  readonly #widths: number[] = [];
  #columns: readonly JsonObject[] = [];
  #hasHeaders = false;

  constructor(options: TableOptions) {
    this.#options = options;
  }

  /** The lines of a table; its headers come once. What happened to its rows stands before them. */
  print(table: JsonObject, event?: string): string[] {
    // Later tables of a watch come without columns.
    const columns = objects(table.columnDefinitions);
    if (columns.length > 0) this.#columns = columns;
    const lines: string[] = [];
    const before = (text: string) => (event === undefined ? "" : `${text}\t`);
    if (!this.#hasHeaders && this.#options.noHeaders !== true) {
      lines.push(`${before("EVENT")}${this.#headers()}`);
    }
    this.#hasHeaders = true;
    const happened = before(event?.padEnd(longestEvent) ?? "");
    for (const row of objects(table.rows)) lines.push(`${happened}${this.#row(row)}`);
    return alignLines(lines, tableTabs, this.#widths);
  }

  #headers(): string {
    const { withNamespace, labelColumns = [], showLabels } = this.#options;
    return [
      ...(withNamespace === true ? ["NAMESPACE"] : []),
      ...this.#shown().map(({ name }) => String(name).toUpperCase()),
      ...labelColumns.map((label) => label.slice(label.lastIndexOf("/") + 1).toUpperCase()),
      ...(showLabels === true ? ["LABELS"] : []),
    ].join("\t");
  }

  #row(row: JsonObject): string {
    const { withNamespace, labelColumns = [], showLabels, kindPrefix } = this.#options;
    const object = isObject(row.object) ? row.object : {};
    const metadata = isObject(object.metadata) ? object.metadata : {};
    const labels = isObject(metadata.labels) ? metadata.labels : {};
    const cells = Array.isArray(row.cells) ? row.cells : [];
    const shown = this.#columns.flatMap((column, index) => {
      if (!this.#isShown(column)) return [];
      const text = cellText(cells[index]);
      const isName = column.type === "string" && column.format === "name";
      return [isName && kindPrefix !== undefined ? `${kindPrefix}/${text}` : text];
    });
    return [
      ...(withNamespace === true ? [String(metadata.namespace ?? "")] : []),
      ...shown,
      ...labelColumns.map((label) => String(labels[label] ?? "")),
      ...(showLabels === true ? [labelText(labels)] : []),
    ].join("\t");
  }

  #shown(): readonly JsonObject[] {
    return this.#columns.filter((column) => this.#isShown(column));
  }

  #isShown({ priority }: JsonObject): boolean {
    return this.#options.isWide === true || priority === undefined || priority === 0;
  }
}

/** `a=1,b=2` by name, or `<none>`. */
export function labelText(labels: JsonObject): string {
  const pairs = Object.keys(labels)
    .sort()
    .map((key) => `${key}=${labels[key]}`);
  return pairs.length === 0 ? "<none>" : pairs.join(",");
}

/** Only the first line of a cell is shown. */
function cellText(cell: Json | undefined): string {
  if (cell === null || cell === undefined) return "";
  const text = typeof cell === "string" ? cell : JSON.stringify(cell);
  const end = text.search(/[\n\r\f]/);
  const line = end < 0 ? text : `${text.slice(0, end)}...`;
  return line.replaceAll("\t", " ");
}

const objects = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
