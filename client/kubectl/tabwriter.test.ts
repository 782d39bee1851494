import { expect, test } from "vitest";
import { alignLines, alignTabs, describeTabs, tableTabs } from "./tabwriter.ts";

test.each([
  {
    behaviour: "gives the cells of a column one width, and leaves the last cell as it is",
    text: "NAME\tAGE\tX\nweb-1\t5m\tyes\n",
    options: tableTabs,
    aligned: "NAME    AGE   X\nweb-1   5m    yes\n",
  },
  {
    behaviour: "lets no column of a table be narrower than six",
    text: "A\tB\n1\t2",
    options: tableTabs,
    aligned: "A     B\n1     2",
  },
  {
    behaviour: "ends a column at a line without it",
    text: "Name:\tweb\nEvents:\n  a\tb\n  long\tb",
    options: describeTabs,
    aligned: "Name:  web\nEvents:\n  a     b\n  long  b",
  },
  {
    behaviour: "keeps the blanks after an empty cell",
    text: "Labels:\ta=1\n\tb=2",
    options: describeTabs,
    aligned: "Labels:  a=1\n         b=2",
  },
  {
    behaviour: "counts letters, not bytes",
    text: "ä\tx\nbb\ty",
    options: describeTabs,
    aligned: "ä   x\nbb  y",
  },
])("a writer of columns $behaviour", ({ text, options, aligned }) => {
  expect(alignTabs(text, options)).toBe(aligned);
});

test("columns never get narrower while widths are remembered", () => {
  const widths: number[] = [];
  expect(alignLines(["a-long-name\tx"], tableTabs, widths)).toEqual(["a-long-name   x"]);
  expect(alignLines(["b\ty"], tableTabs, widths)).toEqual(["b             y"]);
});
