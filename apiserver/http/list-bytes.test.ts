import { expect, test } from "vitest";
import { ListBytes } from "./list-bytes.ts";

const never = () => {
  throw new Error("the items were encoded already");
};

test("the bytes of the same items are put together once, whatever their head", () => {
  const lists = new ListBytes();
  const items = Object.freeze([]);
  const first = lists.of(items, '{"é":1,"items":[', () => '"ü"]}');
  expect(first.toString()).toBe('{"é":1,"items":["ü"]}');
  expect(lists.of(items, '{"é":1,"items":[', never)).toBe(first);
  expect(lists.of(items, '{"items":[', never).toString()).toBe('{"items":["ü"]}');
  expect(lists.of(Object.freeze([]), "[", () => "]").toString()).toBe("[]");
});

test("lists that are too many make way for new ones", () => {
  const lists = new ListBytes();
  const half = "x".repeat(33 * 2 ** 20);
  const [first, second] = [Object.freeze([]), Object.freeze([])];
  const kept = lists.of(second, "", () => half);
  lists.of(first, "", () => half);
  expect(lists.of(first, "", never).length).toBe(half.length);
  expect(lists.of(second, "", () => half) === kept).toBe(false);
});
