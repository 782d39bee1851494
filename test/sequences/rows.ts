/** Turns the log of a cluster into the rows of a recording: of each kind the fields kept there. */
import type { ControllerRevision } from "../../api/apps/controller-revision.ts";
import type { DaemonSet } from "../../api/apps/daemonset.ts";
import type { Deployment } from "../../api/apps/deployment.ts";
import type { ReplicaSet } from "../../api/apps/replicaset.ts";
import type { StatefulSet } from "../../api/apps/statefulset.ts";
import type { CronJob } from "../../api/batch/cronjob.ts";
import type { Job } from "../../api/batch/job.ts";
import type { Endpoints } from "../../api/core/endpoints.ts";
import type { Event } from "../../api/core/event.ts";
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { compact, equalJson, type JsonObject } from "../../api/json.ts";
import type { PodDisruptionBudget } from "../../api/policy/pod-disruption-budget.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import { controllerRef } from "../../client/controller.ts";
import type { Row } from "./recording.ts";

/**
 * The rows of a log after a revision; a change that touches no field kept is left out, as in the
 * recordings.
 */
export function rowsOf(
  log: readonly StoredEvent[],
  { namespace, after }: { readonly namespace: string; readonly after: number },
): Row[] {
  const rows: Row[] = [];
  const last = new Map<string, JsonObject>();
  for (const { type, resource, key, object, revision } of log) {
    const { namespace: ownNamespace = namespace, name = "" } = object.metadata;
    const fields = ownNamespace === namespace ? fieldsOf(object) : undefined;
    if (fields === undefined) continue;
    const id = `${resource} ${key}`;
    if (type === "MODIFIED" && equalJson(last.get(id), fields)) continue;
    last.set(id, fields);
    if (revision > after) rows.push({ kind: object.kind, name, type, fields });
  }
  return rows;
}

/** What is stored under a kind is of that kind. */
type Kept =
  | Deployment
  | ReplicaSet
  | Job
  | CronJob
  | StatefulSet
  | DaemonSet
  | ControllerRevision
  | Pod
  | PodDisruptionBudget
  | Event
  | Endpoints
  | EndpointSlice
  | Node;

function fieldsOf(stored: StoredEvent["object"]): JsonObject | undefined {
  // The log holds objects of every kind; those of other kinds fall through the switch.
  const object = stored as Kept;
  switch (object.kind) {
    case "Deployment":
      return compact(deploymentFields(object as Deployment));
    case "ReplicaSet":
      return compact(replicaSetFields(object as ReplicaSet));
    case "Job":
      return compact(jobFields(object as Job));
    case "CronJob":
      return cronJobFields(object as CronJob);
    case "StatefulSet":
      return compact(statefulSetFields(object as StatefulSet));
    case "DaemonSet":
      return compact(daemonSetFields(object as DaemonSet));
    case "ControllerRevision":
      return { revision: (object as ControllerRevision).revision };
    case "Pod":
      return compact(podFields(object as Pod));
    case "PodDisruptionBudget":
      return compact(budgetFields(object as PodDisruptionBudget));
    case "Event":
      return compact(eventFields(object as Event));
    case "Endpoints":
      return endpointsFields(object as Endpoints);
    case "EndpointSlice":
      return compact(sliceFields(object as EndpointSlice));
    case "Node":
      return compact(nodeFields(object as Node));
    default:
      return undefined;
  }
}

const annotation = "deployment.kubernetes.io";

function deploymentFields({ metadata, spec, status }: Deployment): JsonObject {
  const conditions = (status.conditions ?? [])
    .map(({ type, status, reason, message }) => `${type}=${status}:${reason}: ${message}`)
    .sort();
  return {
    generation: metadata.generation,
    observedGeneration: status.observedGeneration,
    revision: metadata.annotations?.[`${annotation}/revision`],
    paused: spec.paused === true ? true : undefined,
    specReplicas: spec.replicas,
    replicas: status.replicas ?? 0,
    updated: status.updatedReplicas ?? 0,
    ready: status.readyReplicas ?? 0,
    available: status.availableReplicas ?? 0,
    unavailable: status.unavailableReplicas ?? 0,
    conditions: conditions.length === 0 ? undefined : conditions,
  };
}

function replicaSetFields({ metadata, spec, status }: ReplicaSet): JsonObject {
  return {
    image: spec.template.spec.containers[0]?.image,
    revision: metadata.annotations?.[`${annotation}/revision`],
    desired: metadata.annotations?.[`${annotation}/desired-replicas`],
    max: metadata.annotations?.[`${annotation}/max-replicas`],
    history: metadata.annotations?.[`${annotation}/revision-history`],
    specReplicas: spec.replicas,
    replicas: status.replicas,
    ready: status.readyReplicas ?? 0,
    available: status.availableReplicas ?? 0,
  };
}

function jobFields({ status }: Job): JsonObject {
  const { conditions = [] } = status;
  const texts = conditions.map(
    ({ type, status: state, reason = "", message = "" }) =>
      `${type}=${state}:${reason}: ${message}`,
  );
  return {
    active: status.active ?? 0,
    succeeded: status.succeeded ?? 0,
    failed: status.failed ?? 0,
    started: status.startTime !== undefined,
    completed: status.completionTime !== undefined,
    conditions: texts.length === 0 ? undefined : texts.sort(),
  };
}

const cronJobFields = ({ spec, status }: CronJob): JsonObject => ({
  active: status.active?.length ?? 0,
  lastSchedule: status.lastScheduleTime !== undefined,
  suspend: spec.suspend,
});

function statefulSetFields({ metadata, spec, status }: StatefulSet): JsonObject {
  return {
    generation: metadata.generation,
    observedGeneration: status.observedGeneration,
    specReplicas: spec.replicas,
    replicas: status.replicas,
    ready: status.readyReplicas ?? 0,
    current: status.currentReplicas ?? 0,
    updated: status.updatedReplicas ?? 0,
    currentRevision: status.currentRevision,
    updateRevision: status.updateRevision,
  };
}

function daemonSetFields({ metadata, status }: DaemonSet): JsonObject {
  return {
    generation: metadata.generation,
    observedGeneration: status.observedGeneration,
    desired: status.desiredNumberScheduled,
    current: status.currentNumberScheduled,
    ready: status.numberReady,
    updated: status.updatedNumberScheduled ?? 0,
    available: status.numberAvailable ?? 0,
    unavailable: status.numberUnavailable ?? 0,
    misscheduled: status.numberMisscheduled,
  };
}

function podFields(pod: Pod): JsonObject {
  const { metadata, spec, status } = pod;
  const owner = controllerRef(pod);
  return {
    image: spec.containers[0]?.image,
    phase: status.phase,
    ready: status.conditions?.find(({ type }) => type === "Ready")?.status,
    scheduled: spec.nodeName !== undefined,
    node: spec.nodeName,
    deleting: metadata.deletionTimestamp === undefined ? undefined : true,
    owner: owner && `${owner.kind}/${owner.name}`,
  };
}

function budgetFields({ status }: PodDisruptionBudget): JsonObject {
  return {
    expected: status.expectedPods,
    healthy: status.currentHealthy,
    desired: status.desiredHealthy,
    allowed: status.disruptionsAllowed,
    observedGeneration: status.observedGeneration,
  };
}

function eventFields(event: Event): JsonObject {
  const { reason, message, type, involvedObject, source, count, reportingComponent } = event;
  return {
    reason,
    message,
    eventType: type,
    involved: `${involvedObject.kind}/${involvedObject.name}`,
    source: source.component ?? reportingComponent,
    count,
  };
}

function endpointsFields({ subsets = [] }: Endpoints): JsonObject {
  const names = (addresses: "addresses" | "notReadyAddresses") =>
    subsets
      .flatMap((subset) => subset[addresses] ?? [])
      .map(({ targetRef }) => targetRef?.name ?? "")
      .sort();
  return {
    ready: names("addresses"),
    notReady: names("notReadyAddresses"),
    ports: subsets.flatMap(({ ports = [] }) => ports.map(({ port }) => port)),
  };
}

function sliceFields({ endpoints, ports = [] }: EndpointSlice): JsonObject {
  const numbers = ports?.map(({ port }) => port ?? 0) ?? [];
  return {
    ports: numbers.length === 0 ? undefined : numbers,
    endpoints: (endpoints ?? [])
      .map(({ targetRef, conditions: { ready, serving, terminating } = {} }) => ({
        pod: targetRef?.name ?? "",
        ready,
        serving,
        terminating,
      }))
      .sort((left, right) => (left.pod < right.pod ? -1 : 1)),
  };
}

function nodeFields({ spec, status }: Node): JsonObject {
  const ready = status.conditions?.find(({ type }) => type === "Ready");
  return {
    ready: ready?.status,
    readyReason: ready?.reason,
    taints: spec.taints?.map(({ key, effect }) => `${key}:${effect}`).sort(),
  };
}
