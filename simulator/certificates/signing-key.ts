/** Keys and signatures of P-256 that are the same for the same seed, as they stand in objects. */
import { createHash, createPrivateKey, type KeyObject } from "node:crypto";
import { publicPoint, secretOf, signDigest } from "../../api/p256.ts";

export interface SigningKey {
  readonly key: KeyObject;
  /** The secret number itself. */
  readonly secret: Uint8Array;
}

/** The key that a text stands for: whoever knows the text has it. */
export function signingKeyOf(text: string): SigningKey {
  return signingKey(secretOf(sha256(Buffer.from(text))));
}

export function signingKey(secret: Uint8Array): SigningKey {
  const [x, y] = publicPoint(secret);
  const jwk = { kty: "EC", crv: "P-256", d: inUrl(secret), x: inUrl(x), y: inUrl(y) };
  return { secret, key: createPrivateKey({ format: "jwk", key: jwk }) };
}

/** The signature of a message with SHA-256, in DER. */
export const signed = ({ secret }: SigningKey, message: Buffer): Buffer =>
  Buffer.from(signDigest(secret, sha256(message), "der"));

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest();
const inUrl = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
