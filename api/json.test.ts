import { expect, test } from "vitest";
import { freezeObjects, ownCopy } from "./json.ts";
import { deepFreeze } from "./testing/deep-freeze.ts";

test("objects are frozen at every level, and the lists between them are not", () => {
  const value = freezeObjects({ list: [{ a: 1 }, [{ b: 2 }], null], none: null, text: "x" });
  const [first, list] = value.list as [object, object[]];
  expect([value, first, list[0]].every(Object.isFrozen)).toBe(true);
  expect([value.list, list].some(Object.isFrozen)).toBe(false);
});

test("a list as a whole, and what is no object, come back as they are", () => {
  const list = [{ a: 1 }];
  expect(freezeObjects(list)).toBe(list);
  expect(Object.isFrozen(list[0])).toBe(true);
  expect([freezeObjects("text"), freezeObjects(null)]).toEqual(["text", null]);
});

test("a copy of one's own shares nothing with what may still be changed", () => {
  const given = { list: [1, { a: [2] }], map: { b: { c: true } }, none: null, absent: undefined };
  const copy = ownCopy(given);
  expect(copy).toStrictEqual(given);
  given.list.push(3);
  given.map.b.c = false;
  expect(copy).toStrictEqual({
    list: [1, { a: [2] }],
    map: { b: { c: true } },
    none: null,
    absent: undefined,
  });
});

test("what nobody can change is no copy, and within others it is shared", () => {
  const frozen = deepFreeze({ list: [{ a: 1 }] });
  expect(ownCopy(frozen)).toBe(frozen);
  const copy = ownCopy({ frozen, other: Object.freeze([[1]]) });
  expect(copy.frozen).toBe(frozen);
  expect(copy).toStrictEqual({ frozen, other: [[1]] });
});

test("an object that is frozen around a list that is not is copied", () => {
  const given = freezeObjects({ list: [1] });
  const copy = ownCopy(given);
  given.list.push(2);
  expect(copy).toStrictEqual({ list: [1] });
});

test("a member called __proto__ stays a member", () => {
  const given = JSON.parse('{"__proto__": {"a": 1}}');
  expect(JSON.stringify(ownCopy(given))).toBe('{"__proto__":{"a":1}}');
});
