import { CertificateSigningRequest } from "../../api/certificates/certificate-signing-request.ts";
import { parseCertificateRequest } from "../../api/certificates/pkcs10.ts";
import type { KubeObject } from "../../api/resource.ts";
import { forbidden } from "../../api/status.ts";
import type { AdmissionPlugin } from "./plugin.ts";

const signer = "kubernetes.io/kube-apiserver-client";
const group = "system:masters";

/** Nobody becomes a master of the cluster by a certificate that is merely approved. */
export const certificateSubject: AdmissionPlugin = {
  name: "CertificateSubjectRestriction",
  resource: CertificateSigningRequest,
  validate({ verb, definition, name, subresource }, _, object) {
    if (verb !== "create" || subresource !== undefined || object === undefined) return;
    // The plugin is only given requests.
    const { spec } = object as CertificateSigningRequest;
    if (spec.signerName !== signer) return;
    const parsed = parseCertificateRequest(spec.request);
    if (typeof parsed === "string" || !parsed.subject.organization.includes(group)) return;
    const fact = `use of ${signer} signer with ${group} group is not allowed`;
    throw forbidden(definition, name, fact);
  },
};

/** Who sign for kubelets. */
const kubeletSigners: ReadonlySet<string> = new Set([
  "kubernetes.io/kubelet-serving",
  "kubernetes.io/kube-apiserver-client-kubelet",
]);

/**
 * What keeps a node from making a request: for a kubelet, that is in its own name alone.
 * Source: plugin/pkg/admission/noderestriction admitCSR 1.36.
 */
export function nodeSubjectProblem(object: KubeObject, nodeName: string): string | undefined {
  // The resource is requests.
  const { spec } = object as CertificateSigningRequest;
  if (!kubeletSigners.has(spec.signerName)) return undefined;
  const parsed = parseCertificateRequest(spec.request);
  if (typeof parsed === "string") return `unable to parse csr: ${parsed}`;
  const name = `system:node:${nodeName}`;
  if (parsed.subject.commonName.at(-1) === name) return undefined;
  return `can only create a node CSR with CN=${name}`;
}
