import { describe, expect, test } from "vitest";
import { parseYaml } from "../../client/kubectl/read-yaml.ts";
import { readDocuments } from "./manifests.ts";

const read = (text: string, source = "a.yaml") =>
  [...readDocuments(text, source)].map(({ object }) => object);

const map = (name: string) => ({ apiVersion: "v1", kind: "ConfigMap", metadata: { name } });

describe("a manifest", () => {
  test.each([
    {
      behaviour: "holds documents between dashes; empty ones do not count",
      text: `---\n${JSON.stringify(map("a"))}\n---\n# nothing\n---\nkind: ConfigMap\napiVersion: v1\nmetadata: {name: b}\n`,
      objects: [map("a"), map("b")],
    },
    {
      behaviour: "holds the items of a List",
      text: JSON.stringify({ apiVersion: "v1", kind: "List", items: [map("a"), map("b")] }),
      objects: [map("a"), map("b")],
    },
    {
      behaviour: "holds JSON values one after the other",
      text: `${JSON.stringify(map("a"))}\n${JSON.stringify(map("b"))}`,
      objects: [map("a"), map("b")],
    },
    {
      behaviour: "may be almost JSON",
      text: `{"apiVersion": "v1", kind: ConfigMap, "metadata": {"name": "a"},}`,
      objects: [map("a")],
    },
    { behaviour: "may be empty", text: "# nothing\n", objects: [] },
  ])("$behaviour", ({ text, objects }) => {
    expect(read(text)).toEqual(objects);
  });

  const validation = (facts: string) =>
    `error validating "a.yaml": error validating data: ${facts}; ` +
    "if you choose to ignore these errors, turn validation off with --validate=false";
  const yaml = (facts: string) =>
    `error parsing a.yaml: error converting YAML to JSON: yaml: ${facts}`;

  // Each message as kubectl 1.36 words it.
  test.each([
    { text: "apiVersion: v1", message: validation("kind not set") },
    { text: "kind: Pod", message: validation("apiVersion not set") },
    { text: "a: 1", message: validation("[apiVersion not set, kind not set]") },
    { text: "just text", message: validation("invalid object to validate") },
    { text: "a: b: c", message: yaml("mapping values are not allowed in this context") },
    {
      text: "a: 1\nb:\n  c: x\n   d: y\n",
      message: yaml("line 4: mapping values are not allowed in this context"),
    },
    { text: "a:\n\tb: x\n", message: yaml("line 2: found character that cannot start any token") },
    { text: "a: 1\nb: {c: d\ne: f\n", message: yaml("line 2: did not find expected ',' or '}'") },
    { text: "a: 1\nb: [c, d\n", message: yaml("line 2: did not find expected ',' or ']'") },
    { text: "a: 1\nb: 'x\nc: y\n", message: yaml("line 4: found unexpected end of stream") },
    { text: "a:\n  b: x\n c: y\n", message: yaml("line 2: did not find expected key") },
    { text: "a: 1\nb c\nd: {}\n", message: yaml("line 3: could not find expected ':'") },
    { text: "a: 1\nb: @x\n", message: yaml("line 2: found character that cannot start any token") },
    { text: "a: *b\n", message: yaml("unknown anchor 'b' referenced") },
    {
      text: '{"a": "b" "c": "d"}',
      message: `error parsing a.yaml: json: offset 11: invalid character '"' after object key:value pair`,
    },
    {
      text: '{"a": [1,2,\n}',
      message:
        "error parsing a.yaml: json: offset 13: invalid character '}' looking for beginning of value",
    },
    { text: '{"a": 1', message: "error parsing a.yaml: unexpected EOF" },
  ])("is refused: $text", ({ text, message }) => {
    let told = "";
    try {
      read(text);
    } catch (error) {
      told = error instanceof Error ? error.message : "";
    }
    expect(told).toBe(message);
  });
});

test("YAML is read as Go reads it: octal modes, yes and no, dates as text", () => {
  expect(
    parseYaml("a: 0644\nb: yes\nc: 0o17\nd: 2020-01-01\ne: 1_000\nf: 1:30\ng: 1e3\nh: 08\ni: .5\n"),
  ).toEqual({
    a: 420,
    b: true,
    c: 15,
    d: "2020-01-01",
    e: 1000,
    f: "1:30",
    g: 1000,
    h: 8,
    i: 0.5,
  });
});
