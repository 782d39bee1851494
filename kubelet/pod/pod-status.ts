/** Puts a pod's status together. Source: kubelet 1.36, generateAPIPodStatus. */

import type { Pod } from "../../api/core/pod/pod.ts";
import type { Writable } from "../../api/json.ts";
import { formatTime } from "../../api/runtime.ts";
import type { Note, Observed, Pending } from "../observed.ts";
import type { Container, ContainerStatus, PodCondition, PodStatus } from "../types.ts";
import { podConditions } from "./conditions.ts";
import { neverRun } from "./container-status.ts";
import { type Phase, podPhase } from "./phase.ts";

/** The containers' statuses in the order of the spec. */
export interface Statuses {
  readonly initStatuses: readonly ContainerStatus[];
  readonly statuses: readonly ContainerStatus[];
}

export interface StatusInput extends Statuses {
  readonly sandboxReady: boolean;
  /** No container is started again: the pod is being deleted, or out of time. */
  readonly isTerminal: boolean;
  /** No container but init containers has run in its sandbox; absent: that follows from them. */
  readonly beginsAnew?: boolean;
  /** The pod fails, however its containers end. */
  readonly fails?: boolean;
  readonly reason?: string;
  readonly message?: string;
  /** Why the kubelet ends the pod, where it is not the pod's own doing. */
  readonly disruption?: string;
  /** Absent where there are none, or they stay as they are. */
  readonly ephemeralStatuses?: readonly ContainerStatus[];
  /** What is told of a change of resources; absent where it stays as it is. */
  readonly resizeConditions?: readonly PodCondition[];
  /** Whether all containers are being restarted; absent where that stays as it is. */
  readonly restartCondition?: PodCondition;
}

/** What becomes of the pod next, apart from how it is written. */
export interface PodPlan extends Pending, StatusInput {
  readonly notes: readonly Note[];
  /** After the status is written the object is removed. */
  readonly removes?: boolean;
}

export function currentStatuses({ pod: { spec, status } }: Observed): Statuses {
  const inits = spec.initContainers ?? [];
  const reason = inits.length > 0 ? "PodInitializing" : "ContainerCreating";
  return {
    initStatuses: inOrder(status.initContainerStatuses, inits, reason),
    statuses: inOrder(status.containerStatuses, spec.containers, reason),
  };
}

/** The statuses in the order of the spec, in which they mostly are. */
function inOrder(
  known: readonly ContainerStatus[] | undefined,
  containers: readonly Container[],
  reason: string,
): readonly ContainerStatus[] {
  const isInOrder =
    known?.length === containers.length &&
    containers.every(({ name }, index) => known[index]?.name === name);
  return isInOrder ? known : containers.map((each) => statusOf(known, each, reason));
}

/** The status of a container in the order of the spec; one that is not there has never run. */
function statusOf(
  known: readonly ContainerStatus[] | undefined,
  container: Container,
  reason: string,
): ContainerStatus {
  return known?.find(({ name }) => name === container.name) ?? neverRun(container, reason);
}

/** What a status is made of, beside what becomes of the containers. */
type StatusSource = Located & Pick<Observed, "nowMs">;

/** Where a pod is, and what addresses it has there. */
type Located = Pick<Observed, "pod" | "hostIP" | "furtherHostIPs" | "address" | "addressIPv6">;

export function podStatus(observed: StatusSource, input: StatusInput): PodStatus {
  const { pod, nowMs, hostIP } = observed;
  const { sandboxReady, initStatuses, statuses, isTerminal, resizeConditions } = input;
  const { beginsAnew = false } = input;
  const { spec, status, metadata } = pod;
  const fails = isTerminal && input.fails === true;
  const isRestarting = input.restartCondition?.status === "True";
  const reached = fails
    ? "Failed"
    : podPhase({ spec, initStatuses, statuses, isTerminal, isRestarting, beginsAnew });
  const phase = isFinal(reached) ? heldPhase(reached, input, status.phase) : reached;
  const podIP = sandboxReady ? (status.podIP ?? addressOf(observed)) : status.podIP;
  const reason = input.reason ?? status.reason;
  const message = input.message ?? status.message;
  // Statuses of pods that are alike get their members in one order, and so share their shape.
  const next: Writable<PodStatus> = Object.assign({}, status);
  if (metadata.generation !== undefined) next.observedGeneration = metadata.generation;
  next.phase = phase;
  if (reason !== undefined) next.reason = reason;
  if (message !== undefined) next.message = message;
  next.conditions = podConditions({
    pod,
    nowMs,
    phase,
    sandboxReady,
    initStatuses,
    statuses,
    resizeConditions,
    disruption: input.disruption,
    restartCondition: input.restartCondition,
  });
  next.hostIP = hostIP;
  next.hostIPs = status.hostIPs ?? hostIPsOf(observed);
  if (podIP !== undefined) {
    next.podIP = podIP;
    next.podIPs = status.podIPs ?? podIPsOf(observed, podIP);
  }
  next.startTime = status.startTime ?? formatTime(nowMs);
  if (initStatuses.length > 0) next.initContainerStatuses = initStatuses;
  next.containerStatuses = statuses;
  if (input.ephemeralStatuses) next.ephemeralContainerStatuses = input.ephemeralStatuses;
  return spec.resources ? Object.assign(next, podResources(pod, resizeConditions)) : next;
}

/** What the pod as a whole has; what it had while the node cannot give it what it asks for. */
function podResources(
  { spec, status }: Pod,
  conditions: readonly PodCondition[] | undefined,
): Pick<PodStatus, "resources" | "allocatedResources"> {
  const isPending = conditions?.some(({ type }) => type === "PodResizePending") === true;
  if (isPending && status.resources !== undefined) return {};
  const { limits, requests } = spec.resources ?? {};
  return {
    ...(requests && { allocatedResources: requests }),
    resources: { ...(limits && { limits }), ...(requests && { requests }) },
  };
}

/** The pod with another status: named one by one, its few members take no time. */
export const withStatus = ({ apiVersion, kind, metadata, spec }: Pod, status: PodStatus): Pod => ({
  apiVersion,
  kind,
  metadata,
  spec,
  status,
});

/** The addresses of a pod that shows none yet; none while it can have none. */
export function freshPodIPs(located: Located): PodIPs {
  const podIP = addressOf(located);
  return podIP === undefined ? [] : podIPsOf(located, podIP);
}

function addressOf(observed: Located): string | undefined {
  return isOnHost(observed) ? observed.hostIP : observed.address();
}

const isOnHost = ({ pod }: Located) => pod.spec.hostNetwork === true;

const hostIPsOf = ({ hostIP, furtherHostIPs = [] }: Located) =>
  [hostIP, ...furtherHostIPs].map((ip) => ({ ip }));

type PodIPs = NonNullable<PodStatus["podIPs"]>;

/** The addresses of both families, where the cluster has two. */
function podIPsOf(observed: Located, podIP: string): PodIPs {
  if (isOnHost(observed)) return hostIPsOf(observed);
  const second = observed.addressIPv6?.(podIP);
  return second === undefined ? [{ ip: podIP }] : [{ ip: podIP }, { ip: second }];
}

const isFinal = (phase: Phase): boolean => phase === "Succeeded" || phase === "Failed";

/** A phase that is final is not shown while a container still runs. */
function heldPhase(phase: Phase, { initStatuses, statuses }: Statuses, shown: string | undefined) {
  const isRunning = ({ state }: ContainerStatus) => state.running !== undefined;
  const runs = initStatuses.some(isRunning) || statuses.some(isRunning);
  return runs ? (shown === "Pending" ? "Pending" : "Running") : phase;
}
