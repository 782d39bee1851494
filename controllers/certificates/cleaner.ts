import { CertificateSigningRequest } from "../../api/certificates/certificate-signing-request.ts";
import { notAfterMs } from "../../api/certificates/x509.ts";
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
const doneMs = hourMs;
const pendingMs = 24 * hourMs;

/** As soon as it is over by any of these rules. Upstream looks once an hour. */
export function planCleaning(request: CertificateSigningRequest, nowMs: number): Plan {
  if (request.metadata.deletionTimestamp !== undefined) return nothing;
  const endMs = Math.min(...endsMs(request));
  if (endMs === Number.POSITIVE_INFINITY) return nothing;
  return endMs > nowMs
    ? { actions: [], requeueAfterMs: endMs - nowMs }
    : { actions: [remove(CertificateSigningRequest, request)] };
}

/** An hour after it was done with, a day while it waits, and no longer than its certificate. */
function endsMs({ metadata, status }: CertificateSigningRequest): readonly number[] {
  const { conditions = [], certificate = "" } = status;
  if (conditions.length === 0) return later(metadata.creationTimestamp, pendingMs);
  return conditions.flatMap(({ type, lastUpdateTime }) => {
    if (type === "Denied" || type === "Failed") return later(lastUpdateTime, doneMs);
    if (type !== "Approved") return [];
    if (certificate === "") return later(lastUpdateTime, pendingMs);
    return [...later(lastUpdateTime, doneMs), notAfterMs(certificate) ?? []].flat();
  });
}

function later(time: string | null | undefined, afterMs: number): readonly number[] {
  const timeMs = parseTime(time);
  return timeMs === undefined ? [] : [timeMs + afterMs];
}
