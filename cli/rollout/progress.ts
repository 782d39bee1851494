/** How far a rollout is, in kubectl's words. Pure. */
import type { JsonObject } from "../../api/json.ts";
import { Failure } from "../failure.ts";
import type { Served } from "../resources.ts";
import { metadataOf, numberAt, part, parts, textAt } from "../targets.ts";

export interface Progress {
  readonly message: string;
  readonly isDone: boolean;
}

/** The progress of a workload. Throws where it failed, or where the kind has no rollout. */
export function progressOf(
  { kind, group }: Pick<Served, "kind" | "group">,
  object: JsonObject,
  revision = 0,
): Progress {
  if (kind === "Deployment") return deploymentProgress(object, revision);
  if (kind === "DaemonSet") return daemonSetProgress(object);
  if (kind === "StatefulSet") return statefulSetProgress(object);
  const qualified = group === "" ? kind : `${kind}.${group}`;
  throw new Failure(`no status viewer has been implemented for ${qualified}`);
}

function deploymentProgress(object: JsonObject, revision: number): Progress {
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
    throw new Failure(`deployment "${name}" exceeded its progress deadline`);
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
  return { message: `deployment "${name}" successfully rolled out`, isDone: true };
}

/** kubectl asks of no DaemonSet which revision it is at. */
function daemonSetProgress(object: JsonObject): Progress {
  const metadata = metadataOf(object);
  const status = part(object, "status");
  if (part(object, "spec", "updateStrategy").type !== "RollingUpdate") {
    throw new Failure("rollout status is only available for RollingUpdate strategy type");
  }
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
  return { message: `daemon set "${name}" successfully rolled out`, isDone: true };
}

function statefulSetProgress(object: JsonObject): Progress {
  const spec = part(object, "spec");
  const status = part(object, "status");
  const { type, rollingUpdate } = part(spec, "updateStrategy");
  if (type !== "RollingUpdate") {
    throw new Failure("rollout status is only available for RollingUpdate strategy type");
  }
  const observed = numberAt(status, "observedGeneration");
  if (observed === 0 || numberAt(metadataOf(object), "generation") > observed) {
    return waiting("Waiting for statefulset spec update to be observed...");
  }
  const wanted = numberAt(spec, "replicas");
  const missing = wanted - numberAt(status, "readyReplicas");
  if (missing > 0) return waiting(`Waiting for ${missing} pods to be ready...`);
  if (rollingUpdate === undefined) return revisionProgress(status);
  const updated = numberAt(status, "updatedReplicas");
  const reached = wanted - numberAt(part(spec, "updateStrategy", "rollingUpdate"), "partition");
  return updated < reached
    ? waiting(
        "Waiting for partitioned roll out to finish: " +
          `${updated} out of ${reached} new pods have been updated...`,
      )
    : {
        message: `partitioned roll out complete: ${updated} new pods have been updated...`,
        isDone: true,
      };
}

function revisionProgress(status: JsonObject): Progress {
  const { updateRevision, currentRevision } = status;
  if (updateRevision !== currentRevision) {
    const pods = `${numberAt(status, "updatedReplicas")} pods at revision ${updateRevision}`;
    return waiting(`waiting for statefulset rolling update to complete ${pods}...`);
  }
  const pods = `${numberAt(status, "currentReplicas")} pods at revision ${currentRevision}`;
  return { message: `statefulset rolling update complete ${pods}...`, isDone: true };
}

function checkRevision(metadata: JsonObject, wanted: number): void {
  const running = Number(part(metadata, "annotations")["deployment.kubernetes.io/revision"] ?? 0);
  if (running !== wanted) {
    throw new Failure(
      `desired revision (${wanted}) is different from the running revision (${running})`,
    );
  }
}

const waiting = (message: string): Progress => ({ message, isDone: false });
