import { expect, test } from "vitest";
import { ObjectCache } from "./object-cache.ts";

/** What comes late, and how often it was made. */
function late(object: string) {
  let made = 0;
  return {
    get object() {
      made += 1;
      return object;
    },
    renewedMs: 5,
    made: () => made,
  };
}

test("what comes late is made when somebody looks at it, and once", () => {
  const cache = new ObjectCache<string>();
  cache.set("a", "old");
  const next = late("new");
  expect(cache.setLate("a", next)).toBe("old");
  expect(cache.size).toBe(1);
  expect(cache.late("a")?.renewedMs).toBe(5);
  expect(next.made()).toBe(0);
  expect(cache.get("a")).toBe("new");
  expect(cache.get("a")).toBe("new");
  expect(next.made()).toBe(1);
  expect(cache.late("a")).toBeUndefined();
});

test("there is nothing late of what is not there, or gone, or has changed since", () => {
  const cache = new ObjectCache<string>();
  expect(cache.setLate("a", late("new"))).toBeUndefined();
  expect(cache.get("a")).toBeUndefined();
  cache.set("a", "one");
  cache.setLate("a", late("late"));
  cache.delete("a");
  expect([cache.get("a"), cache.size]).toEqual([undefined, 0]);
  cache.set("a", "one");
  cache.setLate("a", late("late"));
  cache.set("a", "two");
  expect(cache.get("a")).toBe("two");
});

test("all objects are there, in the order in which they came, however late", () => {
  const cache = new ObjectCache<string>();
  for (const key of ["a", "b", "c"]) cache.set(key, key);
  cache.setLate("b", late("new b"));
  expect([...cache.values()]).toEqual(["a", "new b", "c"]);
  cache.setLate("a", late("new a"));
  expect([...cache].map(([key, object]) => `${key}: ${object}`)).toEqual([
    "a: new a",
    "b: new b",
    "c: c",
  ]);
});

test("what was added late has its place among the others, until it is gone", () => {
  const cache = new ObjectCache<string>();
  const [first, second] = [late("a"), late("c")];
  cache.addLate(Object.assign(first, { key: "a" }));
  cache.set("b", "b");
  cache.addLate(Object.assign(second, { key: "c" }));
  expect(cache.size).toBe(3);
  expect(cache.get("c")).toBe("c");
  expect([first.made(), second.made()]).toEqual([0, 1]);
  cache.delete("c");
  expect([...cache]).toEqual([
    ["a", "a"],
    ["b", "b"],
  ]);
  cache.addLate(Object.assign(late("c again"), { key: "c" }));
  expect(cache.setLate("c", late("renewed"))).toBeUndefined();
  expect(cache.get("c")).toBe("c again");
});
