/** Which pods of a node a drain removes, and which keep it from doing so, in kubectl's words. */
import type { JsonObject } from "../api/json.ts";
import { metadataOf, part, parts, textAt } from "../api/json-parts.ts";

export interface DrainPolicy {
  readonly force: boolean;
  readonly ignoreDaemonSets: boolean;
  readonly deleteEmptyDirData: boolean;
  /** Seconds after which a pod that is to end is left alone; 0 never leaves one. */
  readonly skipAfterSeconds: number;
}

/** What was found of a DaemonSet that controls a pod; nothing where it is there. */
export type DaemonSetFailure = { readonly message: string; readonly isNotFound: boolean };

/** A pod, and where it is. */
export interface PlacedPod {
  readonly namespace: string | undefined;
  readonly name: string;
  readonly object: JsonObject;
}

export interface PodOfNode<P extends PlacedPod> {
  readonly pod: P;
  readonly daemonSetFailure?: DaemonSetFailure | undefined;
}

export interface DrainedPods<P extends PlacedPod> {
  readonly pods: readonly P[];
  /** Empty where there is nothing to be said. */
  readonly warning: string;
  /** Why none may be removed. */
  readonly refusals: readonly string[];
}

/** Sorts the pods of a node by what is to become of them. Source: kubectl 1.36, pkg/drain. */
export function chooseDrained<P extends PlacedPod>(
  podsOfNode: readonly PodOfNode<P>[],
  policy: DrainPolicy,
  nowMs: number,
): DrainedPods<P> {
  const pods: P[] = [];
  const warnings = new Map<string, string[]>();
  const refusals = new Map<string, string[]>();
  for (const each of podsOfNode) {
    const { isDrained, warning, refusal } = judge(each, policy, nowMs);
    const { namespace, name } = each.pod;
    if (isDrained) pods.push(each.pod);
    if (warning !== undefined) add(warnings, warning, `${namespace}/${name}`);
    if (refusal !== undefined) add(refusals, refusal, `${namespace}/${name}`);
  }
  return {
    pods,
    warning: [...warnings].map(([fact, of]) => `${fact}: ${of.join(", ")}`).join("; "),
    refusals: [...refusals].map(([fact, of]) => {
      const told = fact.toLowerCase().startsWith("cannot delete") ? fact : `cannot delete ${fact}`;
      return `${told}: ${of.join(", ")}`;
    }),
  };
}

function add(groups: Map<string, string[]>, fact: string, pod: string): void {
  const group = groups.get(fact);
  if (group === undefined) groups.set(fact, [pod]);
  else group.push(pod);
}

interface Judgement {
  readonly isDrained: boolean;
  readonly warning?: string;
  readonly refusal?: string;
}

function judge(of: PodOfNode<PlacedPod>, policy: DrainPolicy, nowMs: number): Judgement {
  const { object } = of.pod;
  if (isLongEnding(object, policy.skipAfterSeconds, nowMs)) return { isDrained: false };
  const controller = controllerOf(object);
  if (!hasEnded(object) && textAt(controller, "kind") === "DaemonSet") {
    const ofDaemonSet = judgeDaemonPod(of, policy);
    if (!ofDaemonSet.isDrained) return ofDaemonSet;
  }
  if (part(metadataOf(object), "annotations")[mirrorAnnotation] !== undefined) {
    return { isDrained: false };
  }
  if (hasEnded(object)) return { isDrained: true };
  if (hasLocalStorage(object) && !policy.deleteEmptyDirData) {
    return {
      isDrained: false,
      refusal: "Pods with local storage (use --delete-emptydir-data to override)",
    };
  }
  // As in kubectl, what the last filter says is told: nothing of local storage, or of orphans.
  if (textAt(controller, "kind") !== "") return { isDrained: true };
  return policy.force
    ? { isDrained: true, warning: "deleting Pods that declare no controller" }
    : {
        isDrained: false,
        refusal: "cannot delete Pods that declare no controller (use --force to override)",
      };
}

function judgeDaemonPod(
  { daemonSetFailure }: PodOfNode<PlacedPod>,
  policy: DrainPolicy,
): Judgement {
  if (daemonSetFailure !== undefined) {
    return daemonSetFailure.isNotFound && policy.force
      ? { isDrained: true }
      : { isDrained: false, refusal: daemonSetFailure.message };
  }
  return policy.ignoreDaemonSets
    ? { isDrained: false, warning: "ignoring DaemonSet-managed Pods" }
    : { isDrained: false, refusal: "DaemonSet-managed Pods (use --ignore-daemonsets to ignore)" };
}

const mirrorAnnotation = "kubernetes.io/config.mirror";

/** The owner that controls an object; empty where there is none. */
export const controllerOf = (object: JsonObject): JsonObject =>
  parts(metadataOf(object), "ownerReferences").find(({ controller }) => controller === true) ?? {};

/** Whether all containers of a pod have ended for good. */
export const hasEnded = (object: JsonObject): boolean =>
  ["Succeeded", "Failed"].includes(textAt(part(object, "status"), "phase"));

const hasLocalStorage = (object: JsonObject) =>
  parts(part(object, "spec"), "volumes").some(({ emptyDir }) => emptyDir !== undefined);

/** Whether a pod was to be gone so many seconds ago. */
export function isLongEnding(object: JsonObject, seconds: number, nowMs: number): boolean {
  const deletion = textAt(metadataOf(object), "deletionTimestamp");
  if (seconds <= 0 || deletion === "") return false;
  return Math.floor((nowMs - Date.parse(deletion)) / 1000) > seconds;
}
