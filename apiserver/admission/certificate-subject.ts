import { CertificateSigningRequest } from "../../api/certificates/certificate-signing-request.ts";
import { parseCertificateRequest } from "../../api/certificates/pkcs10.ts";
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
