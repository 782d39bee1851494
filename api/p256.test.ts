import { createPublicKey, verify } from "node:crypto";
import { expect, test } from "vitest";
import { bytesOf, curveOrder, multiplyBase, secretOf, signDigest } from "./p256.ts";
import { sha256 } from "./sha256.ts";

const secret = 0xc9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721n;

test.each([
  {
    message: "sample",
    r: 0xefd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716n,
    s: 0xf7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8n,
  },
  {
    message: "test",
    r: 0xf1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367n,
    s: 0x019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083n,
  },
])("signs $message as RFC 6979, A.2.5 does", ({ message, r, s }) => {
  expect(signDigest(secret, sha256(message))).toEqual({ r, s });
});

test.each([1n, 2n, 3n, secret, curveOrder - 1n])("what the key %s signs is good", (key) => {
  const [x = "", y = ""] = multiplyBase(key).map((part) => url(bytesOf(part)));
  const publicKey = createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x, y } });
  const { r, s } = signDigest(key, sha256("hello"));
  const signature = Buffer.from([...bytesOf(r), ...bytesOf(s)]);
  const options = { key: publicKey, dsaEncoding: "ieee-p1363" } as const;
  expect(verify("sha256", Buffer.from("hello"), options, signature)).toBe(true);
});

test("any bytes are a key", () => {
  expect([new Uint8Array(32), new Uint8Array(32).fill(255)].map(secretOf)).toEqual([
    1n,
    2n ** 256n - curveOrder + 1n,
  ]);
});

const url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
