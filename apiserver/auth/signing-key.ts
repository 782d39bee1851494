import { encodeBase64Bytes, toUrlAlphabet } from "../../api/base64.ts";
import { publicPoint, secretOf, signDigest } from "../../api/p256.ts";
import type { Random } from "../../api/runtime.ts";
import { sha256, sha256OfBytes } from "../../api/sha256.ts";

/** How tokens are signed: with a key of P-256, which is made in no time, unlike one of RSA. */
export const algorithm = "ES256";

/** What others verify tokens with. Source: RFC 7517, in the order of go-jose. */
export interface PublicKey {
  readonly use: "sig";
  readonly kty: "EC";
  readonly kid: string;
  readonly crv: "P-256";
  readonly alg: typeof algorithm;
  readonly x: string;
  readonly y: string;
}

/** What stands before the coordinates in a SubjectPublicKeyInfo. Source: RFC 5480. */
const keyInfo = [
  ...[0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01],
  ...[0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04],
];

/** So many signatures are remembered: a client shows its token with every request. */
const knownMax = 4_096;

/** The key that tokens of service accounts are signed with. It is made when it is first used. */
export class SigningKey {
  readonly #secret: Uint8Array;
  readonly #known = new Map<string, string>();
  #public?: PublicKey;

  constructor(random: Random) {
    this.#secret = secretOf(Uint8Array.from({ length: 32 }, () => random.integer(256)));
  }

  /** By what those who verify find it. */
  get id(): string {
    return this.public.kid;
  }

  get public(): PublicKey {
    this.#public ??= publicOf(this.#secret);
    return this.#public;
  }

  /** The signature of a text, which is always the same. Source: RFC 7518, 3.4. */
  sign(text: string): string {
    const before = this.#known.get(text);
    if (before !== undefined) return before;
    const signature = inUrl(signDigest(this.#secret, sha256(text)));
    if (this.#known.size >= knownMax) this.#known.clear();
    this.#known.set(text, signature);
    return signature;
  }
}

/** Source: pkg/serviceaccount jwt.go keyIDFromPublicKey 1.36. */
function publicOf(secret: Uint8Array): PublicKey {
  const [x, y] = publicPoint(secret);
  const kid = inUrl(sha256OfBytes(Uint8Array.from([...keyInfo, ...x, ...y])));
  const shape = { use: "sig", kty: "EC", kid, crv: "P-256", alg: algorithm } as const;
  return { ...shape, x: inUrl(x), y: inUrl(y) };
}

const inUrl = (bytes: Uint8Array) => toUrlAlphabet(encodeBase64Bytes(bytes));
