import type { PodSpec } from "./spec.ts";
import type { PodStatus } from "./status.ts";
import type { PodTemplateSpec } from "./template.ts";
/** Defaults of what a pod is to be, alike in pods and in templates. */
export declare function defaultPodSpec(spec: PodSpec): PodSpec;
/** Defaults of a template. Requests are not taken from limits, as they are in pods. */
export declare function defaultPodTemplate(template: PodTemplateSpec): PodTemplateSpec;
/** Defaults of a pod: those of its spec, and some that templates do not get. */
export declare function defaultPod<T extends {
    readonly spec: PodSpec;
    readonly status: PodStatus;
}>(pod: T): T;
