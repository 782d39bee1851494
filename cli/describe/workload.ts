import type { JsonObject } from "../../api/json.ts";
import { equalJson } from "../../api/json.ts";
import {
  replicaSets as keeper,
  revisionsAmong,
  templateOf,
} from "../../client/kubectl/revisions.ts";
import { metadataOf, numberAt, part, parts, textAt } from "../targets/targets.ts";
import type { Describer, Subject } from "./describer.ts";
import {
  conditionLines,
  controllerLines,
  type Lines,
  labelSelectorText,
  metadataLines,
  nameLines,
  selectorText,
  timeText,
} from "./lines.ts";
import { podTemplateLines } from "./pod-template.ts";

export const describeDeployment: Describer = async ({ object, list, eventLines }) => {
  const replicaSets = (await list("replicasets.apps")) ?? [];
  const revisions = revisionsAmong(keeper, replicaSets, textAt(metadataOf(object), "uid"));
  const owned = revisions.map(({ object: replicaSet }) => replicaSet).sort(byCreation);
  return [...deploymentLines(object, owned), ...(await eventLines())];
};

/** Everything but the events. `replicaSets` are those that it controls, the oldest first. */
export function deploymentLines(deployment: JsonObject, replicaSets: readonly JsonObject[]): Lines {
  const spec = part(deployment, "spec");
  const status = part(deployment, "status");
  const newest = newestOf(deployment, replicaSets);
  const { strategy } = spec;
  return [
    ...nameLines(deployment),
    `CreationTimestamp:\t${timeText(metadataOf(deployment).creationTimestamp)}`,
    ...metadataLines(deployment),
    `Selector:\t${labelSelectorText(part(spec, "selector"))}`,
    `Replicas:\t${[
      `${numberAt(spec, "replicas")} desired`,
      `${numberAt(status, "updatedReplicas")} updated`,
      `${numberAt(status, "replicas")} total`,
      `${numberAt(status, "availableReplicas")} available`,
      `${numberAt(status, "unavailableReplicas")} unavailable`,
    ].join(" | ")}`,
    `StrategyType:\t${textAt(part(spec, "strategy"), "type")}`,
    `MinReadySeconds:\t${numberAt(spec, "minReadySeconds")}`,
    ...(strategy === undefined ? [] : rollingLines(part(spec, "strategy"))),
    ...podTemplateLines(part(spec, "template")),
    ...conditionLines(status),
    ...(replicaSets.length === 0
      ? []
      : [
          `OldReplicaSets:\t${replicaSetsText(replicaSets.filter((each) => each !== newest))}`,
          `NewReplicaSet:\t${replicaSetsText(newest === undefined ? [] : [newest])}`,
        ]),
  ];
}

function rollingLines(strategy: JsonObject): Lines {
  if (strategy.rollingUpdate === undefined) return [];
  const { maxUnavailable, maxSurge } = part(strategy, "rollingUpdate");
  return [`RollingUpdateStrategy:\t${maxUnavailable} max unavailable, ${maxSurge} max surge`];
}

/** The oldest of those with the template of the Deployment. */
function newestOf(deployment: JsonObject, replicaSets: readonly JsonObject[]) {
  const wanted = templateOf(deployment);
  return replicaSets.find((each) => equalJson(templateOf(each), wanted));
}

/** The oldest first; of those made in one second, by name. */
function byCreation(left: JsonObject, right: JsonObject): number {
  const [a, b] = [left, right].map((each) => {
    const { creationTimestamp, name } = metadataOf(each);
    return `${creationTimestamp} ${name}`;
  });
  return (a ?? "") < (b ?? "") ? -1 : 1;
}

function replicaSetsText(replicaSets: readonly JsonObject[]): string {
  if (replicaSets.length === 0) return "<none>";
  return replicaSets
    .map((each) => {
      const made = numberAt(part(each, "status"), "replicas");
      const wanted = numberAt(part(each, "spec"), "replicas");
      return `${metadataOf(each).name} (${made}/${wanted} replicas created)`;
    })
    .join(", ");
}

export const describeReplicaSet: Describer = (subject) =>
  describePodKeeper(subject, labelSelectorText(part(subject.object, "spec", "selector")));

export const describeReplicationController: Describer = (subject) =>
  describePodKeeper(subject, selectorText(part(subject.object, "spec", "selector")));

async function describePodKeeper(subject: Subject, labelSelector: string): Promise<Lines> {
  const { object, list, eventLines } = subject;
  const pods = (await list("pods", { labelSelector })) ?? [];
  return [...replicaSetLines(object, pods, labelSelector), ...(await eventLines())];
}

/** Everything but the events. `pods` are those that the selector finds. */
export function replicaSetLines(
  replicaSet: JsonObject,
  pods: readonly JsonObject[],
  labelSelector: string,
): Lines {
  const spec = part(replicaSet, "spec");
  const status = part(replicaSet, "status");
  const desired = `${numberAt(status, "replicas")} current / ${numberAt(spec, "replicas")} desired`;
  return [
    ...nameLines(replicaSet),
    `Selector:\t${labelSelector}`,
    ...metadataLines(replicaSet),
    // Of a ReplicationController kubectl says nothing of who controls it.
    ...(replicaSet.kind === "ReplicationController" ? [] : controllerLines(replicaSet)),
    `Replicas:\t${desired}`,
    `Pods Status:\t${podsText(pods, textAt(metadataOf(replicaSet), "uid"))}`,
    ...podTemplateLines(part(spec, "template")),
    ...conditionLines(status),
  ];
}

/** Pods of another controller do not count. */
export function podsText(pods: readonly JsonObject[], uid: string): string {
  const phases = pods
    .filter((pod) => {
      const owner = parts(metadataOf(pod), "ownerReferences").find((each) => each.controller);
      return owner !== undefined && owner.uid === uid;
    })
    .map((pod) => part(pod, "status").phase);
  const count = (phase: string) => phases.filter((each) => each === phase).length;
  return [
    `${count("Running")} Running`,
    `${count("Pending")} Waiting`,
    `${count("Succeeded")} Succeeded`,
    `${count("Failed")} Failed`,
  ].join(" / ");
}
