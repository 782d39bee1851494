import { expect, test } from "vitest";
import { hmacSha256, sha256Hex } from "./sha256.ts";

test.each([
  { text: "", digest: "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855" },
  { text: "abc", digest: "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD" },
  {
    text: "a".repeat(1000),
    digest: "41EDECE42D63E8D9BF515A9BA6932E1C20CBC9F5A5D134645ADB5DB1B9737EA3",
  },
])("digests $text.length characters", ({ text, digest }) => {
  expect(sha256Hex(text)).toBe(digest);
});

test("signs as RFC 4231 does in its second case", () => {
  const [key, message] = ["Jefe", "what do ya want for nothing?"].map((text) => Buffer.from(text));
  const signature = hmacSha256(key ?? Buffer.of(), message ?? Buffer.of());
  expect(Buffer.from(signature).toString("hex")).toBe(
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  );
});
