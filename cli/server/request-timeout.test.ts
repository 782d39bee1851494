import { expect, test } from "vitest";
import { requestTimeoutMs } from "./request-timeout.ts";

test.each([
  { text: undefined, ms: undefined },
  { text: "", ms: undefined },
  { text: "0", ms: undefined },
  { text: "5", ms: 5000 },
  { text: "1m30s", ms: 90_000 },
  { text: "0.5s", ms: 500 },
  { text: "1ns", ms: 1 },
  { text: "1000h", ms: 2 ** 31 - 1 },
  { text: "-1s", ms: undefined },
])("--request-timeout=$text lets an answer take $ms", ({ text, ms }) => {
  expect(requestTimeoutMs(text)).toBe(ms);
});

test.each(["abc", "1.5", "-1", "1x", "1 s"])("--request-timeout=%s is refused", (text) => {
  expect(() => requestTimeoutMs(text)).toThrow("Invalid timeout value. Timeout must be a single");
});
