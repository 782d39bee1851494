import { describe, expect, test } from "vitest";
import { deepFreeze } from "../testing/deep-freeze.ts";
import { jsonPatch } from "./index.ts";
import { refusal, unprocessable } from "./test-fixtures.ts";

describe("a JSON patch", () => {
  const data = deepFreeze({ data: { a: "1", b: "2" }, list: [1, 2, 3] });
  test.each([
    {
      behaviour: "adds, removes and replaces",
      patch: [
        { op: "add", path: "/data/c", value: "3" },
        { op: "remove", path: "/data/a" },
        { op: "replace", path: "/data/b", value: "22" },
      ],
      result: { ...data, data: { b: "22", c: "3" } },
    },
    {
      behaviour: "copies and moves",
      patch: [
        { op: "copy", from: "/data/b", path: "/data/d" },
        { op: "move", from: "/data/a", path: "/data/e" },
      ],
      result: { ...data, data: { b: "2", d: "2", e: "1" } },
    },
    {
      behaviour: "knows escapes, and __proto__ as a name",
      patch: [
        { op: "add", path: "/data/a~1b~0", value: "v" },
        { op: "add", path: "/data/__proto__", value: "w" },
      ],
      result: {
        ...data,
        data: Object.fromEntries([...Object.entries(data.data), ["a/b~", "v"], ["__proto__", "w"]]),
      },
    },
    {
      behaviour: "inserts into lists, appends, and counts from the end",
      patch: [
        { op: "add", path: "/list/1", value: "x" },
        { op: "add", path: "/list/-", value: "y" },
        { op: "remove", path: "/list/-2" },
        { op: "replace", path: "/list/0", value: 0 },
        { op: "test", path: "/list", value: [0, "x", 2, "y"] },
      ],
      result: { ...data, list: [0, "x", 2, "y"] },
    },
    {
      behaviour: "tests for absence with null",
      patch: [{ op: "test", path: "/data/z", value: null }],
      result: data,
    },
    {
      behaviour: "tests the whole, and replaces it",
      patch: [
        { op: "test", path: "", value: data },
        { op: "replace", path: "", value: { list: [] } },
      ],
      result: { list: [] },
    },
  ])("$behaviour", ({ patch, result }) => {
    expect(jsonPatch(data, patch)).toEqual(result);
  });

  test("shares what it did not change", () => {
    const patched = jsonPatch(data, [{ op: "add", path: "/list/-", value: 4 }]);
    expect(patched.data).toBe(data.data);
  });

  const nested = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
  const doubling = (count: number) => [
    { op: "add", path: "/data/0", value: "x".repeat(100_000) },
    ...Array.from({ length: count }, (_, i) => ({
      op: "copy",
      from: "/data",
      path: `/data/${i + 1}`,
    })),
  ];
  test.each([
    {
      behaviour: "a test that fails",
      patch: [{ op: "test", path: "/data/b", value: "no" }],
      answer: unprocessable,
    },
    {
      behaviour: "removing what is not there",
      patch: [{ op: "remove", path: "/data/zzz" }],
      answer: unprocessable,
    },
    {
      behaviour: "a parent that is not there",
      patch: [{ op: "add", path: "/x/y", value: 1 }],
      answer: unprocessable,
    },
    {
      behaviour: "an unknown operation",
      patch: [{ op: "jump", path: "/a" }],
      answer: unprocessable,
    },
    { behaviour: "no path", patch: [{ op: "add", value: 1 }], answer: unprocessable },
    {
      behaviour: "replacing the whole by what is no object",
      patch: [{ op: "replace", path: "", value: [] }],
      answer: unprocessable,
    },
    {
      behaviour: "adding the whole",
      patch: [{ op: "add", path: "", value: {} }],
      answer: unprocessable,
    },
    {
      behaviour: "what is no operation",
      patch: [{ op: "remove", path: "/data/a" }, true],
      answer: [
        400,
        "BadRequest",
        "json: cannot unmarshal bool into Go value of type jsonpatch.Operation",
      ],
    },
    {
      behaviour: "an index out of range",
      patch: [{ op: "add", path: "/list/4", value: 1 }],
      answer: unprocessable,
    },
    { behaviour: "copies that grow without bound", patch: doubling(30), answer: unprocessable },
    {
      behaviour: "no list",
      patch: { op: "add" },
      answer: [
        400,
        "BadRequest",
        "error decoding patch: json: cannot unmarshal object into Go value of type []interface {}",
      ],
    },
    {
      behaviour: "a value nested too deep",
      patch: [{ op: "add", path: "/data/b", value: JSON.parse(nested) }],
      answer: [400, "BadRequest", "error decoding patch: exceeded max depth"],
    },
    {
      behaviour: "too many operations",
      patch: Array.from({ length: 10_001 }, () => ({ op: "test", path: "/data/z", value: null })),
      answer: [
        413,
        "RequestEntityTooLarge",
        "Request entity too large: The allowed maximum operations in a JSON patch is 10000, " +
          "got 10001",
      ],
    },
  ])("refuses $behaviour", ({ patch, answer }) => {
    expect(refusal(() => jsonPatch(data, patch))).toEqual(answer);
  });
});
