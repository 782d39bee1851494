/** Reads requests for certificates. Source: RFC 2986 and RFC 5280. */
import { decodeBase64 } from "../base64.ts";
import { formatIp } from "../validation/ip.ts";
import { type DerValue, oidText, readDer, tags } from "./der.ts";

/** Who asks for a certificate, and for what names. */
export interface CertificateRequest {
  readonly subject: Subject;
  /** Names, addresses and the like that the certificate is to have beside the subject. */
  readonly alternativeNames: AlternativeNames;
}

/** The parts of a subject that have names of their own, by their object identifiers. */
const subjectParts = {
  commonName: "2.5.4.3",
  serialNumber: "2.5.4.5",
  organization: "2.5.4.10",
  organizationalUnit: "2.5.4.11",
  country: "2.5.4.6",
  locality: "2.5.4.7",
  province: "2.5.4.8",
  streetAddress: "2.5.4.9",
  postalCode: "2.5.4.17",
} as const;
export type Subject = Readonly<Record<keyof typeof subjectParts, readonly string[]>>;

/** The kinds of other names, by their tags. */
const alternativeKinds = {
  emailAddresses: 0x81,
  dnsNames: 0x82,
  uris: 0x86,
  ipAddresses: 0x87,
} as const;
export type AlternativeNames = Readonly<Record<keyof typeof alternativeKinds, readonly string[]>>;

const block = /-----BEGIN ([A-Z0-9 ]+)-----\r?\n([\s\S]*?)-----END \1-----/;

/** The request in a PEM block, itself in base64; text where there is none, which says why. */
export function parseCertificateRequest(base64: string): CertificateRequest | string {
  const known = parsed.get(base64);
  if (known !== undefined) return known;
  const made = read(base64);
  if (parsed.size >= parsedMax) parsed.clear();
  parsed.set(base64, made);
  return made;
}

/** Requests never change, and are looked at whenever their objects are. */
const parsed = new Map<string, CertificateRequest | string>();
const parsedMax = 256;

function read(base64: string): CertificateRequest | string {
  const [, type, body = ""] = block.exec(decodeBase64(base64) ?? "") ?? [];
  if (type !== "CERTIFICATE REQUEST") return "PEM block type must be CERTIFICATE REQUEST";
  try {
    const der = Uint8Array.from(atob(body.replace(/\s/g, "")), (each) => each.charCodeAt(0));
    return readRequest(der);
  } catch (error) {
    // What is no base64 is no DER either.
    return `asn1: syntax error: ${error instanceof RangeError ? error.message : "no DER"}`;
  }
}

function readRequest(der: Uint8Array): CertificateRequest {
  const [info, algorithm, signature] = childrenOf(only(readDer(der)));
  if (info === undefined || algorithm === undefined || signature === undefined) {
    throw new RangeError("sequence truncated");
  }
  const [, subject, key, attributes] = childrenOf(info);
  if (subject === undefined || key === undefined) throw new RangeError("sequence truncated");
  const names = childrenOf(subject).flatMap((set) => readDer(set.bytes).map(nameOf));
  const others = attributes === undefined ? [] : alternativesIn(attributes);
  return {
    subject: pick(subjectParts, (wanted) =>
      names.filter(({ oid }) => oid === wanted).map(({ text }) => text),
    ),
    alternativeNames: pick(alternativeKinds, (wanted) =>
      others.filter(({ tag }) => tag === wanted).map(alternativeText),
    ),
  };
}

/** The same members, each with what is found for it. */
function pick<Name extends string, Wanted>(
  members: Readonly<Record<Name, Wanted>>,
  find: (wanted: Wanted) => readonly string[],
): Readonly<Record<Name, readonly string[]>> {
  const names = Object.keys(members) as Name[]; // The members have no others.
  const entries = names.map((name) => [name, find(members[name])] as const);
  // Each name was given its texts.
  return Object.fromEntries(entries) as Record<Name, readonly string[]>;
}

function only([value]: readonly DerValue[]): DerValue {
  if (value === undefined || value.tag !== tags.sequence) throw new RangeError("no sequence");
  return value;
}

const childrenOf = ({ bytes }: DerValue) => readDer(bytes);

/** One part of a subject, such as its common name. */
function nameOf(attribute: DerValue): { readonly oid: string; readonly text: string } {
  const [oid, value] = childrenOf(attribute);
  if (oid?.tag !== tags.oid || value === undefined) throw new RangeError("no attribute");
  return { oid: oidText(oid.bytes), text: new TextDecoder().decode(value.bytes) };
}

const extensionRequest = "1.2.840.113549.1.9.14";
const subjectAltName = "2.5.29.17";

function alternativesIn(attributes: DerValue): readonly DerValue[] {
  return childrenOf(attributes)
    .map(childrenOf)
    .filter(([oid]) => oid !== undefined && oidText(oid.bytes) === extensionRequest)
    .flatMap(([, set]) => (set === undefined ? [] : childrenOf(only(childrenOf(set)))))
    .map(childrenOf)
    .filter(([oid]) => oid !== undefined && oidText(oid.bytes) === subjectAltName)
    .flatMap((extension) => {
      const value = extension.at(-1);
      return value === undefined ? [] : childrenOf(only(childrenOf(value)));
    });
}

const alternativeText = ({ tag, bytes }: DerValue): string =>
  tag === alternativeKinds.ipAddresses ? formatIp([...bytes]) : new TextDecoder().decode(bytes);
