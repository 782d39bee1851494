/** What a request tells of itself. Source: pkg/registry/certificates/certificates 1.36. */
import { formatTime } from "../runtime.ts";
import type {
  CertificateSigningRequest,
  CertificateSigningRequestCondition as Condition,
} from "./certificate-signing-request.ts";

type Conditions = readonly Condition[];

/** What decides on a request: written by way of its approval, never of its status. */
export const decisions = ["Approved", "Denied"];

/** The request with the time in conditions whose writer does not say it. */
export function withTimes(
  next: CertificateSigningRequest,
  { status: { conditions: before = [] } }: CertificateSigningRequest,
  nowMs: number,
): CertificateSigningRequest {
  const now = formatTime(nowMs);
  return withConditions(next, (each) => timed(each, before, now));
}

function timed(condition: Condition, before: Conditions, now: string): Condition {
  const same = before.find(
    ({ type, status }) => type === condition.type && status === condition.status,
  );
  return {
    ...condition,
    lastUpdateTime: condition.lastUpdateTime ?? now,
    lastTransitionTime: condition.lastTransitionTime ?? same?.lastTransitionTime ?? now,
  };
}

/** The request with the decisions of the stored one, where it has them, too. */
export const withDecisions = (
  next: CertificateSigningRequest,
  { status: { conditions: before = [] } }: CertificateSigningRequest,
): CertificateSigningRequest =>
  withConditions(
    next,
    (each) =>
      (decisions.includes(each.type) && before.find(({ type }) => type === each.type)) || each,
  );

function withConditions(
  request: CertificateSigningRequest,
  change: (condition: Condition) => Condition,
): CertificateSigningRequest {
  const { status } = request;
  const conditions = status.conditions?.map(change);
  return conditions === undefined ? request : { ...request, status: { ...status, conditions } };
}
