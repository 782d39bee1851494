/** How the parts of the status of a Job go together. */
import { invalid, required } from "../field-error.ts";
import { parseTime } from "../runtime.ts";
import type { JobStatus } from "./job-status.ts";
import {
  complete,
  conditions,
  failed,
  failing,
  field,
  finished,
  type StatusRule,
  succeeding,
  touches,
} from "./job-status-rule.ts";

/** Which conditions and counts go together in a Job that has ended. */
export const endRules: readonly StatusRule[] = [
  {
    breaks: (next, stored) =>
      touches(next, stored, complete, failed) && complete(next) && failed(next),
    errors: conditions("cannot set Complete=True and Failed=true conditions"),
  },
  {
    breaks: (next, stored) =>
      touches(next, stored, complete, failing) && complete(next) && failing(next),
    errors: conditions("cannot set Complete=True and FailureTarget=true conditions"),
  },
  {
    breaks: (next, stored) =>
      touches(next, stored, complete, field("completionTime")) &&
      next.status.completionTime !== undefined &&
      !complete(next),
    errors: ({ status }) => [
      invalid(
        "status.completionTime",
        status.completionTime,
        "cannot set completionTime when there is no Complete=True condition",
      ),
    ],
  },
  {
    breaks: (next, stored) =>
      touches(next, stored, complete, field("completionTime")) &&
      next.status.completionTime === undefined &&
      complete(next),
    errors: () => [
      required("status.completionTime", "completionTime is required for Complete jobs"),
    ],
  },
  {
    breaks: (next, stored) =>
      touches(next, stored, field("startTime"), field("completionTime")) &&
      (parseTime(next.status.completionTime) ?? Number.POSITIVE_INFINITY) <
        (parseTime(next.status.startTime) ?? 0),
    errors: ({ status }) => [
      invalid(
        "status.completionTime",
        status.completionTime,
        "must be equal to or after `startTime`",
      ),
    ],
  },
  {
    breaks: (next, stored) =>
      touches(next, stored, failed, failing) && failed(next) && !failing(next),
    errors: conditions("cannot set Failed=True condition without the FailureTarget=true condition"),
  },
  {
    breaks: (next, stored) =>
      touches(next, stored, complete, succeeding) && complete(next) && !succeeding(next),
    errors: conditions(
      "cannot set Complete=True condition without the SuccessCriteriaMet=true condition",
    ),
  },
  {
    breaks: (next, stored) =>
      touches(next, stored, finished, field("active")) &&
      (next.status.active ?? 0) > 0 &&
      finished(next),
    errors: ({ status }) => [
      invalid("status.active", status.active, "active>0 is invalid for finished job"),
    ],
  },
  {
    breaks: (next, stored) =>
      touches(next, stored, finished, field("startTime")) &&
      !(next.spec.suspend === true && next.spec.completions === 0) &&
      next.status.startTime === undefined &&
      finished(next),
    errors: () => [required("status.startTime", "startTime is required for finished job")],
  },
  {
    breaks: (next, stored) =>
      touches(next, stored, finished, field("uncountedTerminatedPods")) &&
      finished(next) &&
      uncountedOf(next.status) > 0,
    errors: ({ status: { uncountedTerminatedPods: uncounted = {} } }) => [
      invalid(
        "status.uncountedTerminatedPods",
        { Succeeded: uncounted.succeeded ?? null, Failed: uncounted.failed ?? null },
        "must be empty for finished job",
      ),
    ],
  },
];

/** The rules that Kubernetes looks at last. */
export const lastRules: readonly StatusRule[] = [
  {
    breaks: (next, stored) =>
      touches(next, stored, finished, field("terminating")) &&
      (next.status.terminating ?? 0) > 0 &&
      finished(next),
    errors: ({ status }) => [
      invalid(
        "status.terminating",
        status.terminating,
        "terminating>0 is invalid for finished job",
      ),
    ],
  },
  {
    breaks: (next, stored) =>
      touches(next, stored, field("ready"), field("active")) &&
      next.status.ready !== undefined &&
      next.status.ready > (next.status.active ?? 0),
    errors: ({ status }) => [
      invalid("status.ready", status.ready, "cannot set more ready pods than active"),
    ],
  },
  {
    breaks: (next) => succeeding(next) && failed(next),
    errors: conditions("cannot set SuccessCriteriaMet=True and Failed=true conditions"),
  },
  {
    breaks: (next) => succeeding(next) && failing(next),
    errors: conditions("cannot set SuccessCriteriaMet=True and FailureTarget=true conditions"),
  },
  {
    breaks: (next) => next.spec.successPolicy !== undefined && complete(next) && !succeeding(next),
    errors: conditions(
      "cannot set Complete=True for Job with SuccessPolicy unless SuccessCriteriaMet=True",
    ),
  },
];

const uncountedOf = ({
  uncountedTerminatedPods: { succeeded = [], failed = [] } = {},
}: JobStatus) => succeeded.length + failed.length;
