/**
 * Keys, requests and certificates as files. Nothing is encrypted here, so keys are random bytes and
 * signatures are none, but all are of the shape that others read. Source: RFC 5280, 2986, 5208.
 */
import { oidText, readDer } from "../../../../api/certificates/der.ts";
import { bytesOf, fromArray, textOf, toArray } from "../../kernel/bytes.ts";

/** `CN` and its value, in order. */
export type Name = readonly (readonly [key: string, value: string])[];

export interface Certified {
  readonly subject: Name;
  /** As bytes, which stand in the private key, too. */
  readonly publicKey: string;
  /** `DNS:a`, `IP:10.0.0.1`. */
  readonly alternatives: readonly string[];
}

export interface Certificate extends Certified {
  readonly issuer: Name;
  /** In hexadecimal digits. */
  readonly serial: string;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
}

const keyIds: Readonly<Record<string, string>> = {
  CN: "2.5.4.3",
  C: "2.5.4.6",
  L: "2.5.4.7",
  ST: "2.5.4.8",
  O: "2.5.4.10",
  OU: "2.5.4.11",
  emailAddress: "1.2.840.113549.1.9.1",
};
const rsa = "1.2.840.113549.1.1.1";
const rsaWithSha256 = "1.2.840.113549.1.1.11";
const alternativeName = "2.5.29.17";
const extensionRequest = "1.2.840.113549.1.9.14";

const tagged = (tag: number, ...contents: readonly string[]): string => {
  const content = contents.join("");
  const { length } = content;
  const size =
    length < 0x80
      ? String.fromCharCode(length)
      : length < 0x100
        ? `\x81${String.fromCharCode(length)}`
        : `\x82${String.fromCharCode(length >> 8, length & 255)}`;
  return String.fromCharCode(tag) + size + content;
};
const sequence = (...contents: readonly string[]) => tagged(0x30, ...contents);
const integer = (bytes: string) => tagged(0x02, bytes);
const bits = (bytes: string) => tagged(0x03, "\0", bytes);
const octets = (bytes: string) => tagged(0x04, bytes);

function objectId(text: string): string {
  const [first = 0, second = 0, ...others] = text.split(".").map(Number);
  const base128 = (number: number): string =>
    number < 128
      ? String.fromCharCode(number)
      : [...base128(number >> 7)]
          .map((each) => String.fromCharCode(each.charCodeAt(0) | 128))
          .join("") + String.fromCharCode(number & 127);
  return tagged(0x06, String.fromCharCode(first * 40 + second), others.map(base128).join(""));
}

const algorithm = (id: string) => sequence(objectId(id), tagged(0x05));
const exponent = "\x01\0\x01";
const publicKeyInfo = (key: string) =>
  sequence(algorithm(rsa), bits(sequence(integer(`\0${key}`), integer(exponent))));

const nameOf = (name: Name): string =>
  sequence(
    ...name.map(([key, value]) =>
      tagged(0x31, sequence(objectId(keyIds[key] ?? key), tagged(0x0c, bytesOf(value)))),
    ),
  );

/** Years from 2050 on have four digits. */
function timeOf(ms: number): string {
  const digits = new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, "");
  return digits >= "2050" ? tagged(0x18, digits) : tagged(0x17, digits.slice(2));
}

function extensions(alternatives: readonly string[]): string {
  const names = alternatives.map((each) => {
    const [, type, value = ""] = /^(\w+):(.*)$/.exec(each) ?? [];
    if (type !== "IP") return tagged(0x82, value);
    return tagged(0x87, String.fromCharCode(...value.split(".").map(Number)));
  });
  const extension = sequence(objectId(alternativeName), octets(sequence(...names)));
  return sequence(extension);
}

/** A block of PEM. */
const pem = (type: string, der: string): string =>
  `-----BEGIN ${type}-----\n${btoa(der).replace(/.{1,64}/g, "$&\n")}-----END ${type}-----\n`;

/** What is in the first block of a type; `undefined` where there is none. */
function unpem(type: string, text: string): Uint8Array | undefined {
  const block = new RegExp(`-----BEGIN ${type}-----([^-]*)-----END`).exec(text)?.[1];
  return block === undefined ? undefined : toArray(atob(block.replace(/\s/g, "")));
}

/** A private key holds its public one, and is as long as one of RSA. */
export const privateKey = (publicKey: string, rest: string): string =>
  pem("PRIVATE KEY", sequence(integer("\0"), algorithm(rsa), octets(publicKey + rest)));

/** The public key, of so many bits, in a private key. */
export function publicKeyIn(text: string): string | undefined {
  const der = unpem("(?:RSA |EC )?PRIVATE KEY", text);
  if (der === undefined) return undefined;
  const octetsOf = readDer(der)[0]?.bytes ?? der;
  const bytes = fromArray(readDer(octetsOf).at(-1)?.bytes ?? octetsOf);
  return bytes.slice(0, Math.floor(bytes.length / keyShare));
}

/** A private key of RSA is so many times as long as its modulus. */
export const keyShare = 4;

export const publicKeyText = (key: string): string => pem("PUBLIC KEY", publicKeyInfo(key));

export function requestText({ subject, publicKey, alternatives }: Certified): string {
  const wanted = sequence(objectId(extensionRequest), tagged(0x31, extensions(alternatives)));
  const attributes = tagged(0xa0, alternatives.length === 0 ? "" : wanted);
  const info = sequence(integer("\0"), nameOf(subject), publicKeyInfo(publicKey), attributes);
  return pem("CERTIFICATE REQUEST", sequence(info, algorithm(rsaWithSha256), bits(publicKey)));
}

export function certificateText(certificate: Certificate): string {
  const { subject, issuer, publicKey, serial, alternatives } = certificate;
  const number = serial.replace(/../g, (digits) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  const certified = sequence(
    tagged(0xa0, integer("\x02")),
    integer(number),
    algorithm(rsaWithSha256),
    nameOf(issuer),
    sequence(timeOf(certificate.notBeforeMs), timeOf(certificate.notAfterMs)),
    nameOf(subject),
    publicKeyInfo(publicKey),
    alternatives.length === 0 ? "" : tagged(0xa3, extensions(alternatives)),
  );
  return pem("CERTIFICATE", sequence(certified, algorithm(rsaWithSha256), bits(publicKey)));
}

/** What a request says; `undefined` where the text is none. */
export const readRequest = (text: string): Certified | undefined =>
  readWith("CERTIFICATE REQUEST", text, certifiedIn);

/** `undefined` where it is no PEM, or no DER. */
function readWith<T>(type: string, text: string, from: (info: Uint8Array) => T): T | undefined {
  try {
    const der = unpem(type, text);
    const [info] = der === undefined ? [] : within(within(der)[0]);
    return info && from(info);
  } catch (error) {
    if (error instanceof RangeError || error instanceof DOMException) return undefined;
    throw error;
  }
}

function certifiedIn(info: Uint8Array): Certified {
  const [, subject, key, attributes] = within(info);
  const wanted = within(attributes).flatMap((each) => within(within(within(each)[1])[0]));
  return {
    subject: readName(subject),
    publicKey: readKey(key),
    alternatives: readAlternatives(wanted),
  };
}

/** What a certificate says; `undefined` where the text is none. */
export const readCertificate = (text: string): Certificate | undefined =>
  readWith("CERTIFICATE", text, certificateIn);

function certificateIn(certified: Uint8Array): Certificate {
  const parts = within(certified);
  const [serial, , issuer, validity, subject, key, last] = parts.slice(parts.length > 6 ? 1 : 0);
  const [from, to] = within(validity).map(fromArray);
  return {
    serial: [...(serial ?? [])].map((each) => each.toString(16).padStart(2, "0")).join(""),
    issuer: readName(issuer),
    subject: readName(subject),
    publicKey: readKey(key),
    alternatives: readAlternatives(within(within(last)[0])),
    notBeforeMs: readTime(from ?? ""),
    notAfterMs: readTime(to ?? ""),
  };
}

const within = (bytes: Uint8Array | undefined): readonly Uint8Array[] =>
  bytes === undefined ? [] : readDer(bytes).map((each) => each.bytes);

function readKey(info: Uint8Array | undefined): string {
  const [modulus] = within(within(within(info)[1]?.slice(1))[0]);
  return fromArray(modulus ?? new Uint8Array()).slice(1);
}

const readName = (bytes: Uint8Array | undefined): Name =>
  within(bytes).map((set) => {
    const [id, value] = within(within(set)[0]);
    const text = oidText(id ?? new Uint8Array());
    const [key = text] = Object.entries(keyIds).find(([, known]) => known === text) ?? [];
    return [key, textOf(fromArray(value ?? new Uint8Array()))] as const;
  });

function readAlternatives(all: readonly Uint8Array[]): readonly string[] {
  const found = all.map(within).find(([id]) => id !== undefined && oidText(id) === alternativeName);
  const names = readDer(within(found?.at(-1))[0] ?? new Uint8Array());
  return names.map(({ tag, bytes }) =>
    tag === 0x87 ? `IP:${[...bytes].join(".")}` : `DNS:${fromArray(bytes)}`,
  );
}

function readTime(digits: string): number {
  const whole = digits.length > 13 ? digits : `20${digits}`;
  return Date.parse(whole.replace(/^(\d{4})(..)(..)(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}
