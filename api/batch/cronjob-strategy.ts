import { podTemplateWarnings } from "../core/pod/warnings/warnings.ts";
import { equalJson } from "../json.ts";
import type { Strategy } from "../resource.ts";
import { labelNameProblems } from "../validation/names.ts";
import type { CronJob } from "./cronjob.ts";
import { validateCronJob, validateCronJobName, validateCronJobUpdate } from "./cronjob-validate.ts";
import { defaultJobTemplate } from "./job-defaults.ts";

/** How CronJobs are created and changed. Source: pkg/registry/batch/cronjob 1.36. */
export const cronJobStrategy: Strategy<CronJob> = {
  defaults,
  prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
  validate: validateCronJob,
  validateCreate: validateCronJobName,
  validateUpdate: validateCronJobUpdate,
  warnings,
};

function defaults(object: CronJob): CronJob {
  const { jobTemplate } = object.spec;
  const spec = defaultJobTemplate(jobTemplate.spec);
  return spec === jobTemplate.spec
    ? object
    : { ...object, spec: { ...object.spec, jobTemplate: { ...jobTemplate, spec } } };
}

function warnings({ metadata, spec }: CronJob, stored?: CronJob): readonly string[] {
  if (stored !== undefined && equalJson(spec, stored.spec)) return [];
  const path = "spec.jobTemplate.spec.template";
  const ofTemplate = podTemplateWarnings(spec.jobTemplate.spec.template, path);
  const problems = labelNameProblems(metadata.name ?? "");
  if (stored !== undefined || problems.length === 0) return ofTemplate;
  const advice =
    "metadata.name: this is used in Pod names and hostnames, which can result in surprising " +
    `behavior; a DNS label is recommended: [${problems.join(" ")}]`;
  return [advice, ...ofTemplate];
}
