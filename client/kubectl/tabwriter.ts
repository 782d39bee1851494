/**
 * Text in columns, as Go's text/tabwriter lays it out: cells end at a tab; the cells of consecutive
 * lines that share a column share its width; the last cell of a line belongs to no column.
 */
export interface TabOptions {
  /** The least width of a column, padding included. */
  readonly minWidth: number;
  readonly padding: number;
}

/** How tables of `get` are laid out. */
export const tableTabs: TabOptions = { minWidth: 6, padding: 3 };
/** How descriptions are laid out. */
export const describeTabs: TabOptions = { minWidth: 0, padding: 2 };

/** `text` with its tabs replaced by blanks. A final newline stays. */
export function alignTabs(text: string, options: TabOptions): string {
  return alignLines(text.split("\n"), options).join("\n");
}

/** The same for lines. Widths are also raised to `remembered`, which grows with them. */
export function alignLines(
  lines: readonly string[],
  { minWidth, padding }: TabOptions,
  remembered?: number[],
): string[] {
  const rows = lines.map((line) => line.split("\t"));
  const out = rows.map(() => "");
  layOut(0, rows.length, 0);
  return rows.map((cells, at) => `${out[at]}${cells.at(-1) ?? ""}`);

  /** Writes the cells from `column` on of the rows from `first` to before `end`. */
  function layOut(first: number, end: number, column: number): void {
    for (let from = first; from < end; from += 1) {
      if (!reaches(from, column)) continue;
      let to = from;
      while (to < end && reaches(to, column)) to += 1;
      const width = widthOf(from, to, column);
      for (let at = from; at < to; at += 1) {
        const cell = rows[at]?.[column] ?? "";
        out[at] += cell + " ".repeat(Math.max(0, width - widthOfText(cell)));
      }
      layOut(from, to, column + 1);
      from = to;
    }
  }

  function reaches(row: number, column: number): boolean {
    return column < (rows[row]?.length ?? 0) - 1;
  }

  function widthOf(from: number, to: number, column: number): number {
    let width = minWidth;
    for (let at = from; at < to; at += 1) {
      width = Math.max(width, widthOfText(rows[at]?.[column] ?? "") + padding);
    }
    if (remembered === undefined) return width;
    width = Math.max(width, remembered[column] ?? 0);
    remembered[column] = width;
    return width;
  }
}

/** Go counts code points. */
function widthOfText(text: string): number {
  let width = 0;
  for (const _ of text) width += 1;
  return width;
}
