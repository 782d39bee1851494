import { validateReplicaCounts } from "../apps/replicaset-validate.ts";
import { validateLastingTemplate, workloadWarnings } from "../apps/workload.ts";
import { type FieldError, invalidMap, required } from "../field-error.ts";
import type { Strategy } from "../resource.ts";
import { selectorFromLabels } from "../selectors/labels.ts";
import { validateNonNegative } from "../validation/meta.ts";
import { asReplicaSet } from "./as-replica-set.ts";
import { defaultPodTemplate } from "./pod/defaults.ts";
import type { ReplicationController } from "./replication-controller.ts";

/** How they are created and changed. Source: pkg/registry/core/replicationcontroller 1.36. */
export const replicationControllerStrategy: Strategy<ReplicationController> = {
  defaults,
  prepareForCreate: (object) => ({ ...object, status: { replicas: 0 } }),
  prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
  validate,
  // Upstream looks at the spec once more in an update: each cause of a refusal is given twice.
  validateUpdate: validate,
  validateStatusUpdate: ({ status }) => validateReplicaCounts(status),
  warnings,
};

/** Kubernetes 1.36 takes the one for the other in an update, and advises on the template before. */
function warnings(object: ReplicationController, stored?: ReplicationController) {
  return stored === undefined
    ? workloadWarnings(asReplicaSet(object))
    : workloadWarnings(asReplicaSet(stored), asReplicaSet(object));
}

/** What is not said of the selector and the labels is as the template says. */
function defaults(object: ReplicationController): ReplicationController {
  const { spec, metadata } = object;
  if (spec.template === undefined) return object;
  const template = defaultPodTemplate(spec.template);
  const { labels = {} } = template.metadata;
  const hasLabels = Object.keys(labels).length > 0;
  const given = spec.selector ?? {};
  const selector = hasLabels && Object.keys(given).length === 0 ? labels : spec.selector;
  const isLabelled = Object.keys(metadata.labels ?? {}).length > 0;
  if (template === spec.template && selector === spec.selector && (isLabelled || !hasLabels)) {
    return object;
  }
  return {
    ...object,
    metadata: isLabelled || !hasLabels ? metadata : { ...metadata, labels },
    spec: { ...spec, ...(selector && { selector }), template },
  };
}

/** Source: pkg/apis/core/validation ValidateReplicationControllerSpec 1.36. */
function validate({ spec }: ReplicationController): FieldError[] {
  const { selector = {}, template, minReadySeconds, replicas } = spec;
  return [
    ...validateNonNegative(minReadySeconds, "spec.minReadySeconds"),
    ...(Object.keys(selector).length === 0 ? [required("spec.selector")] : []),
    ...validateNonNegative(replicas, "spec.replicas"),
    ...(template === undefined
      ? [required("spec.template")]
      : [
          ...validateMatch(selector, template.metadata.labels),
          ...validateLastingTemplate(template, "ReplicationController"),
        ]),
  ];
}

type Labels = Readonly<Record<string, string>>;

function validateMatch(selector: Labels, labels: Labels | undefined): FieldError[] {
  if (selectorFromLabels(selector).matches(labels)) return [];
  const fact = "`selector` does not match template `labels`";
  return [invalidMap("spec.template.metadata.labels", labels, fact)];
}
