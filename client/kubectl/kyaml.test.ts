import { expect, test } from "vitest";
import { toKyaml } from "./kyaml.ts";

test("objects are printed in braces, and those of a list share its lines", () => {
  const value = {
    kind: "Pod",
    spec: { containers: [{ name: "a", args: ["x", "1"] }, { name: "b" }], volumes: [] },
    status: {},
    ready: true,
    count: 1.5,
    none: null,
  };
  expect(`\n${toKyaml(value)}`).toBe(`
---
{
  kind: "Pod",
  spec: {
    containers: [{
      name: "a",
      args: [
        "x",
        "1",
      ],
    }, {
      name: "b",
    }],
    volumes: [],
  },
  status: {},
  ready: true,
  count: 1.5,
  none: null,
}
`);
});

test("texts of several lines are folded", () => {
  const value = { data: { script: "a\n  b\n\nc", file: "one\n" } };
  expect(`\n${toKyaml(value)}`).toBe(`
---
{
  data: {
    script: "\\
       a\\n\\
      \\  b\\n\\
       \\n\\
       c\\
      ",
    file: "\\
       one\\n\\
      ",
  },
}
`);
});

test.each([
  ["app", "app"],
  ["app.kubernetes.io/name", "app.kubernetes.io/name"],
  ["no", '"no"'],
  ["Y", '"Y"'],
  ["1", '"1"'],
  ["1_0", '"1_0"'],
  ["0x1f", '"0x1f"'],
  ["1e3", '"1e3"'],
  ["2026-01-02", '"2026-01-02"'],
  [".x", '".x"'],
  ["a b", '"a b"'],
  ["", '""'],
  ["1a", "1a"],
  ["v1", "v1"],
])("the key '%s' is written as %s", (key, text) => {
  expect(toKyaml({ [key]: 1 })).toBe(`---\n{\n  ${text}: 1,\n}\n`);
});
