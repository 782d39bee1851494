/**
 * Signatures of P-256 that are the same for the same key and message: what a seed draws stays what
 * it is. Source: FIPS 186-5, RFC 6979.
 */
import { p256 } from "@noble/curves/nist.js";

/** The key that 32 random bytes stand for. */
export function secretOf(bytes: Uint8Array): Uint8Array {
  const { Fn } = p256.Point;
  const number = BigInt(`0x${Array.from(bytes, hexOf).join("")}`);
  return Fn.toBytes((number % (Fn.ORDER - 1n)) + 1n);
}

const hexOf = (byte: number) => byte.toString(16).padStart(2, "0");

/** Both coordinates of its public key, 32 bytes each. */
export function publicPoint(secret: Uint8Array): readonly [Uint8Array, Uint8Array] {
  const point = p256.getPublicKey(secret, false);
  return [point.subarray(1, 33), point.subarray(33)];
}

/** The signature of a SHA-256 digest: both numbers of it, or in DER. */
export const signDigest = (
  secret: Uint8Array,
  digest: Uint8Array,
  format: "compact" | "der" = "compact",
): Uint8Array => p256.sign(digest, secret, { prehash: false, lowS: false, format });
