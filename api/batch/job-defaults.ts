/** What is filled into a Job that leaves it out. Source: pkg/apis/batch/v1/defaults.go 1.36. */
import { defaultPodTemplate } from "../core/pod/defaults.ts";
import { mapItems, withMembers } from "../json.ts";
import type { Job } from "./job.ts";
import type { PodFailurePolicy } from "./job-policy.ts";
import type { JobSpec } from "./job-spec.ts";

const int32Max = 2 ** 31 - 1;

/** The Job with its defaults; the same object where it has them. */
export function defaultJob(job: Job): Job {
  const spec = defaultOwn(defaultJobTemplate(job.spec));
  return inheritLabels(spec === job.spec ? job : { ...job, spec });
}

/** A Job without labels takes those of its pods. */
export function inheritLabels(job: Job): Job {
  const { labels } = job.spec.template.metadata;
  const own = job.metadata.labels ?? {};
  if (labels === undefined || Object.keys(own).length > 0) return job;
  return { ...job, metadata: { ...job.metadata, labels } };
}

/** The defaults that the spec of a Job also gets where a CronJob holds it. */
export function defaultJobTemplate(spec: JobSpec): JobSpec {
  const { podFailurePolicy } = spec;
  return withMembers(spec, {
    template: defaultPodTemplate(spec.template),
    ...(podFailurePolicy && { podFailurePolicy: defaultPolicy(podFailurePolicy) }),
  });
}

function defaultOwn(spec: JobSpec): JobSpec {
  const { completions, parallelism, backoffLimitPerIndex, podFailurePolicy } = spec;
  const isSingle = completions === undefined && parallelism === undefined;
  return withMembers(spec, {
    ...(isSingle && { completions: 1 }),
    parallelism: parallelism ?? 1,
    backoffLimit: spec.backoffLimit ?? (backoffLimitPerIndex === undefined ? 6 : int32Max),
    completionMode: spec.completionMode ?? "NonIndexed",
    suspend: spec.suspend ?? false,
    manualSelector: spec.manualSelector ?? false,
    podReplacementPolicy:
      spec.podReplacementPolicy ??
      (podFailurePolicy === undefined ? "TerminatingOrFailed" : "Failed"),
  });
}

function defaultPolicy(policy: PodFailurePolicy): PodFailurePolicy {
  const rules = mapItems(policy.rules, (rule) => {
    if (rule.onPodConditions === undefined) return rule;
    const onPodConditions = mapItems(rule.onPodConditions, (pattern) =>
      pattern.status ? pattern : { ...pattern, status: "True" },
    );
    return withMembers(rule, { onPodConditions });
  });
  return withMembers(policy, { rules });
}
