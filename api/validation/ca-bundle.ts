/** Certificates that vouch for others. Source: k8s.io/client-go/transport, rootCertPool 1.36. */
import { decodeBase64 } from "../base64.ts";
import { hasHeaders, readPem } from "../certificates/pem.ts";
import { isCertificate } from "../certificates/x509.ts";
import { type FieldError, invalid } from "../field-error.ts";

/** What is wrong with a bundle in PEM, itself in base64: none of its blocks is a certificate. */
export function validateCaBundle(base64: string, path: string): readonly FieldError[] {
  const problem = problemOf(decodeBase64(base64) ?? "");
  return problem === undefined
    ? []
    : [invalid(path, base64, `unable to load root certificates: ${problem}`)];
}

function problemOf(text: string): string | undefined {
  const { blocks, rest } = readPem(text);
  // Blocks of other types, and those with headers, are passed over.
  const found = blocks.filter((each) => each.type === "CERTIFICATE" && !hasHeaders(each));
  if (found.some(isCertificate)) return undefined;
  if (found.length > 0) return "failed to parse certificate: x509: malformed certificate";
  return rest === ""
    ? "no valid certificate authority data seen"
    : "unable to parse bytes as PEM block";
}
