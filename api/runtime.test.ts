import { customRandom } from "nanoid";
import { expect, test } from "vitest";
import { nameGenerator, seededRandom } from "./runtime.ts";

test("uids are those of version 4, each another", () => {
  const names = nameGenerator(seededRandom(7));
  const uids = Array.from({ length: 1000 }, () => names.uid());
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(uids.filter((uid) => !form.test(uid))).toEqual([]);
  expect(new Set(uids).size).toBe(1000);
});

test("the digits of a uid are drawn as nanoid draws them", () => {
  const random = seededRandom(7);
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => random.integer(256));
  const digits = customRandom("0123456789abcdef", 30, bytes)();
  const uid = nameGenerator(seededRandom(7)).uid();
  // The version and the variant are no digits of it.
  expect([14, 19].reduceRight((text, at) => text.slice(0, at) + text.slice(at + 1), uid)).toBe(
    digits.replace(/^(.{8})(.{4})(.{3})(.{3})(.{12})$/, "$1-$2-$3-$4-$5"),
  );
});
