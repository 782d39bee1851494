/** What must hold for the spec of a Job, also where a CronJob holds it. */
import { validatePodTemplate } from "../core/pod/validation/validate.ts";
import { type FieldError, invalid, notSupported, required, tooLong } from "../field-error.ts";
import { validateDomainPrefixedPath } from "../validation/domain-prefixed-path.ts";
import { validateNonNegative } from "../validation/meta.ts";
import type { JobSpec } from "./job-spec.ts";
import { validatePodFailurePolicy, validateSuccessPolicy } from "./job-validate-policy.ts";

/** Keeps the text of completedIndexes short. */
const indexedParallelismMax = 100_000;
const failedIndexesMax = 100_000;
/** From so many completions on, less is allowed at a time. */
export const completionsSoftLimit = 100_000;
export const parallelismSoftLimit = 10_000;
const failedIndexesSoftLimit = 10_000;
const managedByMax = 63;

/** Everything wrong but the selector. Source: pkg/apis/batch/validation validateJobSpec 1.36. */
export function validateJobTemplate(spec: JobSpec, path: string): FieldError[] {
  return [
    ...counts.flatMap((name) => validateNonNegative(spec[name], `${path}.${name}`)),
    ...(spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined
      ? [required(`${path}.backoffLimitPerIndex`, "when maxFailedIndexes is specified")]
      : []),
    ...validateManagedBy(spec.managedBy, `${path}.managedBy`),
    ...validateMode(spec, path),
    ...validatePodFailurePolicy(spec, `${path}.podFailurePolicy`),
    ...validateSuccessPolicy(spec, `${path}.successPolicy`),
    ...validateReplacement(spec, `${path}.podReplacementPolicy`),
    ...validatePodTemplate(spec.template, `${path}.template`),
    ...validateRestartPolicy(spec, `${path}.template.spec.restartPolicy`),
  ];
}

const counts = [
  "parallelism",
  "completions",
  "activeDeadlineSeconds",
  "backoffLimit",
  "ttlSecondsAfterFinished",
  "backoffLimitPerIndex",
  "maxFailedIndexes",
] as const satisfies readonly (keyof JobSpec)[];

function validateManagedBy(name: string | undefined, path: string): FieldError[] {
  if (name === undefined) return [];
  const errors = validateDomainPrefixedPath(name, path);
  if (name.length > managedByMax) errors.push(tooLong(path, managedByMax));
  return errors;
}

function validateMode(spec: JobSpec, path: string): FieldError[] {
  const { completionMode: mode = "NonIndexed" } = spec;
  const errors: FieldError[] = [];
  if (mode !== "NonIndexed" && mode !== "Indexed") {
    errors.push(notSupported(`${path}.completionMode`, mode, ["NonIndexed", "Indexed"]));
  }
  if (mode === "Indexed") errors.push(...validateIndexed(spec, path));
  if (mode !== "NonIndexed") return errors;
  for (const name of ["backoffLimitPerIndex", "maxFailedIndexes"] as const) {
    if (spec[name] === undefined) continue;
    errors.push(invalid(`${path}.${name}`, spec[name], "requires indexed completion mode"));
  }
  return errors;
}

function validateIndexed(spec: JobSpec, path: string): FieldError[] {
  const { completions, parallelism = 0, maxFailedIndexes } = spec;
  const errors: FieldError[] = [];
  const tooHigh = (name: "parallelism" | "maxFailedIndexes", fact: string) =>
    errors.push(invalid(`${path}.${name}`, spec[name], `must be less than or equal to ${fact}`));
  if (completions === undefined) {
    errors.push(required(`${path}.completions`, "when completion mode is Indexed"));
  }
  if (parallelism > indexedParallelismMax) {
    tooHigh("parallelism", `${indexedParallelismMax} when completion mode is Indexed`);
  }
  if (completions !== undefined && (maxFailedIndexes ?? 0) > completions) {
    tooHigh("maxFailedIndexes", "completions");
  }
  if ((maxFailedIndexes ?? 0) > failedIndexesMax) {
    tooHigh("maxFailedIndexes", `${failedIndexesMax}`);
  }
  if ((completions ?? 0) <= completionsSoftLimit || spec.backoffLimitPerIndex === undefined) {
    return errors;
  }
  if (maxFailedIndexes === undefined) {
    const fact = `must be specified when completions is above ${completionsSoftLimit}`;
    errors.push(required(`${path}.maxFailedIndexes`, fact));
  }
  const vast = `when completions are above ${completionsSoftLimit} and used with backoff limit per index`;
  if (parallelism > parallelismSoftLimit) tooHigh("parallelism", `${parallelismSoftLimit} ${vast}`);
  if ((maxFailedIndexes ?? 0) > failedIndexesSoftLimit) {
    tooHigh("maxFailedIndexes", `${failedIndexesSoftLimit} ${vast}`);
  }
  return errors;
}

function validateReplacement(spec: JobSpec, path: string): FieldError[] {
  const { podReplacementPolicy: policy, podFailurePolicy } = spec;
  if (policy === undefined) return [];
  const words = podFailurePolicy === undefined ? ["Failed", "TerminatingOrFailed"] : ["Failed"];
  return words.includes(policy) ? [] : [notSupported(path, policy, words)];
}

function validateRestartPolicy({ template, podFailurePolicy }: JobSpec, path: string) {
  const { restartPolicy } = template.spec;
  switch (restartPolicy) {
    case "Never":
      return [];
    case "OnFailure": {
      const fact = 'only "Never" is supported when podFailurePolicy is specified';
      return podFailurePolicy === undefined ? [] : [invalid(path, restartPolicy, fact)];
    }
    case "Always":
    case "":
      return [required(path, 'valid values: "OnFailure", "Never"')];
    default:
      return [notSupported(path, restartPolicy, ["OnFailure", "Never"])];
  }
}
