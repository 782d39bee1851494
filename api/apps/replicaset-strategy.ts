import { defaultPodTemplate } from "../core/pod/defaults.ts";
import type { Strategy } from "../resource.ts";
import type { ReplicaSet } from "./replicaset.ts";
import {
  validateReplicaSet,
  validateReplicaSetStatus,
  validateReplicaSetUpdate,
} from "./replicaset-validate.ts";
import { workloadWarnings } from "./workload.ts";

/** How ReplicaSets are created and changed. Source: pkg/registry/apps/replicaset 1.36. */
export const replicaSetStrategy: Strategy<ReplicaSet> = {
  defaults,
  prepareForCreate: (object) => ({ ...object, status: { replicas: 0 } }),
  prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
  validate: validateReplicaSet,
  validateUpdate: validateReplicaSetUpdate,
  validateStatusUpdate: validateReplicaSetStatus,
  warnings: workloadWarnings,
};

function defaults(object: ReplicaSet): ReplicaSet {
  const template = defaultPodTemplate(object.spec.template);
  return template === object.spec.template
    ? object
    : { ...object, spec: { ...object.spec, template } };
}
