import { expect, test } from "vitest";
import { printed, printedDiff } from "./index.ts";
import { unifiedDiff } from "./unified-diff.ts";

const lines = (text: string) => text.split("");

test.each([
  { behaviour: "texts that are equal do not differ", before: "abc", after: "abc", diff: "" },
  {
    behaviour: "a change has the lines around it",
    before: "abcdefghi",
    after: "abcdXfghi",
    diff: "@@ -2,7 +2,7 @@| b| c| d|-e|+X| f| g| h|",
  },
  {
    behaviour: "changes that are near share their lines",
    before: "abcdefgh",
    after: "Xbcdefg",
    diff: "@@ -1,8 +1,7 @@|-a|+X| b| c| d| e| f| g|-h|",
  },
  {
    behaviour: "changes that are far have hunks of their own",
    before: "abcdefghijkl",
    after: "Xbcdefghijkl+",
    diff: "@@ -1,4 +1,4 @@|-a|+X| b| c| d|@@ -10,3 +10,4 @@| j| k| l|++|",
  },
  {
    behaviour: "one line is told by its number, and none by that before it",
    before: "a",
    after: "",
    diff: "@@ -1 +0,0 @@|-a|",
  },
  {
    behaviour: "of several longest matches the first of the first text counts",
    before: "xabyab",
    after: "ab",
    diff: "@@ -1,6 +1,2 @@|-x| a| b|-y|-a|-b|",
  },
])("$behaviour", ({ before, after, diff }) => {
  const found = unifiedDiff(lines(before), after === "" ? [] : lines(after), 3);
  expect(found.replaceAll("\n", "|")).toBe(diff);
});

test("in a long text, lines that are frequent begin no match", () => {
  const braces = Array.from({ length: 220 }, (_, index) => (index % 4 === 0 ? `"${index}"` : "}"));
  const changed = braces.map((line) => (line === '"100"' ? "new" : line));
  expect(unifiedDiff(braces, changed, 1)).toBe('@@ -100,3 +100,3 @@\n }\n-"100"\n+new\n }\n');
});

test("what differs is shown by the names of Go, as JSON with an indent of one", () => {
  const volume = (size: string) => ({ name: "tmp", emptyDir: { sizeLimit: size, medium: "<&>" } });
  const [before, after] = ["1Gi", "2Gi"].map((size) => printed("core.Volume", volume(size)));
  expect(printedDiff(before ?? null, after ?? null)).toBe(
    [
      "@@ -3,7 +3,7 @@",
      '  "HostPath": null,',
      '  "EmptyDir": {',
      '   "Medium": "\\u003c\\u0026\\u003e",',
      '-  "SizeLimit": "1Gi"',
      '+  "SizeLimit": "2Gi"',
      "  },",
      '  "GCEPersistentDisk": null,',
      '  "AWSElasticBlockStore": null,',
      "",
    ].join("\n"),
  );
});
