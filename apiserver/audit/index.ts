/**
 * The audit log: who asked what, and what was answered, as audit.k8s.io/v1 Events.
 *
 * Guarantees: where it is off it costs a comparison; times are virtual; what is noted of a request
 * changes nothing about it.
 */
export { Audited, type AuditOptions, Auditor } from "./auditor.ts";
export type { AuditEvent } from "./event.ts";
export { type AuditPolicy, readAuditPolicy } from "./policy.ts";
