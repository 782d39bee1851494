import type { PodTemplateSpec } from "../../api/core/pod/template.ts";
import { equalJson } from "../../api/json.ts";

/** The label that tells the pods and ReplicaSets of one template from those of others. */
export const templateHashLabel = "pod-template-hash";

/** Whether two templates make the same pods, the hash label aside. Source: EqualIgnoreHash. */
export function equalTemplates(left: PodTemplateSpec, right: PodTemplateSpec): boolean {
  return (
    equalJson(left.spec, right.spec) &&
    equalJson(withoutHash(left.metadata), withoutHash(right.metadata))
  );
}

/** The metadata of a template without the label that tells it from others. */
export function withoutHash(metadata: PodTemplateSpec["metadata"]): PodTemplateSpec["metadata"] {
  const { [templateHashLabel]: hash, ...labels } = metadata.labels ?? {};
  return { ...metadata, labels };
}
