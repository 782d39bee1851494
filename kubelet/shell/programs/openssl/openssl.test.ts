/** Keys and certificates of scripts that make their own. */
import { expect, test } from "vitest";
import { parseCertificateRequest } from "../../../../api/certificates/pkcs10.ts";
import { validateCaBundle } from "../../../../api/validation/ca-bundle.ts";
import { runTest, sh } from "../../test-shell.ts";

const selfSigned =
  "openssl req -x509 -newkey rsa:2048 -nodes -keyout /tmp/tls.key -out /tmp/tls.crt -days 365 " +
  '-subj "/O=Shop/CN=shop.local" -addext "subjectAltName=DNS:shop.local,IP:10.0.0.1"';
const ofCa = [
  'openssl req -x509 -newkey rsa:2048 -noenc -keyout /tmp/ca.key -out /tmp/ca.crt -subj "/CN=ca"',
  "openssl genrsa -out /tmp/s.key 2048",
  "openssl req -new -key /tmp/s.key -config /tmp/cnf -out /tmp/s.csr",
  "openssl x509 -req -in /tmp/s.csr -CA /tmp/ca.crt -CAkey /tmp/ca.key -CAcreateserial " +
    "-days 10 -extfile /tmp/cnf -out /tmp/s.crt",
].join(" && ");
const files = {
  "/tmp/cnf": [
    "[req]\ndistinguished_name = dn\nprompt = no\nreq_extensions = v3",
    "[dn]\nCN = svc\nO = Org\n[v3]\nsubjectAltName = @names\n[names]\nDNS.1 = svc.default.svc",
  ].join("\n"),
};

test.each([
  [
    `${selfSigned} && head -1 /tmp/tls.key && openssl x509 -in /tmp/tls.crt -noout -subject -issuer`,
    "-----BEGIN PRIVATE KEY-----\nsubject=O=Shop, CN=shop.local\nissuer=O=Shop, CN=shop.local\n",
  ],
  [
    `${selfSigned} && openssl x509 -noout -dates -in /tmp/tls.crt`,
    "notBefore=Mar  1 12:00:00 2026 GMT\nnotAfter=Mar  1 12:00:00 2027 GMT\n",
  ],
  [
    `${selfSigned}; openssl x509 -noout -checkend 86400 </tmp/tls.crt; openssl x509 -noout ` +
      "-checkend 99999999 -in /tmp/tls.crt || echo soon",
    "Certificate will not expire\nCertificate will expire\nsoon\n",
  ],
  [
    `${selfSigned}; openssl x509 -noout -ext subjectAltName -in /tmp/tls.crt`,
    "X509v3 Subject Alternative Name: \n    DNS:shop.local, IP Address:10.0.0.1\n",
  ],
  [
    `${ofCa} && openssl x509 -in /tmp/s.crt -noout -subject -issuer -ext subjectAltName && ` +
      "openssl verify -CAfile /tmp/ca.crt /tmp/s.crt; openssl verify -CAfile /tmp/s.crt /tmp/ca.crt",
    "subject=CN=svc, O=Org\nissuer=CN=ca\nX509v3 Subject Alternative Name: \n" +
      "    DNS:svc.default.svc\n/tmp/s.crt: OK\n",
  ],
  [
    "openssl genrsa 2>/dev/null | openssl rsa -pubout | head -1; openssl x509 -in /tmp/no || echo $?",
    "-----BEGIN PUBLIC KEY-----\n1\n",
  ],
  [
    "openssl genpkey -algorithm ED25519 -out /tmp/k; stat -c %a /tmp/k; openssl x509 -in /tmp/k || echo no",
    "600\nno\n",
  ],
])("%s", (script, output) => {
  expect(runTest(sh(script), { files }).output).toBe(output);
});

test("the API reads what was made", () => {
  const read = (path: string) => runTest(sh(`${ofCa} && base64 -w0 ${path}`), { files }).output;
  expect(validateCaBundle(read("/tmp/ca.crt"), "caBundle")).toEqual([]);
  expect(parseCertificateRequest(read("/tmp/s.csr"))).toMatchObject({
    subject: { commonName: ["svc"], organization: ["Org"] },
    alternativeNames: { dnsNames: ["svc.default.svc"] },
  });
});
