/** What a StatefulSet keeps of its past: templates, as patches that bring them back. */
import type { ControllerRevision } from "../../api/apps/controller-revision.ts";
import type { StatefulSet } from "../../api/apps/statefulset.ts";
import type { PodTemplateSpec } from "../../api/core/pod/template.ts";
import { isObject } from "../../api/json.ts";
import { dataHashLabel, type State } from "../history/revision.ts";

/**
 * The present state of a set: a strategic merge patch that sets its template, which is what kubectl
 * sends to go back to it. Source: getPatch, newRevision 1.36.
 */
export function stateOf(statefulSet: StatefulSet): State {
  const { template } = statefulSet.spec;
  return {
    owner: statefulSet,
    data: { spec: { template: { ...template, $patch: "replace" } } },
    labels: template.metadata.labels,
    hashLabel: dataHashLabel,
  };
}

/** The template that a revision brings back; the set's own where the revision holds none. */
export function templateOf({ data }: ControllerRevision, { spec }: StatefulSet): PodTemplateSpec {
  if (!isObject(data) || !isObject(data.spec) || !isObject(data.spec.template)) {
    return spec.template;
  }
  const { $patch: _, ...template } = data.spec.template;
  // What is kept was the template of a set, so it has that type.
  return template as unknown as PodTemplateSpec;
}
