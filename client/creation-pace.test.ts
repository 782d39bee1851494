import { expect, test } from "vitest";
import { CreationPace } from "./creation-pace.ts";

const hasty = () => {
  const pace = new CreationPace();
  for (let round = 0; round <= 100; round += 1) pace.created("web", 0);
  return pace;
};

test("who creates a hundred times at one moment waits a fifth of a second before each further time", () => {
  const pace = hasty();
  expect(pace.waitMs("web", 0)).toBe(200);
  expect(pace.waitMs("web", 150)).toBe(50);
  expect(pace.waitMs("web", 200)).toBe(0);
  pace.created("web", 200);
  expect(pace.waitMs("web", 200)).toBe(200);
});

test("who creates as often, but at different moments, does not wait", () => {
  const pace = new CreationPace();
  for (let ms = 0; ms < 1000; ms += 1) pace.created("web", ms);
  expect(pace.waitMs("web", 1000)).toBe(0);
});

test("nobody waits for others", () => {
  expect(hasty().waitMs("other", 0)).toBe(0);
});

test("after a second of calm nobody waits", () => {
  const pace = hasty();
  expect(pace.waitMs("web", 1001)).toBe(0);
  pace.created("web", 1001);
  expect(pace.waitMs("web", 1001)).toBe(0);
});
