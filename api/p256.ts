/**
 * Signatures of P-256 that are the same for the same key and message: what a seed draws stays what
 * it is. Source: FIPS 186-5, RFC 6979.
 */
import { type ECDSA, ecdsa, weierstrass } from "@noble/curves/abstract/weierstrass.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";

/** Source: SP 800-186, 3.2.1.3. */
const parameters = {
  p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
  n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  h: 1n,
  a: 0xffffffff00000001000000000000000000000000fffffffffffffffffffffffcn,
  b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  Gx: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  Gy: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
};

let made: ECDSA | undefined;

/** It is made when somebody signs: most clusters never do, and start sooner. */
function curve(): ECDSA {
  made ??= ecdsa(weierstrass(parameters), sha256);
  return made;
}

/** The key that 32 random bytes stand for. */
export function secretOf(bytes: Uint8Array): Uint8Array {
  const secret = (BigInt(`0x${bytesToHex(bytes)}`) % (parameters.n - 1n)) + 1n;
  return hexToBytes(secret.toString(16).padStart(64, "0"));
}

/** Both coordinates of its public key, 32 bytes each. */
export function publicPoint(secret: Uint8Array): readonly [Uint8Array, Uint8Array] {
  const point = curve().getPublicKey(secret, false);
  return [point.subarray(1, 33), point.subarray(33)];
}

/** The signature of a SHA-256 digest: both numbers of it, or in DER. */
export const signDigest = (
  secret: Uint8Array,
  digest: Uint8Array,
  format: "compact" | "der" = "compact",
): Uint8Array => curve().sign(digest, secret, { prehash: false, lowS: false, format });
