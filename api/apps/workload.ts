/** What the workload kinds have in common: checks of selector and template, and columns. */
import type { PodTemplateSpec } from "../core/pod/template.ts";
import { validatePodTemplate } from "../core/pod/validation/validate.ts";
import { podTemplateWarnings } from "../core/pod/warnings/warnings.ts";
import {
  type FieldError,
  forbiddenField,
  invalid,
  invalidMap,
  notSupported,
  required,
} from "../field-error.ts";
import { equalJson } from "../json.ts";
import type { LabelSelector } from "../meta/label-selector.ts";
import type { Column, KubeObject } from "../resource.ts";
import {
  formatLabelSelector,
  selectorFromLabelSelector,
  validateLabelSelector,
} from "../selectors/labels.ts";
import { labelNameProblems } from "../validation/names.ts";

/** An object that makes pods of a template. */
export interface Workload extends KubeObject {
  readonly spec: {
    readonly template: PodTemplateSpec;
    readonly selector?: LabelSelector | undefined;
  };
}

/**
 * A selector must be given and must not be empty. Messages say "deployment" for ReplicaSets too, as
 * those of Kubernetes do.
 */
export function validateSelector(
  selector: LabelSelector | undefined,
  path: string,
  kind = "deployment",
): readonly FieldError[] {
  if (selector === undefined) return [required(path)];
  const { matchLabels = {}, matchExpressions = [] } = selector;
  const errors = validateLabelSelector(selector, path);
  return Object.keys(matchLabels).length + matchExpressions.length === 0
    ? [...errors, invalid(path, selector, `empty selector is invalid for ${kind}`)]
    : errors;
}

/**
 * Checks a template whose pods are replaced when they end, and that the selector selects them.
 * Source: pkg/apis/apps/validation ValidatePodTemplateSpecForReplicaSet 1.36.
 */
export function validateTemplate(
  template: PodTemplateSpec,
  selector: LabelSelector | undefined,
): FieldError[] {
  const { labels } = template.metadata;
  const { picks, matches } = selectorFromLabelSelector(selector);
  if (selector !== undefined && picks === "nothing") {
    return [invalid("spec.selector", selector, "invalid label selector")];
  }
  const errors: FieldError[] = [];
  if (!matches(labels)) {
    const fact = "`selector` does not match template `labels`";
    errors.push(invalidMap("spec.template.metadata.labels", labels, fact));
  }
  return [...errors, ...validateLastingTemplate(template, "ReplicaSet")];
}

/** Checks a template whose pods are replaced when they end. `kind` is what refusals name. */
export function validateLastingTemplate(template: PodTemplateSpec, kind: string): FieldError[] {
  return [...validatePodTemplate(template, "spec.template"), ...validateLasting(template, kind)];
}

/** The same without what every template has to be. */
export function validateLasting({ spec }: PodTemplateSpec, kind: string): FieldError[] {
  const errors: FieldError[] = [];
  const { restartPolicy, activeDeadlineSeconds } = spec;
  if (restartPolicy !== "Always") {
    errors.push(notSupported("spec.template.spec.restartPolicy", restartPolicy, ["Always"]));
  }
  if (activeDeadlineSeconds !== undefined) {
    const fact = `activeDeadlineSeconds in ${kind} is not Supported`;
    errors.push(forbiddenField("spec.template.spec.activeDeadlineSeconds", fact));
  }
  return errors;
}

/**
 * Advice on the name, which ends up in names of pods, and on the template of an object that is of a
 * new generation: for Deployments, changed annotations make one too.
 */
export function workloadWarnings(
  { metadata, spec }: Workload,
  stored?: Workload,
): readonly string[] {
  if (stored !== undefined) {
    const isCounted = metadata.generation !== stored.metadata.generation;
    if (!isCounted && equalJson(spec, stored.spec)) return [];
    return podTemplateWarnings(spec.template, "spec.template");
  }
  const problems = labelNameProblems(metadata.name ?? "");
  const advice =
    "metadata.name: this is used in Pod names and hostnames, which can result in surprising " +
    `behavior; a DNS label is recommended: [${problems.join(" ")}]`;
  const templateWarnings = podTemplateWarnings(spec.template, "spec.template");
  return problems.length === 0 ? templateWarnings : [advice, ...templateWarnings];
}

/** The selector as the `scale` subresource shows it: `app=web,tier in (a,b)`. */
export function selectorText(selector: LabelSelector | undefined): string {
  return selectorFromLabelSelector(selector).text;
}

/** Columns of `-o wide`: containers and their images. */
export const containerColumns: readonly Column<Workload>[] = [
  {
    name: "Containers",
    type: "string",
    description: "Names of the containers in the template.",
    priority: 1,
    value: ({ spec }) => spec.template.spec.containers.map(({ name }) => name).join(","),
  },
  {
    name: "Images",
    type: "string",
    description: "Images of the containers in the template.",
    priority: 1,
    value: ({ spec }) => spec.template.spec.containers.map(({ image }) => image ?? "").join(","),
  },
];

/** The columns of `-o wide`: containers, their images, and the selector. */
export const templateColumns: readonly Column<Workload>[] = [
  ...containerColumns,
  {
    name: "Selector",
    type: "string",
    description: "Labels by which its pods are selected.",
    priority: 1,
    value: ({ spec }) => formatLabelSelector(spec.selector),
  },
];
