/** Whether workloads have come to what was asked of them, as `kubectl rollout status` sees it. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";

/**
 * What the rollout of a Deployment, StatefulSet or DaemonSet waits for; nothing where it is
 * complete. Source: kubectl 1.36, pkg/polymorphichelpers/rollout_status.go.
 */
export function rolloutProblem(object: KubeObject | null): string | undefined {
  if (object === null) return "it is not there";
  const { spec, status } = partsOf(object);
  const { generation = 0 } = object.metadata;
  if (numberOf(status.observedGeneration) < generation) return "its change is not observed";
  switch (object.kind) {
    case "Deployment":
      return deploymentProblem(spec, status);
    case "StatefulSet":
      return statefulSetProblem(spec, status);
    case "DaemonSet":
      return daemonSetProblem(status);
    default:
      throw new RangeError(`${object.kind} has no rollout`);
  }
}

function partsOf(object: KubeObject): { readonly spec: JsonObject; readonly status: JsonObject } {
  const part = (name: "spec" | "status") => {
    const found: unknown = name in object ? Reflect.get(object, name) : undefined;
    return isObject(found) ? found : {};
  };
  return { spec: part("spec"), status: part("status") };
}

const numberOf = (value: Json | undefined): number => (typeof value === "number" ? value : 0);

function deploymentProblem(spec: JsonObject, status: JsonObject): string | undefined {
  const wanted = numberOf(spec.replicas ?? 1);
  const updated = numberOf(status.updatedReplicas);
  const old = numberOf(status.replicas) - updated;
  const available = numberOf(status.availableReplicas);
  if (updated < wanted) return `${updated} of ${wanted} new replicas are updated`;
  if (old > 0) return `${old} old replicas are pending termination`;
  return available < updated
    ? `${available} of ${updated} updated replicas are available`
    : undefined;
}

function statefulSetProblem(spec: JsonObject, status: JsonObject): string | undefined {
  const wanted = numberOf(spec.replicas ?? 1);
  const ready = numberOf(status.readyReplicas);
  if (ready < wanted) return `${ready} of ${wanted} replicas are ready`;
  const strategy = isObject(spec.updateStrategy) ? spec.updateStrategy : {};
  const rolling = isObject(strategy.rollingUpdate) ? strategy.rollingUpdate : {};
  const due = wanted - numberOf(rolling.partition);
  const updated = numberOf(status.updatedReplicas);
  if (updated < due) return `${updated} of ${due} replicas are updated`;
  const isWhole = numberOf(rolling.partition) === 0;
  return isWhole && status.updateRevision !== status.currentRevision
    ? "its revisions differ"
    : undefined;
}

function daemonSetProblem(status: JsonObject): string | undefined {
  const wanted = numberOf(status.desiredNumberScheduled);
  const updated = numberOf(status.updatedNumberScheduled);
  const available = numberOf(status.numberAvailable);
  if (updated < wanted) return `${updated} of ${wanted} new pods are updated`;
  return available < wanted ? `${available} of ${wanted} updated pods are available` : undefined;
}
