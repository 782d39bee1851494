import {
  CertificateSigningRequest,
  hasCondition,
} from "../../api/certificates/certificate-signing-request.ts";
import { parseCertificateRequest } from "../../api/certificates/pkcs10.ts";
import { type Action, untyped } from "../../client/action.ts";
import { type Controller, nothing, watch } from "../../client/controller.ts";

/** Approves what kubelets ask for to speak with the API server. */
export const certificateApprover: Controller = {
  name: "certificate-controller",
  watches: [watch(CertificateSigningRequest, { keys: ({ metadata }) => [metadata.name ?? ""] })],
  reconcile(name, view) {
    const request = view.get(CertificateSigningRequest, undefined, name);
    return request === undefined ? nothing : { actions: planApproval(request) };
  },
};

const kubeletSigner = "kubernetes.io/kube-apiserver-client-kubelet";
const kubeletUsages = ["client auth", "digital signature"];

/**
 * Approves a request of a kubelet, for itself or, as everybody may do everything here, by another.
 * Source: pkg/controller/certificates/approver/sarapprove.go 1.36.
 */
export function planApproval(request: CertificateSigningRequest): readonly Action[] {
  const isDecided = hasCondition(request, "Approved") || hasCondition(request, "Denied");
  const { spec, status } = request;
  const asked = parseCertificateRequest(spec.request);
  if (isDecided || (status.certificate ?? "") !== "" || typeof asked === "string") return [];
  const { subject, alternativeNames } = asked;
  const [commonName = ""] = subject.commonName;
  const usages = (spec.usages ?? []).filter((usage) => usage !== "key encipherment").sort();
  const isKubelet =
    spec.signerName === kubeletSigner &&
    subject.organization.join() === "system:nodes" &&
    Object.values(alternativeNames).every((names) => names.length === 0) &&
    commonName.startsWith("system:node:") &&
    usages.join() === kubeletUsages.join();
  if (!isKubelet) return [];
  const whose = spec.username === commonName ? "self kubelet" : "kubelet";
  const condition = {
    type: "Approved",
    status: "True",
    reason: "AutoApproved",
    message: `Auto approving ${whose} client certificate after SubjectAccessReview.`,
    lastUpdateTime: null,
    lastTransitionTime: null,
  };
  const conditions = [...(status.conditions ?? []), condition];
  const decided = { ...request, status: { ...status, conditions } };
  const resource = untyped(CertificateSigningRequest);
  return [{ do: "update", resource, object: decided, subresource: "approval" }];
}
