/** What a request for a certificate is made of, as it goes into the certificate. */
import { createPublicKey, verify } from "node:crypto";
import { decodeBase64 } from "../../api/base64.ts";
import { type DerValue, oidText, readDer, tags } from "../../api/certificates/der.ts";
import { tagged } from "./der.ts";

export interface RequestParts {
  /** All in DER. */
  readonly subject: Buffer;
  readonly publicKey: Buffer;
  readonly alternativeNames: Buffer | undefined;
}

/** Digests by the algorithms that sign requests; `null` says that the key knows. */
const digests: Readonly<Record<string, string | null>> = {
  "1.2.840.113549.1.1.11": "sha256",
  "1.2.840.113549.1.1.12": "sha384",
  "1.2.840.113549.1.1.13": "sha512",
  "1.2.840.10045.4.3.2": "sha256",
  "1.2.840.10045.4.3.3": "sha384",
  "1.2.840.10045.4.3.4": "sha512",
  "1.3.101.112": null,
};

/**
 * The parts of a request of PKCS #10 in PEM, in base64. Throws RangeError where it is none, or is
 * not signed by the key in it.
 */
export function readRequest(base64: string): RequestParts {
  const [, body = ""] = /-----BEGIN[^-]*-----([^-]*)/.exec(decodeBase64(base64) ?? "") ?? [];
  const [whole] = readDer(Buffer.from(body, "base64"));
  const [info, algorithm, signature] = whole === undefined ? [] : readDer(whole.bytes);
  if (info === undefined || algorithm === undefined || signature === undefined) throw truncated();
  const [, subject, publicKey, attributes] = readDer(info.bytes);
  if (subject === undefined || publicKey === undefined) throw truncated();
  const key = encoded(publicKey);
  if (!isSigned(encoded(info), { key, algorithm, signature })) {
    throw new RangeError("unable to verify certificate request signature");
  }
  const names = attributes && alternativeNamesIn(attributes);
  return { subject: encoded(subject), publicKey: key, alternativeNames: names && encoded(names) };
}

const truncated = () => new RangeError("sequence truncated");

const encoded = ({ tag, bytes }: DerValue) => tagged(tag, Buffer.from(bytes));

interface Proof {
  readonly key: Buffer;
  readonly algorithm: DerValue;
  readonly signature: DerValue;
}

function isSigned(info: Buffer, { key, algorithm, signature }: Proof): boolean {
  const [name] = readDer(algorithm.bytes);
  const digest = name === undefined ? undefined : digests[oidText(name.bytes)];
  if (digest === undefined) return false;
  try {
    const publicKey = createPublicKey({ key, format: "der", type: "spki" });
    // The first byte of a bit string says how many bits of its last are none.
    return verify(digest, info, publicKey, signature.bytes.subarray(1));
  } catch {
    return false;
  }
}

const extensionRequest = "1.2.840.113549.1.9.14";
const subjectAltName = "2.5.29.17";

function alternativeNamesIn({ bytes }: DerValue): DerValue | undefined {
  return readDer(bytes)
    .map(({ bytes: attribute }) => readDer(attribute))
    .filter(([name]) => name?.tag === tags.oid && oidText(name.bytes) === extensionRequest)
    .flatMap(([, set]) => (set === undefined ? [] : readDer(set.bytes)))
    .flatMap((extensions) => readDer(extensions.bytes))
    .find(({ bytes: extension }) => {
      const [name] = readDer(extension);
      return name?.tag === tags.oid && oidText(name.bytes) === subjectAltName;
    });
}
