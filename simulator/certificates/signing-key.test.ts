import { createPublicKey, verify } from "node:crypto";
import { expect, test } from "vitest";
import { signed, signingKey, signingKeyOf } from "./signing-key.ts";

const secret = Buffer.from(
  "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721",
  "hex",
);

test.each([
  {
    message: "sample",
    r: "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716",
    s: "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
  },
  {
    message: "test",
    r: "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367",
    s: "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083",
  },
])("$message is signed as RFC 6979 has it", ({ message, r, s }) => {
  const hex = signed(signingKey(secret), Buffer.from(message)).toString("hex");
  expect(hex).toMatch(new RegExp(`^30..02..(00)?${r}02..(00)?${s}$`));
});

test("what is signed is verified by the key of the same text, and by no other", () => {
  const message = Buffer.from("to whom it may concern");
  const check = (text: string) =>
    verify(
      "sha256",
      message,
      createPublicKey(signingKeyOf(text).key),
      signed(signingKeyOf("7"), message),
    );
  expect([check("7"), check("8")]).toEqual([true, false]);
});
