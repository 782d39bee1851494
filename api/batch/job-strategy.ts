import { workloadWarnings } from "../apps/workload.ts";
import type { Strategy } from "../resource.ts";
import type { Job } from "./job.ts";
import { defaultJob, inheritLabels } from "./job-defaults.ts";
import {
  controllerUidLabel,
  jobNameLabel,
  legacyControllerUidLabel,
  legacyJobNameLabel,
} from "./job-labels.ts";
import { isIndexed } from "./job-spec.ts";
import { validateJob } from "./job-validate.ts";
import { completionsSoftLimit, parallelismSoftLimit } from "./job-validate-spec.ts";
import { validateJobStatus } from "./job-validate-status.ts";
import { validateJobUpdate } from "./job-validate-update.ts";

/** How Jobs are created and changed. Source: pkg/registry/batch/job 1.36. */
export const jobStrategy: Strategy<Job> = {
  defaults: defaultJob,
  prepareForCreate,
  prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
  validate: validateJob,
  validateUpdate: validateJobUpdate,
  validateStatusUpdate: validateJobStatus,
  warnings,
};

/** Labels and a selector that no other Job has; those that were given stay, to be refused. */
function prepareForCreate(job: Job): Job {
  const { spec, metadata } = job;
  if (spec.manualSelector === true) return job;
  const { name = "", uid = "" } = metadata;
  const labels = {
    [controllerUidLabel]: uid,
    [jobNameLabel]: name,
    [legacyControllerUidLabel]: uid,
    [legacyJobNameLabel]: name,
    ...spec.template.metadata.labels,
  };
  const given = spec.selector?.matchLabels ?? {};
  const matchLabels = { ...given, [controllerUidLabel]: given[controllerUidLabel] ?? uid };
  const template = { ...spec.template, metadata: { ...spec.template.metadata, labels } };
  const selector = { ...spec.selector, matchLabels };
  return inheritLabels({ ...job, spec: { ...spec, selector, template } });
}

function warnings(job: Job, stored?: Job): readonly string[] {
  const { completions = 0, parallelism = 0 } = job.spec;
  const isVast =
    isIndexed(job.spec) && completions > completionsSoftLimit && parallelism > parallelismSoftLimit;
  const own = workloadWarnings(job, stored);
  return stored === undefined && isVast ? [...own, vastJob] : own;
}

const vastJob =
  "In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than " +
  "10^4, a Kubernetes control plane might not be able to track completedIndexes when a big number " +
  "of indexes fail";
