import { describe, expect, test } from "vitest";
import { mergePatch } from "./index.ts";
import { app, refusal, side, spec, stored } from "./test-fixtures.ts";

describe("a merge patch", () => {
  test.each([
    {
      behaviour: "deletes by null and merges objects",
      patch: { metadata: { labels: null }, spec: { replicas: 2, strategy: { rolling: null } } },
      result: {
        metadata: { name: "a", finalizers: ["f/1", "f/2", "f/3"] },
        spec: Object(spec({ replicas: 2, strategy: { type: "RollingUpdate" } }).spec),
      },
    },
    {
      behaviour: "replaces lists, and drops nulls of what is new",
      patch: { spec: { containers: [] }, data: { a: null, b: { c: null } } },
      result: { ...spec({ containers: [] }), data: { b: {} } },
    },
  ])("$behaviour", ({ patch, result }) => {
    expect(mergePatch(stored, patch)).toEqual(result);
  });

  test.each([
    { patch: {} },
    { patch: { metadata: { labels: { x: "y", z: null } } } },
    { patch: { spec: { containers: [app, side] } } },
  ])("returns the object itself where $patch changes nothing", ({ patch }) => {
    expect(mergePatch(stored, patch)).toBe(stored);
  });

  test("refuses what is no object", () => {
    const text = "json: cannot unmarshal string into Go value of type map[string]interface {}";
    const answer = [400, "BadRequest", `error decoding patch: ${text}`];
    expect(refusal(() => mergePatch(stored, "not json"))).toEqual(answer);
    expect(refusal(() => mergePatch(stored, null))).toEqual([
      400,
      "BadRequest",
      "Invalid JSON Patch",
    ]);
  });
});
