import { expect, test } from "vitest";
import { extendedClasses } from "./extended-classes.ts";
import { deviceClass } from "./testing.ts";

const classOf = (name: string, extendedResourceName: string | undefined, madeAt: string) => ({
  ...deviceClass({ extendedResourceName }, name),
  metadata: { name, creationTimestamp: `2026-01-01T00:00:0${madeAt}Z` },
});
const gpu = "example.com/gpu";

test("a class stands for the resource that it names, and for one by its own name", () => {
  const classes = [classOf("a", gpu, "0"), classOf("b", undefined, "0")];
  expect(Object.fromEntries(extendedClasses(classes))).toEqual({
    [gpu]: "a",
    "deviceclass.resource.kubernetes.io/a": "a",
    "deviceclass.resource.kubernetes.io/b": "b",
  });
});

test.each([
  ["made later", [classOf("a", gpu, "1"), classOf("b", gpu, "2")], "b"],
  ["that comes first by name", [classOf("b", gpu, "1"), classOf("a", gpu, "1")], "a"],
])("of two classes with one resource it is the one %s", (_, classes, wanted) => {
  expect(extendedClasses(classes).get(gpu)).toBe(wanted);
  expect(extendedClasses([...classes].reverse()).get(gpu)).toBe(wanted);
});
