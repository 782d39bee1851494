/** Why workloads do not run what they are to run. */
import type { DaemonSet } from "../../api/apps/daemonset.ts";
import type { Deployment } from "../../api/apps/deployment.ts";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import type { StatefulSet } from "../../api/apps/statefulset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { KubeObject } from "../../api/resource.ts";
import { controllerRef } from "../../client/controller.ts";
import { warningsOf } from "./events.ts";
import { type Finding, finding, type Known } from "./known.ts";
import { podTrouble } from "./pod.ts";
import { because, type ConditionLike, conditionOf, count, grouped } from "./words.ts";

/** The pods that an object controls. */
export const podsOf = ({ metadata: { uid, namespace } }: KubeObject, known: Known) =>
  known.list(Pod, namespace).filter((pod) => controllerRef(pod)?.uid === uid);

/** A line for each reason for which pods are not as wanted. */
export const troublesOf = (pods: readonly Pod[], known: Known): readonly string[] =>
  grouped(
    pods.flatMap((pod) => {
      const text = podTrouble(pod, known);
      return text === undefined ? [] : [{ of: `pod ${pod.metadata.name}`, text }];
    }),
  );

/** Conditions whose being so is trouble, as lines. */
const conditionLines = (
  conditions: readonly ConditionLike[] | undefined,
  bad: Readonly<Record<string, "True" | "False">>,
): readonly string[] =>
  Object.entries(bad).flatMap(([type, status]) => {
    const found = conditionOf(conditions, type);
    return found?.status === status ? [because(found)] : [];
  });

function behind({ metadata, status }: KubeObject & { status: { observedGeneration?: number } }) {
  const isBehind = (status.observedGeneration ?? 0) < (metadata.generation ?? 0);
  return isBehind ? ["its controller has not seen its last change: it may not run"] : [];
}

export function deploymentFindings(deployment: Deployment, known: Known): readonly Finding[] {
  const { metadata, spec, status } = deployment;
  const { updatedReplicas = 0, availableReplicas = 0, replicas = 0, conditions } = status;
  const isDone =
    updatedReplicas === spec.replicas &&
    availableReplicas === spec.replicas &&
    replicas === spec.replicas;
  const reasons = [
    ...behind(deployment),
    ...(spec.paused === true && updatedReplicas < spec.replicas
      ? ["its rollout is paused (spec.paused): kubectl rollout resume goes on with it"]
      : []),
    ...conditionLines(conditions, { Progressing: "False", ReplicaFailure: "True" }),
  ];
  if (isDone && reasons.length === 0) return [];
  const sets = known
    .list(ReplicaSet, metadata.namespace)
    .filter((set) => controllerRef(set)?.uid === metadata.uid);
  const pods = sets.flatMap((set) => podsOf(set, known));
  const old = Math.max(0, replicas - updatedReplicas);
  const text =
    `Of ${count(spec.replicas, "wanted pod")}, ${updatedReplicas} are of its present template and ` +
    `${availableReplicas} are available${old > 0 ? `; ${count(old, "old pod")} ${old === 1 ? "is" : "are"} left` : ""}.`;
  const failures = sets.flatMap((set) =>
    conditionLines(set.status.conditions, { ReplicaFailure: "True" }),
  );
  const lines = new Set([...reasons, ...failures, ...troublesOf(pods, known)]);
  return [finding("NotAsWanted", text, [...lines])];
}

export function replicaSetFindings(set: ReplicaSet, known: Known): readonly Finding[] {
  const { spec, status } = set;
  const { replicas = 0, availableReplicas = 0, conditions } = status;
  if (replicas === spec.replicas && availableReplicas === spec.replicas) return [];
  const text = `Of ${count(spec.replicas, "wanted pod")}, ${replicas} are there and ${availableReplicas} are available.`;
  return [
    finding("NotAsWanted", text, [
      ...behind(set),
      ...conditionLines(conditions, { ReplicaFailure: "True" }),
      ...troublesOf(podsOf(set, known), known),
    ]),
  ];
}

export function statefulSetFindings(set: StatefulSet, known: Known): readonly Finding[] {
  const { spec, status } = set;
  const { readyReplicas = 0, updatedReplicas = 0, updateRevision, currentRevision } = status;
  const partition = spec.updateStrategy.rollingUpdate?.partition ?? 0;
  const isUpdating = updateRevision !== currentRevision && updatedReplicas < spec.replicas;
  if (readyReplicas === spec.replicas && status.replicas === spec.replicas && !isUpdating)
    return [];
  const pods = podsOf(set, known);
  const troubles = troublesOf(pods, known);
  const isOrdered = spec.podManagementPolicy === "OrderedReady" && status.replicas < spec.replicas;
  const text =
    `Of ${count(spec.replicas, "wanted pod")}, ${readyReplicas} are ready` +
    `${isUpdating ? ` and ${updatedReplicas} are of its present template` : ""}.`;
  return [
    finding("NotAsWanted", text, [
      ...behind(set),
      ...(isUpdating && spec.updateStrategy.type === "OnDelete"
        ? ["updateStrategy OnDelete: pods get the present template when somebody deletes them"]
        : []),
      ...(isUpdating && partition > 0
        ? [`its partition is ${partition}: pods with a lower number keep the template they have`]
        : []),
      ...troubles,
      ...(isOrdered && troubles.length > 0
        ? ["OrderedReady: the next pod is made only when those before it are ready"]
        : []),
      ...warningsOf(set, known),
    ]),
  ];
}

export function daemonSetFindings(set: DaemonSet, known: Known): readonly Finding[] {
  const {
    desiredNumberScheduled: wanted = 0,
    numberReady = 0,
    updatedNumberScheduled,
  } = set.status;
  const updated = updatedNumberScheduled ?? 0;
  if (numberReady === wanted && updated === wanted) return [];
  const text = `Of ${count(wanted, "wanted pod")}, ${numberReady} are ready and ${updated} are of its present template.`;
  return [
    finding("NotAsWanted", text, [
      ...behind(set),
      ...(updated < wanted && set.spec.updateStrategy.type === "OnDelete"
        ? ["updateStrategy OnDelete: pods get the present template when somebody deletes them"]
        : []),
      ...troublesOf(podsOf(set, known), known),
      ...warningsOf(set, known),
    ]),
  ];
}
