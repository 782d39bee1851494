import { expect, test } from "vitest";
import { objectPatch } from "./object-patch.ts";

const pod = (...env: readonly object[]) =>
  ({ spec: { containers: [{ name: "c", image: "a", env }, { name: "d" }] } }) as never;

test.each([
  { behaviour: "is empty where nothing changed", before: { a: [1] }, after: { a: [1] }, patch: {} },
  {
    behaviour: "removes members, and goes into objects",
    before: { a: { b: 1, c: 2 }, d: 3 },
    after: { a: { b: 4, c: 2 } },
    patch: { a: { b: 4 }, d: null },
  },
  {
    behaviour: "replaces lists whose items have no names",
    before: { args: ["a", "b"] },
    after: { args: ["a"] },
    patch: { args: ["a"] },
  },
  {
    behaviour: "names the items that change, that go, and the order of all",
    before: pod({ name: "A", value: "1" }, { name: "B", value: "2" }, { name: "C" }),
    after: pod({ name: "A", value: "1" }, { name: "B", valueFrom: {} }, { name: "D" }),
    patch: {
      spec: {
        containers: [
          {
            name: "c",
            env: [
              { name: "B", value: null, valueFrom: {} },
              { name: "D" },
              { name: "C", $patch: "delete" },
            ],
            "$setElementOrder/env": [{ name: "A" }, { name: "B" }, { name: "D" }],
          },
        ],
        "$setElementOrder/containers": [{ name: "c" }, { name: "d" }],
      },
    },
  },
])("the patch between two objects $behaviour", ({ before, after, patch }) => {
  expect(objectPatch(before, after)).toEqual(patch);
});
