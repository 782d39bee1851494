import { expect, test } from "vitest";
import type { SubjectAccessReview } from "../../api/authorization/access-reviews.ts";
import { testRequests } from "../../api/certificates/test-requests.ts";
import { formatTime } from "../../api/runtime.ts";
import { planApproval } from "./approver.ts";

type Request = Parameters<typeof planApproval>[0];

const secondMs = 1000;

const request = (spec: Partial<Request["spec"]>): Request => ({
  apiVersion: "certificates.k8s.io/v1",
  kind: "CertificateSigningRequest",
  metadata: { name: "n", creationTimestamp: formatTime(0) },
  spec: {
    request: testRequests.node,
    signerName: "kubernetes.io/kube-apiserver-client-kubelet",
    usages: ["digital signature", "client auth"],
    username: "system:bootstrap:abcdef",
    ...spec,
  },
  status: {},
});

const answer = (subresource: string, allowed: boolean): SubjectAccessReview => ({
  apiVersion: "authorization.k8s.io/v1",
  kind: "SubjectAccessReview",
  metadata: {},
  spec: { resourceAttributes: { subresource } },
  status: { allowed },
});

/** What is done, and after how many seconds it is looked at again. */
function outcome(spec: Partial<Request["spec"]>, known?: SubjectAccessReview, nowMs = 0) {
  const plan = planApproval(request(spec), { answer: known, nowMs });
  const done = plan.actions.map((action) => {
    if (action.do === "create") {
      const { user, resourceAttributes } = (action.object as SubjectAccessReview).spec;
      return `may ${user} ${resourceAttributes?.verb} ${resourceAttributes?.subresource}?`;
    }
    if (action.do !== "update") return action.do;
    return (action.object as Request).status.conditions?.[0]?.message;
  });
  return [...done, plan.requeueAfterMs === undefined ? "" : plan.requeueAfterMs / secondMs];
}

const own = { username: "system:node:node-9" };
const approved = (whose: string) => [
  `Auto approving ${whose} client certificate after SubjectAccessReview.`,
  "",
];

test.each<{
  behaviour: string;
  spec?: Partial<Request["spec"]>;
  known?: SubjectAccessReview;
  nowMs?: number;
  done: readonly unknown[];
}>([
  {
    behaviour: "of a kubelet is asked about first",
    done: ["may system:bootstrap:abcdef create nodeclient?", 0],
  },
  {
    behaviour: "of who may is approved",
    known: answer("nodeclient", true),
    done: approved("kubelet"),
  },
  {
    behaviour: "of who may not is asked about again",
    known: answer("nodeclient", false),
    done: [0.2],
  },
  {
    behaviour: "of who may not is asked about ever more rarely",
    known: answer("nodeclient", false),
    nowMs: 60 * secondMs,
    done: [60],
  },
  {
    behaviour: "of who may not is asked about every thousand seconds at least",
    known: answer("nodeclient", false),
    nowMs: 86_400 * secondMs,
    done: [1000],
  },
  {
    behaviour: "of a kubelet for itself needs less",
    spec: own,
    done: ["may system:node:node-9 create selfnodeclient?", 0],
  },
  {
    behaviour: "of a kubelet that may do so for itself is approved",
    spec: own,
    known: answer("selfnodeclient", true),
    done: approved("self kubelet"),
  },
  {
    behaviour: "of a kubelet that may not do so for itself may be one for anybody",
    spec: own,
    known: answer("selfnodeclient", false),
    done: ["may system:node:node-9 create nodeclient?", 0],
  },
  { behaviour: "to another signer is left to that", spec: { signerName: "a.b/c" }, done: [""] },
  { behaviour: "that is not a kubelet's is left alone", spec: { usages: ["any"] }, done: [""] },
])("a request $behaviour", ({ spec = {}, known, nowMs, done }) => {
  expect(outcome(spec, known, nowMs)).toEqual(done);
});
