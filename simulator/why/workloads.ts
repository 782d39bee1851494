/** Why workloads do not run what they are to run. */
import type { DaemonSet } from "../../api/apps/daemonset.ts";
import type { Deployment } from "../../api/apps/deployment.ts";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import type { StatefulSet } from "../../api/apps/statefulset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { KubeObject } from "../../api/resource.ts";
import { controllerRef } from "../../client/controller.ts";
import { warningsOf } from "./events.ts";
import { faultsOnProcesses } from "./faults.ts";
import { type Finding, finding, type Known } from "./known.ts";
import { podTrouble } from "./pod.ts";
import { are, because, type ConditionLike, conditionOf, count, grouped } from "./words.ts";

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

/** The Faults that keep controllers from their work. */
const hindrances = (controllers: readonly string[], known: Known): readonly string[] =>
  faultsOnProcesses(["kube-controller-manager", ...controllers], known);

interface Claim {
  readonly pods: readonly Pod[];
  readonly wanted: number;
  /** How many of them its status says are ready. */
  readonly claimed: number;
  readonly hindered: readonly string[];
}

/** A status that is as wanted, and that nobody has written since pods went. */
function outdated({ pods, wanted, claimed, hindered }: Claim, known: Known): readonly Finding[] {
  const ready = pods.filter(isReady).length;
  if (ready >= claimed) return [];
  const text =
    `Of ${count(wanted, "wanted pod")}, ${ready} ${ready === 1 ? "is" : "are"} ready; ` +
    "its status does not say so yet.";
  return [finding("NotAsWanted", text, [...hindered, ...troublesOf(pods, known)])];
}

const isReady = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp === undefined &&
  conditionOf(status.conditions, "Ready")?.status === "True";

export function deploymentFindings(deployment: Deployment, known: Known): readonly Finding[] {
  const { metadata, spec, status } = deployment;
  const { updatedReplicas = 0, availableReplicas = 0, replicas = 0, conditions } = status;
  const isDone =
    updatedReplicas === spec.replicas &&
    availableReplicas === spec.replicas &&
    replicas === spec.replicas;
  const hindered = hindrances(["deployment-controller", "replicaset-controller"], known);
  const reasons = [
    ...behind(deployment),
    ...(spec.paused === true && updatedReplicas < spec.replicas
      ? ["its rollout is paused (spec.paused): kubectl rollout resume goes on with it"]
      : []),
    ...conditionLines(conditions, { Progressing: "False", ReplicaFailure: "True" }),
  ];
  const sets = known
    .list(ReplicaSet, metadata.namespace)
    .filter((set) => controllerRef(set)?.uid === metadata.uid);
  const pods = sets.flatMap((set) => podsOf(set, known));
  if (isDone && reasons.length === 0) {
    return outdated({ pods, wanted: spec.replicas, claimed: availableReplicas, hindered }, known);
  }
  const old = Math.max(0, replicas - updatedReplicas);
  const text =
    `Of ${count(spec.replicas, "wanted pod")}, ${are(updatedReplicas)} of its present template and ` +
    `${are(availableReplicas)} available${old > 0 ? `; ${count(old, "old pod")} ${old === 1 ? "is" : "are"} left` : ""}.`;
  const failures = sets.flatMap((set) =>
    conditionLines(set.status.conditions, { ReplicaFailure: "True" }),
  );
  const lines = new Set([...hindered, ...reasons, ...failures, ...troublesOf(pods, known)]);
  return [finding("NotAsWanted", text, [...lines])];
}

export function replicaSetFindings(set: ReplicaSet, known: Known): readonly Finding[] {
  const { spec, status } = set;
  const { replicas = 0, availableReplicas = 0, conditions } = status;
  const hindered = hindrances(["replicaset-controller"], known);
  const pods = podsOf(set, known);
  if (replicas === spec.replicas && availableReplicas === spec.replicas) {
    return outdated({ pods, wanted: spec.replicas, claimed: availableReplicas, hindered }, known);
  }
  const text = `Of ${count(spec.replicas, "wanted pod")}, ${are(replicas)} there and ${are(availableReplicas)} available.`;
  return [
    finding("NotAsWanted", text, [
      ...hindered,
      ...behind(set),
      ...conditionLines(conditions, { ReplicaFailure: "True" }),
      ...troublesOf(pods, known),
    ]),
  ];
}

export function statefulSetFindings(set: StatefulSet, known: Known): readonly Finding[] {
  const { spec, status } = set;
  const { readyReplicas = 0, updatedReplicas = 0, updateRevision, currentRevision } = status;
  const partition = spec.updateStrategy.rollingUpdate?.partition ?? 0;
  const isUpdating = updateRevision !== currentRevision && updatedReplicas < spec.replicas;
  const pods = podsOf(set, known);
  const hindered = hindrances(["statefulset-controller"], known);
  if (readyReplicas === spec.replicas && status.replicas === spec.replicas && !isUpdating) {
    return outdated({ pods, wanted: spec.replicas, claimed: readyReplicas, hindered }, known);
  }
  const troubles = troublesOf(pods, known);
  const isOrdered = spec.podManagementPolicy === "OrderedReady" && status.replicas < spec.replicas;
  const text =
    `Of ${count(spec.replicas, "wanted pod")}, ${are(readyReplicas)} ready` +
    `${isUpdating ? ` and ${are(updatedReplicas)} of its present template` : ""}.`;
  return [
    finding("NotAsWanted", text, [
      ...hindered,
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
  const pods = podsOf(set, known);
  const hindered = hindrances(["daemonset-controller"], known);
  if (numberReady === wanted && updated === wanted) {
    return outdated({ pods, wanted, claimed: numberReady, hindered }, known);
  }
  const text = `Of ${count(wanted, "wanted pod")}, ${are(numberReady)} ready and ${are(updated)} of its present template.`;
  return [
    finding("NotAsWanted", text, [
      ...hindered,
      ...behind(set),
      ...(updated < wanted && set.spec.updateStrategy.type === "OnDelete"
        ? ["updateStrategy OnDelete: pods get the present template when somebody deletes them"]
        : []),
      ...troublesOf(pods, known),
      ...warningsOf(set, known),
    ]),
  ];
}
