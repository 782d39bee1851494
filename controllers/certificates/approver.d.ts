import { CertificateSigningRequest } from "../../api/certificates/certificate-signing-request.ts";
import { type Action } from "../../client/action.ts";
import { type Controller } from "../../client/controller.ts";
/** Approves what kubelets ask for to speak with the API server. */
export declare const certificateApprover: Controller;
/**
 * Approves a request of a kubelet, for itself or, as everybody may do everything here, by another.
 * Source: pkg/controller/certificates/approver/sarapprove.go 1.36.
 */
export declare function planApproval(request: CertificateSigningRequest): readonly Action[];
