import { defaultPodTemplate } from "../core/pod/defaults.ts";
import { podTemplateWarnings } from "../core/pod/warnings/warnings.ts";
import { compact, equalJson } from "../json.ts";
import type { Strategy } from "../resource.ts";
import { badRequest } from "../status.ts";
import type { DaemonSet, DaemonSetUpdateStrategy } from "./daemonset.ts";
import {
  validateDaemonSet,
  validateDaemonSetStatus,
  validateDaemonSetUpdate,
} from "./daemonset-validate.ts";

/**
 * Counts the templates that a DaemonSet has had. Kubernetes keeps it in the spec of its internal
 * type, which apps/v1 shows as this annotation: there always, and not a client's to decide.
 */
export const templateGenerationAnnotation = "deprecated.daemonset.template.generation";

/** How DaemonSets are created and changed. Source: pkg/registry/apps/daemonset 1.36. */
export const daemonSetStrategy: Strategy<DaemonSet> = {
  defaults,
  prepareForCreate: (object) =>
    withTemplateGeneration(object, Math.max(1, templateGenerationOf(object))),
  prepareForUpdate,
  prepareForStatusUpdate: (next, stored) =>
    withTemplateGeneration({ ...next, spec: stored.spec }, templateGenerationOf(stored)),
  validate: validateDaemonSet,
  validateUpdate: validateDaemonSetUpdate,
  validateStatusUpdate: validateDaemonSetStatus,
  warnings,
};

/** The number of the template, 0 where it is not counted yet. */
export function templateGenerationOf({ metadata: { annotations } }: DaemonSet): number {
  const value = annotations?.[templateGenerationAnnotation] ?? "0";
  return isInteger(value) ? Number(value) : 0;
}

const isInteger = (value: string) => /^[-+]?[0-9]+$/.test(value);

function defaults(object: DaemonSet): DaemonSet {
  const counted = withCountShown(object);
  const { spec } = counted;
  const template = defaultPodTemplate(spec.template);
  const updateStrategy = defaultUpdateStrategy(spec.updateStrategy);
  return template === spec.template && updateStrategy === spec.updateStrategy
    ? counted
    : { ...counted, spec: { ...spec, template, updateStrategy } };
}

/** Whoever writes a DaemonSet writes the count too, be it 0, and so becomes its owner. */
function withCountShown(object: DaemonSet): DaemonSet {
  const { [templateGenerationAnnotation]: value } = object.metadata.annotations ?? {};
  if (value === undefined) return withTemplateGeneration(object, 0);
  if (isInteger(value)) return object;
  const fact = `strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`;
  throw badRequest(`DaemonSet in version "v1" cannot be handled as a DaemonSet: ${fact}`);
}

function defaultUpdateStrategy(strategy: DaemonSetUpdateStrategy): DaemonSetUpdateStrategy {
  const { type, rollingUpdate } = strategy;
  if (type === "") return defaultUpdateStrategy({ ...strategy, type: "RollingUpdate" });
  if (type !== "RollingUpdate") return strategy;
  const { maxUnavailable, maxSurge } = rollingUpdate ?? {};
  if (maxUnavailable !== undefined && maxSurge !== undefined) return strategy;
  return {
    ...strategy,
    rollingUpdate: { maxUnavailable: maxUnavailable ?? 1, maxSurge: maxSurge ?? 0 },
  };
}

function prepareForUpdate(next: DaemonSet, stored: DaemonSet): DaemonSet {
  const isNewTemplate = !equalJson(next.spec.template, stored.spec.template);
  return withTemplateGeneration(next, templateGenerationOf(stored) + (isNewTemplate ? 1 : 0));
}

function withTemplateGeneration(object: DaemonSet, generation: number): DaemonSet {
  const { metadata } = object;
  const value = String(generation);
  if (metadata.annotations?.[templateGenerationAnnotation] === value) return object;
  const annotations = { ...metadata.annotations, [templateGenerationAnnotation]: value };
  return { ...object, metadata: compact({ ...metadata, annotations }) };
}

/** Advice on a template that is new. */
function warnings(object: DaemonSet, stored?: DaemonSet): readonly string[] {
  const isKnown =
    stored !== undefined && templateGenerationOf(object) === templateGenerationOf(stored);
  return isKnown ? [] : podTemplateWarnings(object.spec.template, "spec.template");
}
