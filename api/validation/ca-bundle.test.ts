import { expect, test } from "vitest";
import { decodeBase64, encodeBase64 } from "../base64.ts";
import { testRequests } from "../certificates/test-requests.ts";
import { validateCaBundle } from "./ca-bundle.ts";

// A request is a sequence of three as well, and nothing more of a certificate is looked at.
const request = (decodeBase64(testRequests.user) ?? "").trim();
const certificate = request.replaceAll("CERTIFICATE REQUEST", "CERTIFICATE");
const malformed = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";

test.each<{ behaviour: string; pem: string; why: string | undefined }>([
  { behaviour: "of a certificate", pem: certificate, why: undefined },
  { behaviour: "with text around", pem: `CA\n${certificate}\n`, why: undefined },
  {
    behaviour: "with one that is none before it",
    pem: `${malformed}${certificate}`,
    why: undefined,
  },
  { behaviour: "of text", pem: "no", why: "unable to parse bytes as PEM block" },
  {
    behaviour: "of something else",
    pem: request,
    why: "no valid certificate authority data seen",
  },
  {
    behaviour: "of a certificate that is none",
    pem: malformed,
    why: "failed to parse certificate: x509: malformed certificate",
  },
])("a bundle $behaviour is told $why", ({ pem, why }) => {
  const value = encodeBase64(pem);
  const detail = `unable to load root certificates: ${why}`;
  expect(validateCaBundle(value, "caBundle")).toEqual(
    why === undefined ? [] : [{ type: "invalid", field: "caBundle", value, detail }],
  );
});
