import { SubjectAccessReview } from "../../api/authorization/access-reviews.ts";
import {
  CertificateSigningRequest,
  hasCondition,
} from "../../api/certificates/certificate-signing-request.ts";
import { parseCertificateRequest } from "../../api/certificates/pkcs10.ts";
import { parseTime } from "../../api/runtime.ts";
import { type Action, create, untyped } from "../../client/action.ts";
import { type Controller, nothing, type Plan, watch } from "../../client/controller.ts";
import { commonNameOf, kubeletClientProblem } from "./kubelet-requests.ts";

/** Approves what kubelets ask for to speak with the API server. */
export const certificateApprover: Controller = {
  name: "certificate-controller",
  watches: [watch(CertificateSigningRequest, { keys: ({ metadata }) => [metadata.name ?? ""] })],
  reconcile(name, view, { memory }) {
    const request = view.get(CertificateSigningRequest, undefined, name);
    // Nothing else is remembered than what the API server answered.
    const answer = memory as SubjectAccessReview | undefined;
    return request === undefined ? nothing : planApproval(request, { answer, nowMs: view.nowMs });
  },
};

interface Known {
  /** Whether who made the request may do what was asked last. */
  readonly answer?: SubjectAccessReview | undefined;
  readonly nowMs: number;
}

/**
 * Approves a request of a kubelet, for itself or by another, once the API server said that who made
 * it may ask for that. Source: pkg/controller/certificates/approver/sarapprove.go 1.36.
 */
export function planApproval(request: CertificateSigningRequest, { answer, nowMs }: Known): Plan {
  const ways = waysOf(request);
  if (ways.length === 0) return nothing;
  const asked = answer?.spec.resourceAttributes?.subresource;
  const at = ways.findIndex(({ subresource }) => subresource === asked);
  const way = ways[at];
  if (way !== undefined && answer?.status.allowed === true) {
    return { actions: [approve(request, way.message)] };
  }
  const next = ways[at + 1];
  if (next === undefined) return { actions: [], requeueAfterMs: retryMs(request, nowMs) };
  return { actions: [ask(request, next)], remembersAnswer: true, requeueAfterMs: 0 };
}

const kubeletSigner = "kubernetes.io/kube-apiserver-client-kubelet";

interface Way {
  /** What has to be allowed. */
  readonly subresource: string;
  readonly message: string;
}

const approvedAs = (whose: string) =>
  `Auto approving ${whose} client certificate after SubjectAccessReview.`;
const ownWay: Way = { subresource: "selfnodeclient", message: approvedAs("self kubelet") };
const anyWay: Way = { subresource: "nodeclient", message: approvedAs("kubelet") };

/** The ways in which a request may be approved, in the order in which they are tried. */
function waysOf(request: CertificateSigningRequest): readonly Way[] {
  const { spec, status } = request;
  const isDecided = hasCondition(request, "Approved") || hasCondition(request, "Denied");
  const asked = parseCertificateRequest(spec.request);
  if (isDecided || (status.certificate ?? "") !== "" || typeof asked === "string") return [];
  if (spec.signerName !== kubeletSigner) return [];
  if (kubeletClientProblem(asked, spec.usages ?? []) !== undefined) return [];
  return spec.username === commonNameOf(asked.subject) ? [ownWay, anyWay] : [anyWay];
}

function ask({ spec }: CertificateSigningRequest, { subresource }: Way): Action {
  const { username: user, uid, groups, extra } = spec;
  const [group, resource] = ["certificates.k8s.io", "certificatesigningrequests"];
  const resourceAttributes = { group, resource, verb: "create", subresource };
  return create(SubjectAccessReview, {
    metadata: {},
    spec: { user, uid, groups, extra, resourceAttributes },
  });
}

function approve(request: CertificateSigningRequest, message: string): Action {
  const condition = {
    type: "Approved",
    status: "True",
    reason: "AutoApproved",
    message,
    lastUpdateTime: null,
    lastTransitionTime: null,
  };
  const { status } = request;
  const conditions = [...(status.conditions ?? []), condition];
  const object = { ...request, status: { ...status, conditions } };
  const resource = untyped(CertificateSigningRequest);
  return { do: "update", resource, object, subresource: "approval" };
}

/** What is not allowed may be some day: it is asked about after twice the time, and so on. */
function retryMs({ metadata }: CertificateSigningRequest, nowMs: number): number {
  const createdMs = parseTime(metadata.creationTimestamp) ?? nowMs;
  return Math.min(Math.max(nowMs - createdMs, retryMsMin), retryMsMax);
}

/** Source: pkg/controller/certificates NewCertificateController 1.36. */
const retryMsMin = 200;
const retryMsMax = 1_000_000;
