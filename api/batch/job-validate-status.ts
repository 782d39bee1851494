/**
 * What must hold for the status of a Job. Source: pkg/registry/batch/job
 * getStatusValidationOptions and pkg/apis/batch/validation ValidateJobStatusUpdate 1.36.
 */
import { duplicate, type FieldError, invalid, invalidWhole } from "../field-error.ts";
import { validateNonNegative } from "../validation/meta.ts";
import type { Job } from "./job.ts";
import { isIndexed } from "./job-spec.ts";
import { isConditionTrue, type JobStatus } from "./job-status.ts";
import { indexRules } from "./job-status-index-rules.ts";
import { endRules, lastRules } from "./job-status-rules.ts";

const rules = [...endRules, ...indexRules, ...lastRules];

/** Everything wrong with the new status, in Kubernetes' order. */
export function validateJobStatus(next: Job, stored: Job): FieldError[] {
  return [
    ...counts.flatMap((name) => validateNonNegative(next.status[name], `status.${name}`)),
    ...validateUncounted(next.status),
    ...rules.filter((rule) => rule.breaks(next, stored)).flatMap((rule) => rule.errors(next)),
    ...validateChange(next, stored),
  ];
}

const counts = ["active", "succeeded", "failed", "ready", "terminating"] as const;

function validateUncounted({ uncountedTerminatedPods = {} }: JobStatus): FieldError[] {
  const seen = new Set<string>();
  return (["succeeded", "failed"] as const).flatMap((name) =>
    (uncountedTerminatedPods[name] ?? []).flatMap((uid, index) => {
      const path = `status.uncountedTerminatedPods.${name}[${index}]`;
      if (uid === "") return [invalid(path, uid, "must not be empty")];
      if (seen.has(uid)) return [duplicate(path, uid)];
      seen.add(uid);
      return [];
    }),
  );
}

/** What may not be taken back. */
function validateChange(next: Job, stored: Job): FieldError[] {
  const [to, from] = [next.status, stored.status];
  const errors: FieldError[] = [];
  for (const type of ["Failed", "Complete", "FailureTarget"] as const) {
    if (!isConditionTrue(from, type) || isConditionTrue(to, type)) continue;
    const fact = `cannot disable the terminal ${type}=True condition`;
    errors.push(invalidWhole("status.conditions", fact));
  }
  if ((to.failed ?? 0) < (from.failed ?? 0)) {
    errors.push(invalid("status.failed", to.failed ?? 0, "cannot decrease the failed counter"));
  }
  const { completions, parallelism } = next.spec;
  // An Indexed Job that was scaled down forgets the indexes that are beyond its completions.
  const mayShrink = isIndexed(next.spec) && completions === parallelism;
  if (!mayShrink && (to.succeeded ?? 0) < (from.succeeded ?? 0)) {
    const fact = "cannot decrease the succeeded counter";
    errors.push(invalid("status.succeeded", to.succeeded ?? 0, fact));
  }
  errors.push(...validateTimes(next, from));
  if (isConditionTrue(from, "SuccessCriteriaMet") && !isConditionTrue(to, "SuccessCriteriaMet")) {
    const fact = "cannot disable the SuccessCriteriaMet=True condition";
    errors.push(invalidWhole("status.conditions", fact));
  }
  if (
    isConditionTrue(from, "Complete") &&
    !isConditionTrue(from, "SuccessCriteriaMet") &&
    isConditionTrue(to, "SuccessCriteriaMet")
  ) {
    const fact = "cannot set SuccessCriteriaMet=True for Job already has Complete=true conditions";
    errors.push(invalidWhole("status.conditions", fact));
  }
  return errors;
}

/** The Job ends once, and starts anew only after it was suspended. */
function validateTimes({ spec, status }: Job, stored: JobStatus): FieldError[] {
  const { startTime, completionTime } = status;
  const errors: FieldError[] = [];
  const { completionTime: ended } = stored;
  if (completionTime !== undefined && ended !== undefined && completionTime !== ended) {
    errors.push(invalid("status.completionTime", completionTime, "field is immutable"));
  }
  const { startTime: started } = stored;
  if (started !== undefined && startTime !== started && spec.suspend !== true) {
    const fact = "field is immutable for unsuspended job once set";
    errors.push(invalid("status.startTime", startTime, fact));
  }
  return errors;
}
