/**
 * Keys and signatures of P-256 that are the same for the same seed, since they stand in objects.
 * OpenSSL draws a number for each signature; here it is derived. Source: RFC 6979, FIPS 186-5.
 */
import { createECDH, createHash, createHmac, createPrivateKey, type KeyObject } from "node:crypto";
import { integer, sequence } from "./der.ts";

export interface SigningKey {
  readonly key: KeyObject;
  /** The secret number itself. */
  readonly secret: bigint;
}

/** How many points the curve has. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const size = 32;

/** The key that a text stands for: whoever knows the text has it. */
export function signingKeyOf(text: string): SigningKey {
  return signingKey((numberOf(sha256(Buffer.from(text))) % (order - 1n)) + 1n);
}

export function signingKey(secret: bigint): SigningKey {
  const point = multiplied(secret);
  const [x, y] = [point.subarray(1, 1 + size), point.subarray(1 + size)].map(inUrl);
  const jwk = { kty: "EC", crv: "P-256", d: inUrl(bytesOf(secret)), x: x ?? "", y: y ?? "" };
  return { secret, key: createPrivateKey({ format: "jwk", key: jwk }) };
}

/** The signature of a message with SHA-256, in DER. */
export function signed({ secret }: SigningKey, message: Buffer): Buffer {
  const hash = sha256(message);
  for (const nonce of nonces(secret, hash)) {
    const r = numberOf(multiplied(nonce).subarray(1, 1 + size)) % order;
    const s = (inverse(nonce) * ((numberOf(hash) + r * secret) % order)) % order;
    if (r !== 0n && s !== 0n) return sequence(unsigned(r), unsigned(s));
  }
  throw new Error("there is always another number");
}

/** RFC 6979, 3.2. */
function* nonces(secret: bigint, hash: Buffer): Iterable<bigint> {
  const seed = Buffer.concat([bytesOf(secret), bytesOf(numberOf(hash) % order)]);
  let key: Buffer = Buffer.alloc(size, 0);
  let value: Buffer = Buffer.alloc(size, 1);
  const stir = (mark: number, more = Buffer.alloc(0)) => {
    key = hmac(key, Buffer.concat([value, Buffer.from([mark]), more]));
    value = hmac(key, value);
  };
  stir(0, seed);
  for (stir(1, seed); ; stir(0)) {
    value = hmac(key, value);
    const drawn = numberOf(value);
    if (drawn > 0n && drawn < order) yield drawn;
  }
}

/** The base point so many times: a byte that says how it is written, and both coordinates. */
function multiplied(factor: bigint): Buffer {
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(bytesOf(factor));
  return curve.getPublicKey();
}

/** By Euclid. */
function inverse(number: bigint): bigint {
  let [high, low] = [order, number];
  let [before, factor] = [0n, 1n];
  while (low !== 0n) {
    const times = high / low;
    [high, low] = [low, high - times * low];
    [before, factor] = [factor, before - times * factor];
  }
  return ((before % order) + order) % order;
}

/** A number that would read as negative gets a zero before it. */
function unsigned(number: bigint): Buffer {
  const hex = number.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex");
  return integer((bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes]));
}

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest();
const hmac = (key: Buffer, bytes: Buffer) => createHmac("sha256", key).update(bytes).digest();
const numberOf = (bytes: Buffer) => BigInt(`0x${bytes.toString("hex")}`);
const bytesOf = (number: bigint) => Buffer.from(number.toString(16).padStart(2 * size, "0"), "hex");
const inUrl = (bytes: Buffer) => bytes.toString("base64url");
