import { CertificateSigningRequest } from "../../api/certificates/certificate-signing-request.ts";
import { parseTime } from "../../api/runtime.ts";
import { remove } from "../../client/action.ts";
import { type Controller, nothing, type Plan, watch } from "../../client/controller.ts";

/** Deletes requests that nobody needs any more. */
export const certificateCleaner: Controller = {
  name: "certificate-cleaner",
  watches: [watch(CertificateSigningRequest, { keys: ({ metadata }) => [metadata.name ?? ""] })],
  reconcile(name, view) {
    const request = view.get(CertificateSigningRequest, undefined, name);
    return request === undefined ? nothing : planCleaning(request, view.nowMs);
  },
};

const hourMs = 3_600_000;
/** Source: pkg/controller/certificates/cleaner 1.36. */
const decidedMs = hourMs;
const pendingMs = 24 * hourMs;
const final = ["Approved", "Denied", "Failed"];

/** An hour after the decision, or a day after it was asked for. Upstream looks once an hour. */
export function planCleaning(request: CertificateSigningRequest, nowMs: number): Plan {
  const { metadata, status } = request;
  if (metadata.deletionTimestamp !== undefined) return nothing;
  const decided = (status.conditions ?? []).filter(({ type }) => final.includes(type));
  const dueMs = decided.map(
    ({ lastUpdateTime }) => (parseTime(lastUpdateTime) ?? nowMs) + decidedMs,
  );
  const createdMs = parseTime(metadata.creationTimestamp) ?? nowMs;
  const endMs = decided.length === 0 ? createdMs + pendingMs : Math.min(...dueMs);
  return endMs > nowMs
    ? { actions: [], requeueAfterMs: endMs - nowMs }
    : { actions: [remove(CertificateSigningRequest, request)] };
}
