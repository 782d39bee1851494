/** How far a rollout may stray from the wanted number of pods. */
import type { Deployment, DeploymentSpec } from "../../api/apps/deployment.ts";
import { resolveIntOrPercent } from "../../api/int-or-string.ts";

export const isRollingUpdate = ({ spec }: Deployment): boolean =>
  spec.strategy.type === "RollingUpdate";

/** Pods that may exist beyond `replicas`; none with Recreate. */
export function maxSurge(deployment: Deployment): number {
  return isRollingUpdate(deployment) ? resolve(deployment.spec).surge : 0;
}

/** Pods that may be missing from `replicas`; none with Recreate, at most `replicas`. */
export function maxUnavailable(deployment: Deployment): number {
  const { spec } = deployment;
  if (!isRollingUpdate(deployment)) return 0;
  return Math.min(resolve(spec).unavailable, spec.replicas);
}

/**
 * Surge rounds up and unavailability down; where both are 0, one pod may be missing, or no rollout
 * would ever move. Source: pkg/controller/deployment/util ResolveFenceposts 1.36.
 */
function resolve({ replicas, strategy: { rollingUpdate = {} } }: DeploymentSpec) {
  const surge = resolveIntOrPercent(rollingUpdate.maxSurge ?? 0, replicas, true);
  const unavailable = resolveIntOrPercent(rollingUpdate.maxUnavailable ?? 0, replicas, false);
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}
