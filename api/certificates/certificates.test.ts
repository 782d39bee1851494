import { describe, expect, test } from "vitest";
import { encodeBase64 } from "../base64.ts";
import { errorTexts } from "../validation/test-errors.ts";
import { CertificateSigningRequest } from "./certificate-signing-request.ts";
import { parseCertificateRequest } from "./pkcs10.ts";
import { testCertificate, testRequests } from "./test-requests.ts";
import { validateApprovalUpdate } from "./validate.ts";
import { notAfterMs } from "./x509.ts";

const { strategy, columns } = CertificateSigningRequest;
type Request = CertificateSigningRequest;
type Status = Request["status"];

const request = (spec: Partial<Request["spec"]> = {}, status: Status = {}): Request => ({
  apiVersion: "certificates.k8s.io/v1",
  kind: "CertificateSigningRequest",
  metadata: { name: "ann" },
  spec: {
    request: testRequests.user,
    signerName: "kubernetes.io/kube-apiserver-client",
    usages: ["client auth"],
    ...spec,
  },
  status,
});
const condition = (type: string, status = "True", reason = "Because") => ({
  type,
  status,
  reason,
  lastUpdateTime: null,
  lastTransitionTime: null,
});

test.each([
  {
    behaviour: "of a user names the user and the organization",
    base64: testRequests.user,
    subject: { commonName: ["ann"], organization: ["dev"] },
    others: {},
  },
  {
    behaviour: "of a node may have names and addresses",
    base64: testRequests.nodeWithNames,
    subject: { commonName: ["system:node:node-9"], organization: ["system:nodes"] },
    others: { dnsNames: ["node-9"], ipAddresses: ["10.0.0.9"] },
  },
])("a request $behaviour", ({ base64, subject, others }) => {
  const parsed = parseCertificateRequest(base64);
  expect(parsed).toMatchObject({ subject, alternativeNames: others });
  const { alternativeNames } = typeof parsed === "string" ? { alternativeNames: {} } : parsed;
  expect(Object.values(alternativeNames).flat()).toEqual(Object.values(others).flat());
});

const pem = (type: string, body: string) =>
  encodeBase64(`-----BEGIN ${type}-----\n${body}\n-----END ${type}-----\n`);

test.each([
  { behaviour: "without a block", base64: encodeBase64("no"), why: /^PEM block type must be/ },
  { behaviour: "that is a key", base64: pem("PRIVATE KEY", "MAA="), why: /^PEM block type must/ },
  { behaviour: "that is empty", base64: pem("CERTIFICATE REQUEST", "MAA="), why: /truncated$/ },
  { behaviour: "that is cut", base64: pem("CERTIFICATE REQUEST", "MIHV"), why: /truncated$/ },
  { behaviour: "that is no base64", base64: pem("CERTIFICATE REQUEST", "?"), why: /no DER$/ },
])("a request $behaviour is none", ({ base64, why }) => {
  expect(parseCertificateRequest(base64)).toMatch(why);
});

describe("a request", () => {
  test.each<{ behaviour: string; spec: Partial<Request["spec"]>; errors: readonly string[] }>([
    { behaviour: "asks for what there is", spec: {}, errors: [] },
    {
      behaviour: "is a request of PKCS #10",
      spec: { request: "bm8=" },
      errors: ['spec.request: Invalid value: "bm8=": PEM block type must be CERTIFICATE REQUEST'],
    },
    {
      behaviour: "says what the key is for",
      spec: { usages: [] },
      errors: ["spec.usages: Required value"],
    },
    {
      behaviour: "says each use once",
      spec: { usages: ["any", "any"] },
      errors: ['spec.usages[1]: Duplicate value: "any"'],
    },
    {
      behaviour: "is not of the old signer",
      spec: { signerName: "kubernetes.io/legacy-unknown" },
      errors: [
        'spec.signerName: Invalid value: "kubernetes.io/legacy-unknown": the legacy signerName is ' +
          "not allowed via this API version",
      ],
    },
    {
      behaviour: "is of a signer with a domain and a path",
      spec: { signerName: "signer" },
      errors: [
        'spec.signerName: Invalid value: "signer": must be a fully qualified domain and path of ' +
          "the form 'example.com/signer-name'",
      ],
    },
    {
      behaviour: "is of a signer whose domain has two labels",
      spec: { signerName: "example/signer" },
      errors: [
        'spec.signerName: Invalid value: "example": should be a domain with at least two segments ' +
          "separated by dots",
      ],
    },
    {
      behaviour: "is of ten minutes at least",
      spec: { expirationSeconds: 599 },
      errors: [
        "spec.expirationSeconds: Invalid value: 599: may not specify a duration less than 600 " +
          "seconds (10 minutes)",
      ],
    },
  ])("$behaviour", ({ spec, errors }) => {
    expect(errorTexts(strategy.validateCreate?.(request(spec)) ?? [])).toEqual(errors);
  });

  test("is of whoever makes it, whatever it says", () => {
    const asked = request({ username: "root", uid: "0", groups: ["a"], extra: { a: ["b"] } });
    const ann = { username: "ann", uid: "", groups: ["dev"], extra: {} };
    expect(strategy.madeBy?.(asked, ann).spec).toEqual(
      request({ username: "ann", groups: ["dev"] }).spec,
    );
    const whole = { username: "bob", uid: "7", groups: [], extra: { b: ["c"] } };
    expect(strategy.madeBy?.(asked, whole).spec).toEqual(
      request({ username: "bob", uid: "7", extra: { b: ["c"] } }).spec,
    );
  });

  test("is never changed", () => {
    const next = request({ usages: ["any"] });
    expect(strategy.prepareForUpdate?.(next, request())).toEqual(request());
  });
});

describe("a decision", () => {
  const approved = { conditions: [condition("Approved")] };
  test.each<{ behaviour: string; before?: Status; after: Status; errors: readonly string[] }>([
    { behaviour: "approves", after: approved, errors: [] },
    {
      behaviour: "is one of two",
      before: approved,
      after: { conditions: [condition("Approved"), condition("Denied")] },
      errors: [
        'status.conditions[1].type: Invalid value: "Denied": Approved and Denied conditions are ' +
          "mutually exclusive",
      ],
    },
    {
      behaviour: "is never unsure",
      after: { conditions: [condition("Denied", "False")] },
      errors: ['status.conditions[0].status: Unsupported value: "False": supported values: "True"'],
    },
    {
      behaviour: "is not taken back",
      before: approved,
      after: {},
      errors: [
        'status.conditions: Forbidden: updates may not remove a condition of type "Approved"',
      ],
    },
    {
      behaviour: "brings no certificate",
      after: { certificate: testCertificate.certificate },
      errors: ["status.certificate: Forbidden: updates may not set certificate content"],
    },
  ])("$behaviour", ({ before, after, errors }) => {
    const found = validateApprovalUpdate(request({}, after), request({}, before));
    expect(errorTexts(found)).toEqual(errors);
  });

  test("is not changed by way of the status, whatever that says of it", () => {
    const stored = request({}, approved);
    const next = request({}, { conditions: [condition("Approved", "True", "Otherwise")] });
    expect(strategy.prepareForStatusUpdate?.(next, stored, 0).status.conditions).toMatchObject([
      { type: "Approved", reason: "Because" },
    ]);
  });

  test("is not made by way of the status", () => {
    const next = request({}, approved);
    expect(errorTexts(strategy.validateStatusUpdate?.(next, request()) ?? [])).toEqual([
      'status.conditions: Forbidden: updates may not add a condition of type "Approved"',
    ]);
  });
});

describe("a certificate", () => {
  const block = (type: string, body: string) =>
    encodeBase64(`-----BEGIN ${type}-----\n${body}\n-----END ${type}-----\n`);
  test.each<{ behaviour: string; before?: string; certificate: string; why?: string }>([
    { behaviour: "is there once it is issued", certificate: testCertificate.certificate },
    {
      behaviour: "is in PEM",
      certificate: encodeBase64("no"),
      why: "must contain at least one CERTIFICATE PEM block",
    },
    {
      behaviour: "is no request for one",
      certificate: testRequests.user,
      why: 'only CERTIFICATE PEM blocks are allowed, found "CERTIFICATE REQUEST"',
    },
    {
      behaviour: "has no headers",
      certificate: block("CERTIFICATE", "Key: value\n\nMAA="),
      why: "no PEM block headers are permitted",
    },
    {
      behaviour: "is in base64",
      certificate: block("CERTIFICATE", "?"),
      why: "must contain at least one CERTIFICATE PEM block",
    },
    {
      behaviour: "is not empty",
      certificate: block("CERTIFICATE", ""),
      why: "found CERTIFICATE PEM block containing 0 certificates",
    },
    {
      behaviour: "is one of X.509",
      certificate: block("CERTIFICATE", "MAA="),
      why: "x509: malformed certificate",
    },
    { behaviour: "may stay as it was", before: "eA==", certificate: "eA==" },
  ])("$behaviour", ({ before, certificate, why }) => {
    const found = strategy.validateStatusUpdate?.(
      request({}, { certificate }),
      request({}, before === undefined ? {} : { certificate: before }),
    );
    const told = `status.certificate: Invalid value: "<certificate data>": ${why}`;
    expect(errorTexts(found ?? [])).toEqual(why === undefined ? [] : [told]);
  });

  test("says until when it is good", () => {
    expect(notAfterMs(testCertificate.certificate)).toBe(Date.parse(testCertificate.notAfter));
    expect(notAfterMs("eA==")).toBeUndefined();
  });
});

test.each<{ status: Status; shown: string }>([
  { status: {}, shown: "Pending" },
  { status: { conditions: [condition("Denied")] }, shown: "Denied" },
  {
    status: { conditions: [condition("Approved"), condition("Failed")] },
    shown: "Approved,Failed",
  },
  {
    status: { conditions: [condition("Approved")], certificate: "eA==" },
    shown: "Approved,Issued",
  },
])("a request shows that it is $shown", ({ status, shown }) => {
  const object = request({ expirationSeconds: 3600, username: "ann" }, status);
  expect(columns.map((column) => column.value(object, 0))).toEqual([
    "ann",
    "<unknown>",
    "kubernetes.io/kube-apiserver-client",
    "ann",
    "60m",
    shown,
  ]);
});
