import { expect, test } from "vitest";
import { podOf } from "../testing/objects.ts";
import { prioritySort } from "./priority-sort.ts";

const queued = (priority: number | undefined, sinceMs: number) => ({
  pod: podOf({ spec: priority === undefined ? {} : { priority } }),
  sinceMs,
});

test.each([
  { behaviour: "a higher priority", first: queued(10, 5), second: queued(1, 0) },
  { behaviour: "of equal priorities the longer wait", first: queued(1, 0), second: queued(1, 5) },
  {
    behaviour: "no priority, which is 0, before a lower",
    first: queued(undefined, 5),
    second: queued(-1, 0),
  },
])("$behaviour goes first", ({ first, second }) => {
  expect(prioritySort.less?.(first, second)).toBe(true);
  expect(prioritySort.less?.(second, first)).toBe(false);
});

test("of pods alike in both none goes before the other", () => {
  expect(prioritySort.less?.(queued(1, 5), queued(1, 5))).toBe(false);
});
