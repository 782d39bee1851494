/** The conditions that the kubelet keeps on pods. Source: kubelet 1.36, pkg/kubelet/status. */

import type { Pod } from "../../api/core/pod/pod.ts";
import type { Writable } from "../../api/json.ts";
import { formatTime } from "../../api/runtime.ts";
import type { ContainerStatus, PodCondition } from "../types.ts";
import type { Phase } from "./phase.ts";

export interface ConditionsInput {
  readonly pod: Pod;
  readonly nowMs: number;
  readonly phase: Phase;
  readonly sandboxReady: boolean;
  readonly initStatuses: readonly ContainerStatus[];
  readonly statuses: readonly ContainerStatus[];
  /** Why the kubelet ends the pod, where it is not the pod's own doing. */
  readonly disruption?: string | undefined;
  /** What is told of a change of resources; undefined where it stays as it is. */
  readonly resizeConditions?: readonly PodCondition[] | undefined;
  /** What is told of a restart of all containers; undefined where it stays as it is. */
  readonly restartCondition?: PodCondition | undefined;
}

/** What is decided of a condition; the rest is when. */
interface Judged {
  readonly type: string;
  readonly status: "True" | "False";
  readonly reason?: string;
  readonly message?: string;
}

/** True for the conditions that tell of a change of resources. */
export const isResizeCondition = (type: string): boolean =>
  type === "PodResizePending" || type === "PodResizeInProgress";

/** The pod's conditions: those of a resize, those of others as they are, then the kubelet's own. */
export function podConditions(input: ConditionsInput): readonly PodCondition[] {
  const { pod, sandboxReady } = input;
  const old = pod.status.conditions ?? [];
  const containers = containersReady(input);
  const judged: readonly Judged[] = [
    ...disrupted(input),
    sandboxReady ? sandboxStands : sandboxLacks,
    initialized(input),
    podReady(input, containers, old),
    containers,
    scheduled,
  ];
  const { resizeConditions, restartCondition } = input;
  const kept: PodCondition[] = [];
  for (const each of old) {
    if (find(judged, each.type) !== undefined || each.type === restartCondition?.type) continue;
    kept.push(each);
  }
  if (restartCondition !== undefined) kept.push(restartCondition);
  const others =
    resizeConditions === undefined
      ? kept
      : [...resizeConditions, ...kept.filter(({ type }) => !isResizeCondition(type))];
  const { generation } = pod.metadata;
  const now = formatTime(input.nowMs);
  const own = judged.map((each) => dated(each, find(old, each.type), generation, now));
  return others.length === 0 ? own : [...others, ...own];
}

const sandboxStands: Judged = { type: "PodReadyToStartContainers", status: "True" };
const sandboxLacks: Judged = { type: "PodReadyToStartContainers", status: "False" };
const scheduled: Judged = { type: "PodScheduled", status: "True" };

/** The one of a type: there are few, and a map takes longer to make than to look through them. */
function find<T extends { readonly type: string }>(list: readonly T[], type: string) {
  for (const each of list) if (each.type === type) return each;
  return undefined;
}

/** Gives a condition its times: that of the last change is kept while the status stays. */
function dated(
  judged: Judged,
  old: PodCondition | undefined,
  generation: number | undefined,
  now: string,
): PodCondition {
  const { type, status, reason, message } = judged;
  const same = old?.status === status;
  if (
    same &&
    old.reason === reason &&
    old.message === message &&
    old.observedGeneration === generation
  ) {
    return old;
  }
  const lastTransitionTime = (same ? old.lastTransitionTime : undefined) ?? now;
  const { [status]: lastOf } = lastMade;
  const last = lastOf.get(type);
  if (
    last?.lastTransitionTime === lastTransitionTime &&
    last.reason === reason &&
    last.message === message &&
    last.observedGeneration === generation
  ) {
    return last;
  }
  const made: Writable<PodCondition> =
    generation === undefined
      ? { type, status, lastTransitionTime }
      : { type, observedGeneration: generation, status, lastTransitionTime };
  if (reason !== undefined) made.reason = reason;
  if (message !== undefined) made.message = message;
  // Sent like that by Kubernetes too; what the server had to fill in would be copied by it.
  made.lastProbeTime = null;
  lastOf.set(type, made);
  return made;
}

/** By status and type: pods that start in one second share theirs, and there may be 150,000. */
const lastMade = { True: new Map<string, PodCondition>(), False: new Map<string, PodCondition>() };

function disrupted({ disruption }: ConditionsInput): readonly Judged[] {
  if (disruption === undefined) return [];
  const reason = "TerminationByKubelet";
  return [{ type: "DisruptionTarget", status: "True", reason, message: disruption }];
}

function initialized({ pod, phase, initStatuses, statuses }: ConditionsInput): Judged {
  const type = "Initialized";
  if (phase === "Succeeded") return { type, status: "True", reason: "PodCompleted" };
  // Where another has started they were complete, though they may run again.
  if (statuses.some(({ state }) => state.waiting === undefined)) return { type, status: "True" };
  const incomplete = initStatuses.filter((status, index) => {
    const isSidecar = pod.spec.initContainers?.[index]?.restartPolicy === "Always";
    if (isSidecar) return status.started !== true;
    return status.state.terminated?.exitCode !== 0;
  });
  if (incomplete.length === 0) return { type, status: "True" };
  const names = incomplete.map(({ name }) => name).join(" ");
  const message = `containers with incomplete status: [${names}]`;
  return { type, status: "False", reason: "ContainersNotInitialized", message };
}

function containersReady({ pod, phase, initStatuses, statuses }: ConditionsInput): Judged {
  const type = "ContainersReady";
  const ended = terminalReason(phase);
  if (ended !== undefined) return { type, status: "False", reason: ended };
  const sidecars = initStatuses.filter(
    (_, index) => pod.spec.initContainers?.[index]?.restartPolicy === "Always",
  );
  if (sidecars.every(isReady) && statuses.every(isReady)) return { type, status: "True" };
  const unready = [...sidecars, ...statuses].filter((status) => !isReady(status));
  const names = unready.map(({ name }) => name).join(" ");
  const message = `containers with unready status: [${names}]`;
  return { type, status: "False", reason: "ContainersNotReady", message };
}

const isReady = ({ ready }: ContainerStatus) => ready;

function podReady(
  { pod, phase }: ConditionsInput,
  containers: Judged,
  old: readonly PodCondition[],
): Judged {
  const type = "Ready";
  if (containers.status === "False")
    return notReady(containers, terminalReason(phase) ?? "ContainersNotReady");
  if (pod.spec.readinessGates === undefined) return { type, status: "True" };
  const problems = pod.spec.readinessGates.flatMap(({ conditionType }) => {
    const gate = find(old, conditionType);
    if (gate === undefined) {
      return [`corresponding condition of pod readiness gate "${conditionType}" does not exist.`];
    }
    if (gate.status === "True") return [];
    return [
      `the status of pod readiness gate "${conditionType}" is not "True", but ${gate.status}`,
    ];
  });
  if (problems.length === 0) return { type, status: "True" };
  return { type, status: "False", reason: "ReadinessGatesNotReady", message: problems.join(", ") };
}

const notReady = ({ message }: Judged, reason: string): Judged =>
  message === undefined
    ? { type: "Ready", status: "False", reason }
    : { type: "Ready", status: "False", reason, message };

function terminalReason(phase: Phase): string | undefined {
  if (phase === "Succeeded") return "PodCompleted";
  return phase === "Failed" ? "PodFailed" : undefined;
}
