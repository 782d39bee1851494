/** Certificates of a cluster's own authority. Source: RFC 5280. */
import { createHash } from "node:crypto";
import { bits, ecdsaWithSha256, integer, octets, oid, pem, sequence, tagged, time } from "./der.ts";
import { type SigningKey, signed } from "./signing-key.ts";

export interface Wanted {
  /** A Name in DER, as `nameOf` writes it. */
  readonly subject: Buffer;
  /** The SubjectPublicKeyInfo in DER. */
  readonly publicKey: Buffer;
  /** What the serial number is drawn from: another text for each certificate of an authority. */
  readonly serialSeed: string | Buffer;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  /** Names as in Kubernetes' API, of which those of `keyUsages` and `purposes` count. */
  readonly usages: readonly string[];
  /** The extension with other names, in DER. */
  readonly alternativeNames?: Buffer | undefined;
}

export interface Issuer {
  readonly name: Buffer;
  readonly publicKey: Buffer;
  readonly key: SigningKey;
}

/** The bits of what a key is for, from the highest down. Source: RFC 5280 4.2.1.3. */
const keyUsages: Readonly<Record<string, number>> = {
  "digital signature": 0x80,
  "key encipherment": 0x20,
  "cert sign": 0x04,
};

/** The ends of `1.3.6.1.5.5.7.3.x`. Source: RFC 5280 4.2.1.12. */
const purposes: Readonly<Record<string, number>> = { "server auth": 1, "client auth": 2 };

/** A certificate in PEM. One that may sign certificates is an authority's. */
export function makeCertificate(wanted: Wanted, issuer: Issuer): string {
  const { subject, publicKey, serialSeed, notBeforeMs, notAfterMs } = wanted;
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(serialOf(serialSeed)),
    ecdsaWithSha256,
    issuer.name,
    sequence(time(notBeforeMs), time(notAfterMs)),
    subject,
    publicKey,
    tagged(0xa3, sequence(...extensions(wanted, issuer))),
  );
  return pem(sequence(body, ecdsaWithSha256, bits(signed(issuer.key, body))));
}

/** Positive, and never with a zero in front. */
const serialOf = (seed: string | Buffer) =>
  Buffer.concat([Buffer.from([1]), digest("sha256", seed).subarray(0, 15)]);

function extensions({ usages, publicKey, alternativeNames }: Wanted, issuer: Issuer): Buffer[] {
  const mask = usages.reduce((sum, usage) => sum | (keyUsages[usage] ?? 0), 0);
  const named = usages.flatMap((usage) => purposes[usage] ?? []);
  const purposeIds = named.map((last) => oid([0x2b, 6, 1, 5, 5, 7, 3, last]));
  const isAuthority = usages.includes("cert sign");
  return [
    ...(mask === 0 ? [] : [extension(0x0f, tagged(0x03, usageBits(mask)), isCritical)]),
    ...(purposeIds.length === 0 ? [] : [extension(0x25, sequence(...purposeIds))]),
    extension(0x13, sequence(...(isAuthority ? [isTrue] : [])), isCritical),
    isAuthority
      ? extension(0x0e, octets(keyIdOf(publicKey)))
      : extension(0x23, sequence(tagged(0x80, keyIdOf(issuer.publicKey)))),
    ...(alternativeNames === undefined ? [] : [alternativeNames]),
  ];
}

/** First how many bits of the last byte are none. */
function usageBits(mask: number): Buffer {
  const unused = 31 - Math.clz32(mask & -mask);
  return Buffer.from([unused, mask]);
}

const isTrue = tagged(0x01, Buffer.from([0xff]));
const isCritical = isTrue;

const extension = (last: number, value: Buffer, ...critical: readonly Buffer[]) =>
  sequence(oid([0x55, 0x1d, last]), ...critical, octets(value));

const keyIdOf = (publicKey: Buffer) => digest("sha1", publicKey);

const digest = (algorithm: string, bytes: string | Buffer) =>
  createHash(algorithm).update(bytes).digest();
