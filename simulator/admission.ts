/** What there is to know of admission plugins and of audits before there is a cluster. */

export { readAdmissionConfiguration } from "../apiserver/admission/configuration-file.ts";
export {
  type AdmissionOptions,
  admissionProblems,
  idlePlugins,
} from "../apiserver/admission/index.ts";
export { type AuditEvent, type AuditOptions, readAuditPolicy } from "../apiserver/audit/index.ts";
