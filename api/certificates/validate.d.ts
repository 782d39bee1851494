/** What must hold for requests. Source: pkg/apis/certificates/validation 1.36. */
import { type FieldError } from "../field-error.ts";
import type { CertificateSigningRequest } from "./certificate-signing-request.ts";
export declare function validateCertificateSigningRequest({ spec, status, }: CertificateSigningRequest): FieldError[];
type Change = (next: CertificateSigningRequest, stored: CertificateSigningRequest) => FieldError[];
export declare const validateRequestUpdate: Change;
export declare const validateRequestStatusUpdate: Change;
export declare const validateApprovalUpdate: Change;
export {};
