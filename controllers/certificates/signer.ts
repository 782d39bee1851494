import { encodeBase64 } from "../../api/base64.ts";
import {
  CertificateSigningRequest,
  hasCondition,
} from "../../api/certificates/certificate-signing-request.ts";
import { parseCertificateRequest } from "../../api/certificates/pkcs10.ts";
import { type Action, untyped } from "../../client/action.ts";
import { type Controller, nothing, watch } from "../../client/controller.ts";
import {
  type KubeletRule,
  kubeletClientProblem,
  kubeletServingProblem,
} from "./kubelet-requests.ts";

/** Who vouches for the API server and its clients. */
export interface Authority {
  /** Its own certificate, in PEM. */
  readonly certificate: string;
  /**
   * The certificate, in PEM, that a request asks for. The same request gets the same. Throws
   * RangeError where it is not signed by the key that it names.
   */
  sign(request: SigningOrder): string;
}

export interface SigningOrder {
  /** A request of PKCS #10 in PEM, in base64. */
  readonly request: string;
  /** What tells it from every other request. */
  readonly uid: string;
  readonly usages: readonly string[];
  readonly nowMs: number;
  readonly durationMs: number;
}

/** Signs what was approved, for the signers of Kubernetes. */
export const certificateSigner = (authority: Authority): Controller => ({
  name: "certificate-signer",
  watches: [watch(CertificateSigningRequest, { keys: ({ metadata }) => [metadata.name ?? ""] })],
  reconcile(name, view) {
    const request = view.get(CertificateSigningRequest, undefined, name);
    if (request === undefined) return nothing;
    return { actions: planSigning(request, authority, view.nowMs) };
  },
});

/** A certificate is good for so long unless its request says less. */
const durationMsMax = 365 * 24 * 3_600_000;

/** Source: pkg/controller/certificates/signer/signer.go 1.36. */
export function planSigning(
  request: CertificateSigningRequest,
  authority: Authority,
  nowMs: number,
): readonly Action[] {
  const { spec, status, metadata } = request;
  const isDue = hasCondition(request, "Approved") && !hasCondition(request, "Failed");
  const rule = rules.get(spec.signerName);
  const asked = parseCertificateRequest(spec.request);
  if (!isDue || (status.certificate ?? "") !== "" || rule === undefined) return [];
  if (typeof asked === "string") return [];
  const usages = spec.usages ?? [];
  const problem = rule(asked, usages);
  if (problem !== undefined) return [written(request, failed(status, problem))];
  const durationMs = Math.min((spec.expirationSeconds ?? Infinity) * 1000, durationMsMax);
  const order = { request: spec.request, uid: metadata.uid ?? "", usages, nowMs, durationMs };
  try {
    const certificate = encodeBase64(authority.sign(order));
    return [written(request, { ...status, certificate })];
  } catch (error) {
    // As upstream, which tries again and again: such a request is left as it is.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function written(
  request: CertificateSigningRequest,
  status: CertificateSigningRequest["status"],
): Action {
  const object = { ...request, status };
  const resource = untyped(CertificateSigningRequest);
  return { do: "update", resource, object, subresource: "status" };
}

function failed(status: CertificateSigningRequest["status"], message: string) {
  const condition = {
    type: "Failed",
    status: "True",
    reason: "SignerValidationFailure",
    message,
    lastUpdateTime: null,
    lastTransitionTime: null,
  };
  return { ...status, conditions: [...(status.conditions ?? []), condition] };
}

/**
 * Why a signer does not sign, if it does not. Source: pkg/controller/certificates/signer/signer.go
 * 1.36.
 */
const rules: ReadonlyMap<string, KubeletRule> = new Map<string, KubeletRule>([
  ["kubernetes.io/kube-apiserver-client", (_asked, usages) => clientUsagesProblem(usages)],
  ["kubernetes.io/kube-apiserver-client-kubelet", kubeletClientProblem],
  ["kubernetes.io/kubelet-serving", kubeletServingProblem],
]);

function clientUsagesProblem(usages: readonly string[]): string | undefined {
  const known = ["digital signature", "key encipherment", "client auth"];
  const wrong = usages.find((usage) => !known.includes(usage));
  if (wrong !== undefined) return `invalid usage for client certificate: ${wrong}`;
  if (usages.includes("client auth")) return undefined;
  return "missing required usage for client certificate: client auth";
}
