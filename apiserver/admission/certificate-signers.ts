/** Who decides on requests for certificates, and who signs them, may do so by signer. */
import { CertificateSigningRequest } from "../../api/certificates/certificate-signing-request.ts";
import { equalJson } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";
import { forbidden } from "../../api/status.ts";
import type { AdmissionPlugin, Operation } from "./plugin.ts";

/** Source: plugin/pkg/admission/certificates/approval 1.36. */
export const certificateApproval: AdmissionPlugin = {
  name: "CertificateApproval",
  resource: CertificateSigningRequest,
  review(operation) {
    if (operation.subresource !== "approval") return;
    checkSigner(operation, "approve");
  },
};

/** Source: plugin/pkg/admission/certificates/signing 1.36. */
export const certificateSigning: AdmissionPlugin = {
  name: "CertificateSigning",
  resource: CertificateSigningRequest,
  review(operation, _, object) {
    const { subresource, stored } = operation;
    if (subresource !== "status" || stored === undefined) return;
    const [next, before] = [asRequest(object).status, asRequest(stored).status];
    const isSame =
      next.certificate === before.certificate && equalJson(next.conditions, before.conditions);
    if (!isSame) checkSigner(operation, "sign");
  },
};

// The plugins are given requests alone.
const asRequest = (object: KubeObject) => object as CertificateSigningRequest;

/** Whom no user is shown for is part of the cluster, or its administrator. */
function checkSigner(operation: Operation, verb: "approve" | "sign"): void {
  const { definition, name, stored, user, authorizer } = operation;
  if (user === undefined || stored === undefined) return;
  const { signerName } = asRequest(stored).spec;
  const [domain] = signerName.split("/");
  const isAllowed = [signerName, `${domain}/*`].some((signer) => {
    const place = { group: "certificates.k8s.io", version: "*", resource: "signers" };
    const asked = { user, resource: { ...place, verb, name: signer } };
    return authorizer.authorize(asked).verdict === "Allow";
  });
  if (isAllowed) return;
  const fact = `user not permitted to ${verb} requests with signerName "${signerName}"`;
  throw forbidden(definition, name, fact);
}
