import { expect, test } from "vitest";
import { decodeBase64 } from "../../api/base64.ts";
import { testRequests } from "../../api/certificates/test-requests.ts";
import { type Authority, planSigning } from "./signer.ts";

const dayMs = 86_400_000;
const authority: Authority = {
  certificate: "CA",
  sign: ({ uid, usages, nowMs, durationMs }) => `${uid} ${usages} ${nowMs} ${durationMs / dayMs}d`,
};

type Request = Parameters<typeof planSigning>[0];
const condition = (type: string) => ({
  type,
  status: "True",
  lastUpdateTime: null,
  lastTransitionTime: null,
});
const approved = { conditions: [condition("Approved")] };
const client = "kubernetes.io/kube-apiserver-client";
const kubelet = "kubernetes.io/kube-apiserver-client-kubelet";
const serving = "kubernetes.io/kubelet-serving";

/** What is written of a request: its certificate, or why there is none. */
function outcome(spec: Partial<Request["spec"]>, status: Request["status"] = approved) {
  const request: Request = {
    apiVersion: "certificates.k8s.io/v1",
    kind: "CertificateSigningRequest",
    metadata: { name: "ann", uid: "1" },
    spec: { request: testRequests.user, signerName: client, usages: ["client auth"], ...spec },
    status,
  };
  return planSigning(request, authority, 5).map((action) => {
    if (action.do !== "update" || action.subresource !== "status") return action.do;
    // It is the request that it was asked about.
    const { certificate, conditions = [] } = (action.object as Request).status;
    if (certificate !== undefined) return decodeBase64(certificate);
    const [last] = conditions.slice(-1);
    return `${last?.type} ${last?.reason}: ${last?.message}`;
  });
}

const node = { request: testRequests.node, signerName: kubelet };
const nodeUsages = ["digital signature", "client auth"];
const failed = (why: string) => [`Failed SignerValidationFailure: ${why}`];

test.each<{ behaviour: string; spec?: Partial<Request["spec"]>; written: readonly string[] }>([
  { behaviour: "of a user is signed for a year", written: ["1 client auth 5 365d"] },
  {
    behaviour: "is signed for the time it asks for",
    spec: { expirationSeconds: 86_400 },
    written: ["1 client auth 5 1d"],
  },
  {
    behaviour: "of a kubelet is signed",
    spec: { ...node, usages: nodeUsages },
    written: ["1 digital signature,client auth 5 365d"],
  },
  { behaviour: "to another signer is left to that", spec: { signerName: "a.b/c" }, written: [] },
  {
    behaviour: "to serve fails with a signer for clients",
    spec: { usages: ["server auth"] },
    written: failed("invalid usage for client certificate: server auth"),
  },
  {
    behaviour: "that is for no client fails",
    spec: { usages: ["digital signature"] },
    written: failed("missing required usage for client certificate: client auth"),
  },
  {
    behaviour: "of a user fails with the signer for kubelets",
    spec: { signerName: kubelet },
    written: failed("subject organization is not system:nodes"),
  },
  {
    behaviour: "of a kubelet with other names fails",
    spec: { ...node, request: testRequests.nodeWithNames, usages: nodeUsages },
    written: failed("DNS subjectAltNames are not allowed"),
  },
  {
    behaviour: "of a kubelet for another use fails",
    spec: { ...node, usages: ["client auth"] },
    written: failed("usages did not match [client auth digital signature key encipherment]"),
  },
  {
    behaviour: "of a kubelet that serves and is none fails for its usages first",
    spec: { ...node, request: testRequests.nodeWithNames, signerName: serving, usages: nodeUsages },
    written: failed("usages did not match [digital signature key encipherment server auth]"),
  },
  {
    behaviour: "of a kubelet that serves needs a name",
    spec: { ...node, signerName: serving, usages: ["digital signature", "server auth"] },
    written: failed("DNS or IP subjectAltName is required"),
  },
])("a request $behaviour", ({ spec = {}, written }) => {
  expect(outcome(spec)).toEqual(written);
});

test.each<{ behaviour: string; status: Request["status"] }>([
  { behaviour: "is not approved", status: {} },
  { behaviour: "has failed", status: { conditions: ["Approved", "Failed"].map(condition) } },
  { behaviour: "has its certificate", status: { ...approved, certificate: "eA==" } },
])("a request that $behaviour is left alone", ({ status }) => {
  expect(outcome({}, status)).toEqual([]);
});
