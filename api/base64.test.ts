import { expect, test } from "vitest";
import { base64Length, decodeBase64, encodeBase64 } from "./base64.ts";

test.each([
  { behaviour: "nothing", text: "", base64: "", bytes: 0 },
  { behaviour: "two paddings", text: "a", base64: "YQ==", bytes: 1 },
  { behaviour: "one padding", text: "ab", base64: "YWI=", bytes: 2 },
  { behaviour: "no padding", text: "abc", base64: "YWJj", bytes: 3 },
  { behaviour: "letters beyond ASCII", text: "é€", base64: "w6nigqw=", bytes: 5 },
])("text with $behaviour is coded both ways", ({ text, base64, bytes }) => {
  expect([encodeBase64(text), decodeBase64(base64), base64Length(base64)]).toEqual([
    base64,
    text,
    bytes,
  ]);
});

test("what is no base64 has no text", () => {
  expect(decodeBase64("not base64!")).toBeUndefined();
});
