import { X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { testRequests } from "../../api/certificates/test-requests.ts";
import { certificateAuthority } from "./authority.ts";
import { clientCertificates } from "./client-certificates.ts";

const hourMs = 3_600_000;
const startMs = Date.UTC(2026, 0, 1);
const authority = certificateAuthority({ seed: "7", startMs });
const derOf = (pem: string) => new X509Certificate(pem).raw;
const order = {
  request: testRequests.user,
  uid: "u",
  usages: ["client auth"],
  nowMs: startMs,
  durationMs: 24 * hourMs,
};

test("the common name is the user, and the organization the group", () => {
  const der = derOf(authority.sign(order));
  expect(clientCertificates(authority.certificate)(der, startMs)).toEqual({
    user: {
      username: "ann",
      groups: ["dev", "system:authenticated"],
      extra: {
        "authentication.kubernetes.io/credential-id": [
          expect.stringMatching(/^X509SHA256=[0-9a-f]{64}$/),
        ],
      },
    },
  });
});

test.each([
  {
    behaviour: "by another authority",
    pem: certificateAuthority({ seed: "8", startMs }).sign(order),
    atMs: startMs,
    error: "x509: certificate signed by unknown authority",
  },
  {
    behaviour: "of a server",
    pem: authority.server.cert,
    atMs: startMs,
    error: "x509: certificate specifies an incompatible key usage",
  },
  {
    behaviour: "whose time is over",
    pem: authority.sign(order),
    atMs: startMs + 25 * hourMs,
    error: "x509: certificate has expired or is not yet valid",
  },
  {
    behaviour: "whose time has not begun",
    pem: authority.sign(order),
    atMs: startMs - hourMs,
    error: "x509: certificate has expired or is not yet valid",
  },
])("a certificate $behaviour is not good", ({ pem, atMs, error }) => {
  expect(clientCertificates(authority.certificate)(derOf(pem), atMs)).toEqual({ error });
});

test("the same seed and start give the same certificates, byte for byte", () => {
  const { sign, ...pairs } = certificateAuthority({ seed: "7", startMs });
  const { sign: _, ...others } = authority;
  expect([pairs, sign(order)]).toEqual([others, authority.sign(order)]);
  expect(sign({ ...order, uid: "v" })).not.toBe(sign(order));
});

test("a request that its key has not signed is not good", () => {
  const pem = atob(order.request);
  const [body = ""] = /[A-Za-z0-9+/=\n]{80,}/.exec(pem.replace(/-----.*-----/g, "")) ?? [];
  const bytes = Buffer.from(body, "base64");
  const at = bytes.indexOf("ann");
  bytes.write("eve", at);
  const type = "CERTIFICATE REQUEST";
  const forged = `-----BEGIN ${type}-----\n${bytes.toString("base64")}\n-----END ${type}-----\n`;
  expect(() => authority.sign({ ...order, request: btoa(forged) })).toThrow(
    "unable to verify certificate request signature",
  );
});
