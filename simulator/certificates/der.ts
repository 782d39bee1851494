/** The values that certificates are made of, as bytes. Source: X.690, RFC 5280. */

import { parseIp } from "../../api/validation/ip.ts";

/** One value: its tag, its length, its bytes. */
export function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

export const sequence = (...parts: readonly Buffer[]) => tagged(0x30, ...parts);
export const integer = (bytes: Buffer) => tagged(0x02, bytes);
export const oid = (bytes: readonly number[]) => tagged(0x06, Buffer.from(bytes));
export const bits = (bytes: Buffer) => tagged(0x03, Buffer.from([0]), bytes);
export const octets = (bytes: Buffer) => tagged(0x04, bytes);

const text = (value: string) => tagged(0x0c, Buffer.from(value));

/** `261127021500Z`: two digits of the year are enough until 2049. */
export const time = (atMs: number) =>
  tagged(0x17, Buffer.from(`${new Date(atMs).toISOString().replace(/[-:T]/g, "").slice(2, 14)}Z`));

const organization = [0x55, 0x04, 0x0a];
const commonName = [0x55, 0x04, 0x03];
const subjectAltName = [0x55, 0x1d, 0x11];

/** Whose certificate it is, and of what organization; "" is of none. */
export const nameOf = (owner: string, common: string) =>
  sequence(
    ...(owner === "" ? [] : [tagged(0x31, sequence(oid(organization), text(owner)))]),
    tagged(0x31, sequence(oid(commonName), text(common))),
  );

/** The extension with the hosts that it is for, and the addresses. */
export const alternativeNames = (hosts: readonly string[], addresses: readonly string[] = []) =>
  sequence(
    oid(subjectAltName),
    octets(
      sequence(
        ...hosts.map((host) => tagged(0x82, Buffer.from(host))),
        ...addresses.map((address) => tagged(0x87, Buffer.from(parseIp(address)?.bytes ?? []))),
      ),
    ),
  );

/** ECDSA with SHA-256, by which they are signed. */
export const ecdsaWithSha256 = sequence(oid([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));

/** The text that such bytes come in. */
export function pem(bytes: Buffer): string {
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
