import { expect, test } from "vitest";
import { ItemBackoff } from "./item-backoff.ts";

test("each try doubles the wait, up to a quarter of an hour", () => {
  const backoff = new ItemBackoff();
  let nowMs = 0;
  const waits: number[] = [];
  for (let attempt = 0; attempt < 12; attempt += 1) {
    expect(backoff.remainingMs("a", nowMs)).toBe(0);
    backoff.tried("a", nowMs);
    waits.push(backoff.remainingMs("a", nowMs) / 1000);
    nowMs += backoff.remainingMs("a", nowMs);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
});

test("how long items wait first and at most may be said", () => {
  const backoff = new ItemBackoff({ firstMs: 5000, longestMs: 8000 });
  backoff.tried("a", 0);
  expect(backoff.remainingMs("a", 0)).toBe(5000);
  backoff.tried("a", 5000);
  expect(backoff.remainingMs("a", 5000)).toBe(8000);
});

test("every item waits for itself, and less as time passes", () => {
  const backoff = new ItemBackoff();
  backoff.tried("a", 0);
  backoff.tried("b", 600);
  expect([backoff.remainingMs("a", 700), backoff.remainingMs("b", 700)]).toEqual([300, 900]);
});

test("an item that was left alone for long begins anew", () => {
  const backoff = new ItemBackoff();
  for (const nowMs of [0, 1000, 3000]) backoff.tried("a", nowMs);
  const laterMs = 3000 + 30 * 60_000 + 1;
  expect(backoff.remainingMs("a", laterMs)).toBe(0);
  backoff.tried("a", laterMs);
  expect(backoff.remainingMs("a", laterMs)).toBe(1000);
});
