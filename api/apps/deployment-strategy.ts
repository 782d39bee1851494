import { defaultPodTemplate } from "../core/pod/defaults.ts";
import { compact, equalJson } from "../json.ts";
import type { Strategy } from "../resource.ts";
import type { Deployment, DeploymentStrategy as DeploymentRollout } from "./deployment.ts";
import {
  validateDeployment,
  validateDeploymentStatus,
  validateDeploymentUpdate,
} from "./deployment-validate.ts";
import { workloadWarnings } from "./workload.ts";

/** How Deployments are created and changed. Source: pkg/registry/apps/deployment 1.36. */
export const deploymentStrategy: Strategy<Deployment> = {
  defaults,
  prepareForUpdate,
  prepareForStatusUpdate,
  validate: validateDeployment,
  validateUpdate: validateDeploymentUpdate,
  validateStatusUpdate: validateDeploymentStatus,
  warnings: workloadWarnings,
};

function defaults(object: Deployment): Deployment {
  const template = defaultPodTemplate(object.spec.template);
  const strategy = defaultStrategy(object.spec.strategy);
  return template === object.spec.template && strategy === object.spec.strategy
    ? object
    : { ...object, spec: { ...object.spec, template, strategy } };
}

function defaultStrategy(strategy: DeploymentRollout): DeploymentRollout {
  const { type, rollingUpdate } = strategy;
  if (type === "") return defaultStrategy({ ...strategy, type: "RollingUpdate" });
  if (type !== "RollingUpdate") return strategy;
  const { maxUnavailable, maxSurge } = rollingUpdate ?? {};
  if (maxUnavailable !== undefined && maxSurge !== undefined) return strategy;
  return {
    ...strategy,
    rollingUpdate: { maxUnavailable: maxUnavailable ?? "25%", maxSurge: maxSurge ?? "25%" },
  };
}

/** Annotations count as desired state: the controller copies them to ReplicaSets. */
function prepareForUpdate(next: Deployment, stored: Deployment): Deployment {
  const { annotations = {} } = stored.metadata;
  if (equalJson(next.metadata.annotations ?? {}, annotations)) return next;
  const generation = (stored.metadata.generation ?? 0) + 1;
  return { ...next, metadata: { ...next.metadata, generation } };
}

function prepareForStatusUpdate(next: Deployment, stored: Deployment): Deployment {
  const { labels } = stored.metadata;
  return { ...next, metadata: compact({ ...next.metadata, labels }), spec: stored.spec };
}
