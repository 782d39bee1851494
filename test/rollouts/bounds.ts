/** The bounds of a Deployment's rollout, as they hold for each single step. */
import { Deployment } from "../../api/apps/deployment.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { resolveIntOrPercent } from "../../api/int-or-string.ts";
import type { Cluster } from "../../simulator/cluster.ts";

export interface Bounds {
  readonly podsMax: number;
  readonly readyMin: number;
}

/** How many pods a Deployment may have, and must have ready. */
export function boundsOf({ spec }: Deployment): Bounds {
  const { replicas, strategy } = spec;
  if (strategy.type === "Recreate") return { podsMax: replicas, readyMin: 0 };
  const { maxSurge = 0, maxUnavailable = 0 } = strategy.rollingUpdate ?? {};
  const surge = resolveIntOrPercent(maxSurge, replicas, true);
  const unavailable = resolveIntOrPercent(maxUnavailable, replicas, false);
  const least = surge === 0 && unavailable === 0 ? 1 : unavailable;
  return { podsMax: replicas + surge, readyMin: Math.max(replicas - least, 0) };
}

export const isReady = ({ status }: Pod): boolean =>
  status.conditions?.some(({ type, status }) => type === "Ready" && status === "True") === true;

/** The pods of a namespace that are not being deleted. */
export const podsOf = (cluster: Cluster, namespace: string): readonly Pod[] =>
  cluster.list(Pod, namespace).filter(({ metadata }) => metadata.deletionTimestamp === undefined);

/**
 * Notes each step out of bounds: a pod that is made when there are enough, or a ready one that is
 * taken when none can be spared. What users change may put a Deployment out of bounds at once.
 */
export function watchSteps(cluster: Cluster, namespace: string): readonly string[] {
  const wrong: string[] = [];
  cluster.observe(({ resource, type, object, previous, actor, revision }) => {
    if (resource !== "pods" || actor !== "replicaset-controller") return;
    const [deployment] = cluster.list(Deployment, namespace);
    if (deployment === undefined) return;
    const { podsMax, readyMin } = boundsOf(deployment);
    const pods = podsOf(cluster, namespace);
    const ready = pods.filter(isReady).length;
    if (type === "ADDED" && pods.length > podsMax) {
      wrong.push(`${revision}: ${object.metadata.name} is pod ${pods.length} of ${podsMax}`);
    }
    const wasReady = previous !== undefined && isReady(previous as Pod);
    if (type === "MODIFIED" && wasReady && ready < readyMin) {
      wrong.push(`${revision}: ${object.metadata.name} leaves ${ready} ready of ${readyMin}`);
    }
  });
  return wrong;
}
