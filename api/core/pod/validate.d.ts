/** Everything that must hold for pods and pod templates. Source: core/validation 1.36. */
import { type FieldError } from "../../field-error.ts";
import type { ObjectMeta } from "../../resource.ts";
import type { Pod } from "./pod.ts";
import type { PodSpec } from "./spec.ts";
import type { PodTemplateSpec } from "./template.ts";
export { validatePodStatusUpdate } from "./validate-status.ts";
export { validatePodUpdate } from "./validate-update.ts";
/**
 * Everything wrong with a pod but its metadata, in Kubernetes' order. A pod that was never stored,
 * so that it has no resourceVersion, must also keep the rules for its creation.
 */
export declare function validatePod({ metadata, spec }: Pod): FieldError[];
/** Everything wrong with a pod template: its labels, annotations and spec. */
export declare function validatePodTemplate({ metadata, spec }: PodTemplateSpec, path: string): FieldError[];
/**
 * Everything wrong with the spec of a pod at `path`, such as `spec.template.spec`. Metadata is
 * given where the pod itself is at hand, for which some rules are stricter than for a template.
 */
export declare function validatePodSpec(spec: PodSpec, path: string, metadata?: ObjectMeta): FieldError[];
