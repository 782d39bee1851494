import { createPublicKey, verify } from "node:crypto";
import { expect, test } from "vitest";
import { publicPoint, secretOf, signDigest } from "./p256.ts";
import { sha256 } from "./sha256.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const bytes = (text: string) => new Uint8Array(Buffer.from(text.padStart(64, "0"), "hex"));

const secret = bytes("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721");

test.each([
  {
    message: "sample",
    signature:
      "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716" +
      "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
  },
  {
    message: "test",
    signature:
      "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367" +
      "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083",
  },
])("signs $message as RFC 6979, A.2.5 does", ({ message, signature }) => {
  expect(hex(signDigest(secret, sha256(message)))).toBe(signature);
});

test("what a key signs is good", () => {
  const [x, y] = publicPoint(secret).map((part) => Buffer.from(part).toString("base64url"));
  const jwk = { kty: "EC", crv: "P-256", x, y };
  const key = createPublicKey({ format: "jwk", key: jwk });
  const signature = signDigest(secret, sha256("hello"));
  const options = { key, dsaEncoding: "ieee-p1363" } as const;
  expect(verify("sha256", Buffer.from("hello"), options, signature)).toBe(true);
});

test("any bytes are a key", () => {
  expect([new Uint8Array(32), new Uint8Array(32).fill(255)].map(secretOf).map(hex)).toEqual([
    "1".padStart(64, "0"),
    "ffffffff00000000000000004319055258e8617b0c46353d039cdab0".padStart(64, "0"),
  ]);
});
