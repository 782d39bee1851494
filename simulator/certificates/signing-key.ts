/**
 * Keys and signatures of P-256 that are the same for the same seed, since they stand in objects.
 * OpenSSL draws a number for each signature; here it is derived.
 */
import { createECDH, createHash, createPrivateKey, type KeyObject } from "node:crypto";
import { bytesOf, type Multiply, numberOf, secretOf, signDigest } from "../../api/p256.ts";
import { integer, sequence } from "./der.ts";

export interface SigningKey {
  readonly key: KeyObject;
  /** The secret number itself. */
  readonly secret: bigint;
}

const size = 32;

/** The key that a text stands for: whoever knows the text has it. */
export function signingKeyOf(text: string): SigningKey {
  return signingKey(secretOf(sha256(Buffer.from(text))));
}

export function signingKey(secret: bigint): SigningKey {
  const [x, y] = multiplied(secret).map(inUrl);
  const jwk = { kty: "EC", crv: "P-256", d: inUrl(secret), x: x ?? "", y: y ?? "" };
  return { secret, key: createPrivateKey({ format: "jwk", key: jwk }) };
}

/** The signature of a message with SHA-256, in DER. */
export function signed({ secret }: SigningKey, message: Buffer): Buffer {
  const { r, s } = signDigest(secret, sha256(message), multiplied);
  return sequence(unsigned(r), unsigned(s));
}

/** As OpenSSL does it, which is faster, and takes the same time for every key. */
const multiplied: Multiply = (factor) => {
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(bytesOf(factor));
  const point = curve.getPublicKey();
  return [numberOf(point.subarray(1, 1 + size)), numberOf(point.subarray(1 + size))];
};

/** A number that would read as negative gets a zero before it. */
function unsigned(number: bigint): Buffer {
  const hex = number.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex");
  return integer((bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes]));
}

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest();
const inUrl = (number: bigint) => Buffer.from(bytesOf(number)).toString("base64url");
