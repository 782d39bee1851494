import type { PodTemplateSpec } from "../../api/core/pod/template.ts";
/** The label that tells the pods and ReplicaSets of one template from those of others. */
export declare const templateHashLabel = "pod-template-hash";
/** Whether two templates make the same pods, the hash label aside. Source: EqualIgnoreHash. */
export declare function equalTemplates(left: PodTemplateSpec, right: PodTemplateSpec): boolean;
