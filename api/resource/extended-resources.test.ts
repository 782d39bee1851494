import { expect, test } from "vitest";
import { mayBeOfClass } from "./extended-resources.ts";

test.each([
  ["example.com/gpu", true],
  ["deviceclass.resource.kubernetes.io/a", true],
  ["kubernetes.io/gpu", false],
  ["requests.example.com/gpu", false],
  ["memory", false],
])("%s may be of a class: %s", (resource, wanted) => {
  expect(mayBeOfClass(resource)).toBe(wanted);
});
