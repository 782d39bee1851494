import { expect, test } from "vitest";
import { sha256Hex } from "./sha256.ts";

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
