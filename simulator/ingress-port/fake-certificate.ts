/**
 * The certificate of hosts that have none of their own. Written out byte by byte: libraries that do
 * it are thirty times as large as what is needed of them here (docs/adr/0015).
 * Source: RFC 5280; the names are those of ingress-nginx 1.14, internal/net/ssl.
 */
import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

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
  const algorithm = sequence(oid(ecdsaWithSha256));
  const name = nameOf("Acme Co", "Kubernetes Ingress Controller Fake Certificate");
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    name,
    sequence(time(nowMs - hourMs), time(nowMs + validMs)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, sequence(alternativeName("ingress.local"))),
  );
  const signature = bits(sign("sha256", body, privateKey));
  const bytes =
    sequence(body, algorithm, signature)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${bytes.join("\n")}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

const ecdsaWithSha256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
const organization = [0x55, 0x04, 0x0a];
const commonName = [0x55, 0x04, 0x03];
const subjectAltName = [0x55, 0x1d, 0x11];

/** One value of DER: its tag, its length, its bytes. */
function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]) => tagged(0x30, ...parts);
const integer = (bytes: Buffer) => tagged(0x02, bytes);
const oid = (bytes: readonly number[]) => tagged(0x06, Buffer.from(bytes));
const bits = (bytes: Buffer) => tagged(0x03, Buffer.from([0]), bytes);
const octets = (bytes: Buffer) => tagged(0x04, bytes);
const text = (value: string) => tagged(0x0c, Buffer.from(value));

/** `261127021500Z`: two digits of the year are enough until 2049. */
const time = (atMs: number) =>
  tagged(0x17, Buffer.from(`${new Date(atMs).toISOString().replace(/[-:T]/g, "").slice(2, 14)}Z`));

const nameOf = (owner: string, common: string) =>
  sequence(
    tagged(0x31, sequence(oid(organization), text(owner))),
    tagged(0x31, sequence(oid(commonName), text(common))),
  );

const alternativeName = (host: string) =>
  sequence(oid(subjectAltName), octets(sequence(tagged(0x82, Buffer.from(host)))));
