import type { NodeSelectorTerm } from "../node-selector.ts";
import type { Pod } from "./pod.ts";
import type { PodTemplateSpec } from "./template.ts";
/** Warnings for a new pod, in Kubernetes' order; updates are too many to be looked at. */
export declare function podWarnings(pod: Pod, stored?: Pod): readonly string[];
/** Warnings for a pod template at `path`, such as `spec.template`. */
export declare const podTemplateWarnings: ({ metadata, spec }: PodTemplateSpec, path: string) => string[];
/** Also for the node affinity of volumes and storage classes. */
export declare const nodeTermWarnings: ({ matchExpressions }: NodeSelectorTerm, path: string) => string[];
