import { type FieldError, invalid, invalidMap, required } from "../field-error.ts";
import { selectorFromLabelSelector, validateLabelSelector } from "../selectors/labels.ts";
import { labelNameProblems } from "../validation/names.ts";
import type { Job } from "./job.ts";
import {
  controllerUidLabel,
  jobNameLabel,
  legacyControllerUidLabel,
  legacyJobNameLabel,
} from "./job-labels.ts";
import { isIndexed, type JobSpec } from "./job-spec.ts";
import { validateJobTemplate } from "./job-validate-spec.ts";

/** Everything wrong with a Job. Source: pkg/apis/batch/validation ValidateJob 1.36. */
export function validateJob(job: Job): FieldError[] {
  return [
    ...validateGeneratedSelector(job),
    ...validateJobSpec(job.spec),
    ...validateHostname(job),
  ];
}

/** The spec with its selector. */
export function validateJobSpec(spec: JobSpec): FieldError[] {
  const { selector } = spec;
  const errors = validateJobTemplate(spec, "spec");
  if (selector === undefined) errors.push(required("spec.selector"));
  else errors.push(...validateLabelSelector(selector, "spec.selector"));
  const { labels } = spec.template.metadata;
  const { picks, matches } = selectorFromLabelSelector(selector);
  const isReadable = selector === undefined || picks !== "nothing";
  if (isReadable && !matches(labels)) {
    const fact = "`selector` does not match template `labels`";
    errors.push(invalidMap("spec.template.metadata.labels", labels, fact));
  }
  return errors;
}

/** A selector that the server made is about labels that it made. */
function validateGeneratedSelector({ metadata, spec }: Job): FieldError[] {
  const { manualSelector = false, selector, template } = spec;
  if (manualSelector || selector === undefined) return [];
  const { name = "", uid = "" } = metadata;
  const { labels = {} } = template.metadata;
  const expected: Readonly<Record<string, string>> = {
    [legacyControllerUidLabel]: uid,
    [legacyJobNameLabel]: name,
    [controllerUidLabel]: uid,
    [jobNameLabel]: name,
  };
  const errors = Object.entries(expected).flatMap(([key, value]) => {
    const path = `spec.template.metadata.labels[${key}]`;
    if (labels[key] === value) return [];
    const fact = `must be '${value}'`;
    return [labels[key] === undefined ? required(path, fact) : invalidMap(path, labels, fact)];
  });
  const { picks, matches } = selectorFromLabelSelector(selector);
  if (picks !== "nothing" && !matches(expected)) {
    errors.push(invalid("spec.selector", selector, "`selector` not auto-generated"));
  }
  return errors;
}

/** The host name of the pod with the highest index must be a DNS label. */
function validateHostname({ metadata, spec }: Job): FieldError[] {
  const { completions = 0 } = spec;
  const { name = "" } = metadata;
  if (!isIndexed(spec) || completions <= 0) return [];
  const hostname = `${name}-${completions - 1}`;
  if (labelNameProblems(hostname).length === 0) return [];
  const fact = `will not able to create pod with invalid DNS label: ${hostname}`;
  return [invalid("metadata.name", name, fact)];
}
