/**
 * The certificate of hosts that have none of their own. Written out byte by byte: libraries that do
 * it are thirty times as large as what is needed of them here (docs/adr/0015).
 * Source: RFC 5280; the names are those of ingress-nginx 1.14, internal/net/ssl.
 */
import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import {
  alternativeNames,
  bits,
  ecdsaWithSha256,
  integer,
  nameOf,
  pem,
  sequence,
  tagged,
  time,
} from "../certificates/der.ts";

export interface Certificate {
  /** Both are PEM. */
  readonly cert: string;
  readonly key: string;
}

const hourMs = 3_600_000;
const validMs = 365 * 24 * hourMs;

/** Makes another one each time, valid for a year; takes about a millisecond. */
export function fakeCertificate(nowMs: number): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = nameOf("Acme Co", "Kubernetes Ingress Controller Fake Certificate");
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaWithSha256,
    name,
    sequence(time(nowMs - hourMs), time(nowMs + validMs)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, sequence(alternativeNames(["ingress.local"]))),
  );
  const signature = bits(sign("sha256", body, privateKey));
  return {
    cert: pem(sequence(body, ecdsaWithSha256, signature)),
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}
