import { describe, expect, test } from "vitest";
import { columnsOf, customColumns } from "./custom-columns.ts";
import { toJson } from "./json.ts";
import { TablePrinter } from "./table.ts";
import { toYaml } from "./yaml.ts";

const table = {
  kind: "Table",
  columnDefinitions: [
    { name: "Name", type: "string", format: "name", priority: 0 },
    { name: "Ready", type: "string", priority: 0 },
    { name: "Age", type: "string", priority: 0 },
    { name: "Node", type: "string", priority: 1 },
  ],
  rows: [
    {
      cells: ["web-1", "1/1", "5m", "node-0"],
      object: { metadata: { name: "web-1", namespace: "team", labels: { b: "2", app: "web" } } },
    },
    { cells: ["x", "0/1", "10s", "<none>"], object: { metadata: { name: "x", namespace: "a" } } },
  ],
};

describe("a table", () => {
  test.each([
    {
      behaviour: "shows the columns of priority 0",
      options: {},
      lines: ["NAME    READY   AGE", "web-1   1/1     5m", "x       0/1     10s"],
    },
    {
      behaviour: "shows all where it is wide",
      options: { isWide: true },
      lines: [
        "NAME    READY   AGE   NODE",
        "web-1   1/1     5m    node-0",
        "x       0/1     10s   <none>",
      ],
    },
    {
      behaviour: "names namespace, kind and labels",
      options: { withNamespace: true, kindPrefix: "pod", showLabels: true },
      lines: [
        "NAMESPACE   NAME        READY   AGE   LABELS",
        "team        pod/web-1   1/1     5m    app=web,b=2",
        "a           pod/x       0/1     10s   <none>",
      ],
    },
    {
      behaviour: "has a column for a label",
      options: { labelColumns: ["k8s.io/app", "app"] },
      lines: [
        "NAME    READY   AGE   APP   APP",
        "web-1   1/1     5m          web",
        "x       0/1     10s         ",
      ],
    },
    {
      behaviour: "can do without headers",
      options: { noHeaders: true },
      lines: ["web-1   1/1   5m", "x       0/1   10s"],
    },
  ])("$behaviour", ({ options, lines }) => {
    expect(new TablePrinter(options).print(table)).toEqual(lines);
  });

  test("goes on without headers, and with the widths that it had", () => {
    const printer = new TablePrinter({});
    printer.print(table);
    expect(printer.print({ rows: [{ cells: ["y", "1/1", "1s", "n"] }] })).toEqual([
      "y       1/1     1s",
    ]);
  });

  test("shows the first line of a cell", () => {
    const row = { cells: ["a\nb", 3, null, ""] };
    expect(new TablePrinter({ noHeaders: true }).print({ ...table, rows: [row] })).toEqual([
      "a...   3     ",
    ]);
  });
});

// Each value as kubectl 1.36 prints it.
describe("YAML", () => {
  test.each([
    { value: "1", text: '"1"' },
    { value: "true", text: '"true"' },
    { value: "y", text: '"y"' },
    { value: "", text: '""' },
    { value: "null", text: '"null"' },
    { value: "~", text: '"~"' },
    { value: "0x10", text: '"0x10"' },
    { value: "0x", text: "0x" },
    { value: "1e3", text: '"1e3"' },
    { value: "1_000", text: '"1_000"' },
    { value: "1:30", text: '"1:30"' },
    { value: "08", text: '"08"' },
    { value: "0.0.0.0", text: "0.0.0.0" },
    { value: "2020-01-01T00:00:00Z", text: '"2020-01-01T00:00:00Z"' },
    { value: "2001-1-1", text: '"2001-1-1"' },
    { value: "a: b", text: "'a: b'" },
    { value: "a:b", text: "a:b" },
    { value: "a:", text: "'a:'" },
    { value: ":a", text: ":a" },
    { value: "# c", text: "'# c'" },
    { value: "a #b", text: "'a #b'" },
    { value: "-", text: "'-'" },
    { value: "-x", text: "-x" },
    { value: "*x", text: "'*x'" },
    { value: "'q'", text: "'''q'''" },
    { value: '"dq"', text: "'\"dq\"'" },
    { value: "x ", text: "'x '" },
    { value: "---", text: "'---'" },
    { value: "=", text: "=" },
    { value: "<a&b>", text: "<a&b>" },
    { value: "tab\there", text: '"tab\\there"' },
    { value: "a\r\nb", text: '"a\\r\\nb"' },
    { value: "trail \nx ", text: '"trail \\nx "' },
    { value: "ünï ☃ 😀", text: '"ünï ☃ \\U0001F600"' },
    { value: "line1\nline2\n", text: "|\n  line1\n  line2" },
    { value: "line1\nline2", text: "|-\n  line1\n  line2" },
    { value: "x\n\n", text: "|+\n  x\n" },
    { value: "  lead\nx", text: "|2-\n    lead\n  x" },
    { value: "\n", text: "|2+\n" },
    { value: 3, text: "3" },
    { value: false, text: "false" },
    { value: null, text: "null" },
    { value: [], text: "[]" },
    { value: {}, text: "{}" },
  ])("writes $value", ({ value, text }) => {
    expect(toYaml({ a: value })).toBe(`a: ${text}\n`);
  });

  test("orders members by name, and does not indent lists", () => {
    const value = { b: [{ y: 1, x: ["p", { q: {} }] }], a: { d: null, c: "n" }, true: 1 };
    expect(toYaml(value)).toBe(
      [
        "a:",
        '  c: "n"',
        "  d: null",
        "b:",
        "- x:",
        "  - p",
        "  - q: {}",
        '  "y": 1',
        '"true": 1',
        "",
      ].join("\n"),
    );
  });

  test("breaks long texts at the first blank past the eightieth column", () => {
    const words = "long ".repeat(27).trim();
    expect(toYaml({ m: words })).toBe(
      `m: ${"long ".repeat(16).trim()}\n  ${"long ".repeat(11).trim()}\n`,
    );
  });
});

test("JSON is indented by four, by name, with markup escaped", () => {
  expect(toJson({ b: "<a&b>", a: [], c: { y: 1, x: null } })).toBe(
    `{
    "a": [],
    "b": "\\u003ca\\u0026b\\u003e",
    "c": {
        "x": null,
        "y": 1
    }
}
`,
  );
});

test("custom columns show what their paths find", () => {
  const objects = [{ metadata: { name: "a" }, tags: ["x", "y"] }, { metadata: { name: "b" } }];
  expect(customColumns(columnsOf("NAME:.metadata.name,TAGS:tags[*]"), objects, false)).toBe(
    "NAME   TAGS\na      x,y\nb      <none>\n",
  );
  expect(() => columnsOf("X")).toThrow(
    "unexpected custom-columns spec: X, expected <header>:<json-path-expr>",
  );
});

test.each([
  { spec: "NAME:name,TAG:tags[1]", printed: "NAME   TAG\na      y\n" },
  { spec: "NAME:name,TAG:tags[", printed: "NAME   TAG\n" },
])("custom columns $spec are shown up to the path that fails", ({ spec, printed }) => {
  const objects = [
    { name: "a", tags: ["x", "y"] },
    { name: "b", tags: ["x"] },
  ];
  const shown = () => customColumns(columnsOf(spec), objects, false);
  expect(shown).toThrow(expect.objectContaining({ name: "PrintedInPart", printed }));
});
