import { expect, test } from "vitest";
import type { KubeObject } from "../../api/resource.ts";
import { ListCache } from "./list-cache.ts";

const objects = (...names: readonly string[]): readonly KubeObject[] =>
  names.map((name) => ({ apiVersion: "v1", kind: "ConfigMap", metadata: { name } }));

test("a list is made anew only after something has changed", () => {
  const lists = new ListCache();
  const first = lists.items("a", 1, () => objects("x"));
  expect(lists.items("a", 1, () => objects("never"))).toBe(first);
  expect(lists.items("b", 1, () => objects("y"))).toEqual(objects("y"));
  expect(lists.items("a", 2, () => objects("x", "z"))).toEqual(objects("x", "z"));
});

test("the list that was asked for least recently is forgotten first", () => {
  const lists = new ListCache();
  const kept = lists.items("kept", 1, () => objects("x"));
  lists.items("forgotten", 1, () => objects("y"));
  for (let other = 0; other < 63; other += 1) {
    lists.items("kept", 1, () => objects("never"));
    lists.items(`other-${other}`, 1, () => objects());
  }
  expect(lists.items("kept", 1, () => objects("never"))).toBe(kept);
  expect(lists.items("forgotten", 1, () => objects("anew"))).toEqual(objects("anew"));
});
