import type { PodTemplateSpec } from "../core/pod/template.ts";
import { type FieldError, invalid } from "../field-error.ts";
import { immutableStruct } from "../internal-types/index.ts";
import { equalJson } from "../json.ts";
import { immutableField } from "../validation/meta.ts";
import type { Job } from "./job.ts";
import { isIndexed, type JobSpec } from "./job-spec.ts";
import { isConditionTrue } from "./job-status.ts";
import { validateJobSpec } from "./job-validate.ts";

/**
 * What never changes. Upstream looks at the spec once more in an update, so that each cause of a
 * refusal is given twice. Source: pkg/apis/batch/validation ValidateJobSpecUpdate 1.36.
 */
export function validateJobUpdate(next: Job, stored: Job): FieldError[] {
  const [to, from] = [next.spec, stored.spec];
  const same = (name: "selector" | "completionMode" | "backoffLimitPerIndex" | "managedBy") =>
    immutableField(to[name], from[name], `spec.${name}`);
  const sameStruct = (type: string, name: "podFailurePolicy" | "successPolicy") =>
    immutableStruct(type, { next: to[name], stored: from[name] }, `spec.${name}`);
  return [
    ...validateJobSpec(to),
    ...validateCompletions(to, from),
    ...same("selector"),
    ...validateTemplate(to.template, stored),
    ...same("completionMode"),
    ...sameStruct("batch.PodFailurePolicy", "podFailurePolicy"),
    ...same("backoffLimitPerIndex"),
    ...same("managedBy"),
    ...sameStruct("batch.SuccessPolicy", "successPolicy"),
  ];
}

/** The completions of an Indexed Job may change, if the parallelism goes along. */
function validateCompletions(next: JobSpec, stored: JobSpec): FieldError[] {
  const path = "spec.completions";
  if (!isIndexed(next)) return immutableField(next.completions, stored.completions, path);
  const { completions } = next;
  if (completions === stored.completions || completions === undefined) return [];
  if (completions === next.parallelism) return [];
  return [invalid(path, completions, "can only be modified in tandem with spec.parallelism")];
}

/** The template of a Job at rest may say anew where its pods run and what they reserve. */
function validateTemplate(next: PodTemplateSpec, stored: Job): FieldError[] {
  const before = stored.spec.template;
  if (!isAtRest(stored)) {
    return immutableStruct("core.PodTemplateSpec", { next, stored: before }, "spec.template");
  }
  const allowed = withResources(next, withPlacement(next, before.spec));
  const { spec } = next;
  return immutableStruct("core.PodSpec", { next: spec, stored: allowed }, "spec.template.spec");
}

/** Suspended, with no pod of an earlier run left. */
function isAtRest({ spec, status }: Job): boolean {
  const hasNoRun = status.startTime === undefined || isConditionTrue(status, "Suspended");
  return spec.suspend === true && (status.active ?? 0) === 0 && hasNoRun;
}

type PodSpec = PodTemplateSpec["spec"];

function withPlacement({ spec: next }: PodTemplateSpec, stored: PodSpec): PodSpec {
  const { nodeSelector, tolerations, schedulingGates } = next;
  const nodeAffinity = next.affinity?.nodeAffinity;
  const { nodeAffinity: _, ...others } = stored.affinity ?? {};
  const isEmpty = next.affinity === undefined && equalJson(others, {});
  const affinity = isEmpty ? undefined : { ...others, nodeAffinity };
  return { ...stored, nodeSelector, tolerations, schedulingGates, affinity };
}

function withResources({ spec: next }: PodTemplateSpec, stored: PodSpec): PodSpec {
  const { containers, initContainers } = next;
  return {
    ...stored,
    containers: reserving(containers, stored.containers) ?? stored.containers,
    initContainers: reserving(initContainers, stored.initContainers),
  };
}

type Containers = PodSpec["containers"];

function reserving(next: Containers | undefined, stored: Containers | undefined) {
  if (next === undefined || stored?.length !== next.length) return stored;
  return stored.map((container, index) => {
    const wanted = next[index];
    return wanted?.name === container.name
      ? { ...container, resources: wanted.resources }
      : container;
  });
}
