/** Reads as much of certificates as is asked about. Source: RFC 5280. */
import { decodeBase64 } from "../base64.ts";
import { parseTime } from "../runtime.ts";
import { type DerValue, readDer, tags } from "./der.ts";
import { bytesOf, hasHeaders, type PemBlock, readPem } from "./pem.ts";

/**
 * What is wrong with an issued certificate, in PEM and itself in base64; nothing where it is well.
 * Source: pkg/apis/certificates/validation validateCertificate 1.36.
 */
export function certificateProblem(base64: string): string | undefined {
  if (base64 === "") return undefined;
  const blocks = readPem(decodeBase64(base64) ?? "").blocks.filter(isBase64);
  if (blocks.length === 0) return "must contain at least one CERTIFICATE PEM block";
  for (const block of blocks) {
    const { type } = block;
    if (type !== certificateType) {
      return `only CERTIFICATE PEM blocks are allowed, found ${JSON.stringify(type)}`;
    }
    if (hasHeaders(block)) return "no PEM block headers are permitted";
    if (bytesOf(block).length === 0) return "found CERTIFICATE PEM block containing 0 certificates";
    if (!isCertificate(block)) return "x509: malformed certificate";
  }
  return undefined;
}

const certificateType = "CERTIFICATE";

/** Blocks that hold anything else are no blocks, as Go reads them. */
function isBase64(block: PemBlock): boolean {
  try {
    return hasHeaders(block) || bytesOf(block).length >= 0;
  } catch {
    return false;
  }
}

/** A certificate is one sequence of three: what is certified, how it is signed, the signature. */
export const isCertificate = (block: PemBlock): boolean => certifiedIn(block) !== undefined;

/** Until when the first certificate is good; undefined where there is none. */
export function notAfterMs(base64: string): number | undefined {
  const [block] = readPem(decodeBase64(base64) ?? "").blocks;
  const certified = block === undefined ? undefined : certifiedIn(block);
  const times = certified?.map(timesIn).find((each) => each !== undefined);
  return times?.at(1);
}

/** What is certified, part by part. */
function certifiedIn(block: PemBlock): readonly DerValue[] | undefined {
  try {
    const [only, ...others] = readDer(bytesOf(block));
    if (only?.tag !== tags.sequence || others.length > 0) return undefined;
    const [certified, ...rest] = readDer(only.bytes);
    return certified === undefined || rest.length !== 2 ? undefined : readDer(certified.bytes);
  } catch {
    return undefined;
  }
}

const utcTime = 0x17;
const generalizedTime = 0x18;

/** The two times between which a certificate is good, of all parts the only one with times. */
function timesIn({ tag, bytes }: DerValue): readonly (number | undefined)[] | undefined {
  if (tag !== tags.sequence) return undefined;
  const times = readDer(bytes);
  const areTimes = times.every((each) => each.tag === utcTime || each.tag === generalizedTime);
  return times.length === 2 && areTimes ? times.map(timeMs) : undefined;
}

/** `260131100500Z`, of the years from 1950 on, or with the century before it. */
function timeMs({ tag, bytes }: DerValue): number | undefined {
  const text = new TextDecoder().decode(bytes);
  const century = text < "5" ? "20" : "19";
  const whole = tag === utcTime ? century + text : text;
  return parseTime(whole.replace(/^(....)(..)(..)(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}
