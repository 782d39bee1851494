/**
 * How far a rollout is, in kubectl's words. Pure.
 * Source: kubectl 1.36, pkg/polymorphichelpers/rollout_status.go.
 */
import type { JsonObject } from "../api/json.ts";
import { metadataOf, numberAt, part, parts, textAt } from "../api/json-parts.ts";

export interface RolloutProgress {
  readonly message: string;
  /** A rollout that has failed may still come to its end, if what it waits for comes about. */
  readonly state: "waiting" | "done" | "failed";
}

export interface RolloutKind {
  readonly kind: string;
  readonly group: string;
}

/**
 * The progress of a workload; with a revision, that has to be the running one. Throws RangeError
 * where nobody can tell: the kind has no rollout, pods are only renewed by hand, or another
 * revision runs.
 */
export function rolloutProgress(
  { kind, group }: RolloutKind,
  object: JsonObject,
  revision = 0,
): RolloutProgress {
  if (kind === "Deployment") return deploymentProgress(object, revision);
  if (kind === "DaemonSet") return daemonSetProgress(object);
  if (kind === "StatefulSet") return statefulSetProgress(object);
  const qualified = group === "" ? kind : `${kind}.${group}`;
  throw new RangeError(`no status viewer has been implemented for ${qualified}`);
}

function deploymentProgress(object: JsonObject, revision: number): RolloutProgress {
  const metadata = metadataOf(object);
  const name = textAt(metadata, "name");
  if (revision > 0) checkRevision(metadata, revision);
  const spec = part(object, "spec");
  const status = part(object, "status");
  if (numberAt(metadata, "generation") > numberAt(status, "observedGeneration")) {
    return waiting("Waiting for deployment spec update to be observed...");
  }
  const progressing = parts(status, "conditions").find(({ type }) => type === "Progressing");
  if (progressing?.reason === "ProgressDeadlineExceeded") {
    return { message: `deployment "${name}" exceeded its progress deadline`, state: "failed" };
  }
  const wanted = numberAt(spec, "replicas");
  const updated = numberAt(status, "updatedReplicas");
  const total = numberAt(status, "replicas");
  const available = numberAt(status, "availableReplicas");
  const prefix = `Waiting for deployment "${name}" rollout to finish:`;
  if (updated < wanted) {
    return waiting(`${prefix} ${updated} out of ${wanted} new replicas have been updated...`);
  }
  if (total > updated) {
    return waiting(`${prefix} ${total - updated} old replicas are pending termination...`);
  }
  if (available < updated) {
    return waiting(`${prefix} ${available} of ${updated} updated replicas are available...`);
  }
  return { message: `deployment "${name}" successfully rolled out`, state: "done" };
}

/** kubectl asks of no DaemonSet which revision it is at. */
function daemonSetProgress(object: JsonObject): RolloutProgress {
  const metadata = metadataOf(object);
  const status = part(object, "status");
  checkRolling(part(object, "spec", "updateStrategy"));
  if (numberAt(metadata, "generation") > numberAt(status, "observedGeneration")) {
    return waiting("Waiting for daemon set spec update to be observed...");
  }
  const name = textAt(metadata, "name");
  const wanted = numberAt(status, "desiredNumberScheduled");
  const updated = numberAt(status, "updatedNumberScheduled");
  const available = numberAt(status, "numberAvailable");
  const prefix = `Waiting for daemon set "${name}" rollout to finish:`;
  if (updated < wanted) {
    return waiting(`${prefix} ${updated} out of ${wanted} new pods have been updated...`);
  }
  if (available < wanted) {
    return waiting(`${prefix} ${available} of ${wanted} updated pods are available...`);
  }
  return { message: `daemon set "${name}" successfully rolled out`, state: "done" };
}

function statefulSetProgress(object: JsonObject): RolloutProgress {
  const spec = part(object, "spec");
  const status = part(object, "status");
  const strategy = part(spec, "updateStrategy");
  checkRolling(strategy);
  const observed = numberAt(status, "observedGeneration");
  if (observed === 0 || numberAt(metadataOf(object), "generation") > observed) {
    return waiting("Waiting for statefulset spec update to be observed...");
  }
  const wanted = numberAt(spec, "replicas");
  const missing = wanted - numberAt(status, "readyReplicas");
  if (missing > 0) return waiting(`Waiting for ${missing} pods to be ready...`);
  if (strategy.rollingUpdate === undefined) return revisionProgress(status);
  const updated = numberAt(status, "updatedReplicas");
  const reached = wanted - numberAt(part(strategy, "rollingUpdate"), "partition");
  return updated < reached
    ? waiting(
        "Waiting for partitioned roll out to finish: " +
          `${updated} out of ${reached} new pods have been updated...`,
      )
    : {
        message: `partitioned roll out complete: ${updated} new pods have been updated...`,
        state: "done",
      };
}

function revisionProgress(status: JsonObject): RolloutProgress {
  const { updateRevision, currentRevision } = status;
  if (updateRevision !== currentRevision) {
    const pods = `${numberAt(status, "updatedReplicas")} pods at revision ${updateRevision}`;
    return waiting(`waiting for statefulset rolling update to complete ${pods}...`);
  }
  const pods = `${numberAt(status, "currentReplicas")} pods at revision ${currentRevision}`;
  return { message: `statefulset rolling update complete ${pods}...`, state: "done" };
}

function checkRevision(metadata: JsonObject, wanted: number): void {
  const running = Number(part(metadata, "annotations")["deployment.kubernetes.io/revision"] ?? 0);
  if (running !== wanted) {
    throw new RangeError(
      `desired revision (${wanted}) is different from the running revision (${running})`,
    );
  }
}

function checkRolling({ type }: JsonObject): void {
  if (type === "RollingUpdate") return;
  throw new RangeError("rollout status is only available for RollingUpdate strategy type");
}

const waiting = (message: string): RolloutProgress => ({ message, state: "waiting" });
