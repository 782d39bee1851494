/** Certificates that vouch for others. Source: k8s.io/client-go/transport, rootCertPool 1.36. */
import { decodeBase64 } from "../base64.ts";
import { readDer, tags } from "../certificates/der.ts";
import { type FieldError, invalid } from "../field-error.ts";

/** What is wrong with a bundle in PEM, itself in base64: none of its blocks is a certificate. */
export function validateCaBundle(base64: string, path: string): readonly FieldError[] {
  const problem = problemOf(decodeBase64(base64) ?? "");
  return problem === undefined
    ? []
    : [invalid(path, base64, `unable to load root certificates: ${problem}`)];
}

const block = /-----BEGIN ([^-\n]+)-----\r?\n([\s\S]*?)-----END \1-----[^\n]*\n?/y;
const beginning = /-----BEGIN /g;

function problemOf(text: string): string | undefined {
  let wrong: string | undefined;
  for (let at = 0; at < text.length; ) {
    beginning.lastIndex = at;
    block.lastIndex = beginning.exec(text)?.index ?? text.length;
    const [whole, type, body = ""] = block.exec(text) ?? [];
    if (whole === undefined) return wrong ?? "unable to parse bytes as PEM block";
    at = block.lastIndex;
    // Blocks of other types, and those with headers, are passed over.
    if (type !== "CERTIFICATE" || body.includes(":")) continue;
    if (isCertificate(body)) return undefined;
    wrong ??= "failed to parse certificate: x509: malformed certificate";
  }
  return wrong ?? "no valid certificate authority data seen";
}

/** A certificate is one sequence of three: what is certified, how it is signed, the signature. */
function isCertificate(body: string): boolean {
  try {
    const bytes = Uint8Array.from(atob(body.replace(/\s/g, "")), (each) => each.charCodeAt(0));
    const [only, ...others] = readDer(bytes);
    if (only?.tag !== tags.sequence || others.length > 0) return false;
    return readDer(only.bytes).length === 3;
  } catch {
    return false;
  }
}
