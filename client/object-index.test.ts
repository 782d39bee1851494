import fc from "fast-check";
import { expect, test } from "vitest";
import type { KubeObject } from "../api/resource.ts";
import { ObjectIndex } from "./object-index.ts";

/** Objects that come, change and go, one or ten at a time; some groups have hardly any. */
const changes = fc.record({
  first: fc.oneof(fc.nat({ max: 70 }), fc.nat({ max: 2 })),
  count: fc.constantFrom(1, 10),
  is: fc.constantFrom("there", "there", "gone"),
});

interface Step {
  readonly first: number;
  readonly count: number;
  readonly is: string;
}

function play(steps: readonly Step[], look: Look): void {
  const objects = new Map<string, KubeObject>();
  const index = new ObjectIndex<KubeObject>(objects, () => [""]);
  for (const { first, count, is } of steps) {
    const before = index.parts("");
    for (let number = first; number < first + count; number += 1) {
      const name = `n${number}`;
      const previous = objects.get(name);
      const next = { apiVersion: "v1", kind: "Node", metadata: { name } };
      if (is === "gone") objects.delete(name);
      else objects.set(name, next);
      index.move(name, is === "gone" ? undefined : next, previous);
    }
    const all = [...index.each("")];
    look({ present: [...objects.values()], parts: index.parts(""), all, before });
  }
}

type Look = (seen: {
  readonly present: readonly KubeObject[];
  readonly parts: readonly (readonly KubeObject[])[];
  readonly all: readonly KubeObject[];
  readonly before: readonly (readonly KubeObject[])[];
}) => void;

test("the parts of an index are all objects, in the order in which they came", () => {
  fc.assert(
    fc.property(fc.array(changes), (steps) => {
      play(steps, ({ present, parts, all }) => {
        expect(parts.flat()).toEqual(present);
        expect(all).toEqual(present);
      });
    }),
  );
});

test("a part in which nothing changed is the very array that it was", () => {
  fc.assert(
    fc.property(fc.array(changes), (steps) => {
      play(steps, ({ parts, before }) => {
        for (const part of parts) {
          const same = before.find((each) => each.length === part.length && isSame(each, part));
          if (same !== undefined) expect(part).toBe(same);
        }
      });
    }),
  );
});

const isSame = (left: readonly KubeObject[], right: readonly KubeObject[]) =>
  left.every((each, at) => each === right[at]);

test("what was added late is filed once somebody asks, in the order in which all came", () => {
  const named = (name: string): KubeObject => ({
    apiVersion: "v1",
    kind: "Event",
    metadata: { name },
  });
  const objects = new Map<string, KubeObject>();
  const filed: string[] = [];
  const index = new ObjectIndex<KubeObject>(objects, ({ metadata: { name = "" } }) => {
    filed.push(name);
    return [""];
  });
  const add = (name: string, isLate: boolean) => {
    objects.set(name, named(name));
    if (isLate) index.addLate(name);
    else index.move(name, named(name), undefined);
  };
  const names = () => index.get("").map(({ metadata }) => metadata.name);
  add("a", true);
  expect(filed).toEqual([]);
  expect(names()).toEqual(["a"]);
  add("b", true);
  expect(filed).toEqual(["a"]);
  add("c", false);
  add("d", true);
  expect(names()).toEqual(["a", "b", "c", "d"]);
});
