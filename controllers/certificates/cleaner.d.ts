import { CertificateSigningRequest } from "../../api/certificates/certificate-signing-request.ts";
import { type Controller, type Plan } from "../../client/controller.ts";
/** Deletes requests that nobody needs any more. */
export declare const certificateCleaner: Controller;
/** An hour after the decision, or a day after it was asked for. Upstream looks once an hour. */
export declare function planCleaning(request: CertificateSigningRequest, nowMs: number): Plan;
