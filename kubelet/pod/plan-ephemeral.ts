/**
 * Containers that join a running pod, to look at it. They are started once and never again, are
 * never ready, and end with the pod. Source: kubelet 1.36, kuberuntime computePodActions.
 */
import { equalJson } from "../../api/json.ts";
import { parseTime } from "../../api/runtime.ts";
import { type Note, never, noteAt, type Observed, type TimedNote } from "../observed.ts";
import type { Container, ContainerStatus } from "../types.ts";
import { ended, neverRun, startedMs } from "./container-status.ts";
import { relaunchAt } from "./launch.ts";
import { planContainer } from "./plan-container.ts";
import { killing, secondMs } from "./plan-stop.ts";
import type { PodPlan } from "./pod-status.ts";
import { pulling } from "./wanted-image.ts";

/** The plan with what becomes of the pod's ephemeral containers. */
export function withEphemeral(observed: Observed, plan: PodPlan): PodPlan {
  const containers = observed.pod.spec.ephemeralContainers ?? [];
  if (containers.length === 0) return plan;
  const isOver = plan.isTerminal || plan.removes === true;
  const plans = containers.map((container) => {
    const status = statusOf(observed, container);
    return isOver ? stop(observed, container, status) : planOne(observed, container, status);
  });
  return {
    ...plan,
    ephemeralStatuses: plans.map(({ status }) => status),
    notes: [...plan.notes, ...plans.flatMap(({ notes }) => notes)],
    timed: [...plan.timed, ...plans.flatMap(({ timed }) => timed)],
    dueMs: Math.min(plan.dueMs, ...plans.map(({ dueMs }) => dueMs)),
  };
}

interface EphemeralPlan {
  readonly status: ContainerStatus;
  readonly notes: readonly Note[];
  readonly timed: readonly TimedNote[];
  readonly dueMs: number;
}

const settled = (status: ContainerStatus, notes: readonly Note[] = []): EphemeralPlan => ({
  status,
  notes,
  timed: [],
  dueMs: never,
});

function statusOf({ pod }: Observed, container: Container): ContainerStatus {
  const known = pod.status.ephemeralContainerStatuses?.find(({ name }) => name === container.name);
  return known ?? shownOf(neverRun(container, "ContainerCreating"));
}

/** They have no probes, so nothing is told of how far they are. */
function shownOf({ started: _, ...status }: ContainerStatus): ContainerStatus {
  return { ...status, ready: false };
}

function planOne(observed: Observed, container: Container, status: ContainerStatus): EphemeralPlan {
  const { bootedAtMs = 0, pod } = observed;
  if (pod.status.podIP === undefined) return settled(status);
  if ((startedMs(status) ?? bootedAtMs) < bootedAtMs) {
    return settled(ended(status, { atMs: bootedAtMs, exitCode: 255, reason: "Unknown" }));
  }
  const beginMs = addedMs(observed, container);
  const behavior = observed.behavior(container, 0);
  const isNew = status.state.waiting !== undefined;
  const first = isNew
    ? relaunchAt(observed, { container, behavior, beginMs, same: false })
    : undefined;
  const plan = planContainer({ observed, container, status, first, restarts: () => false });
  const next = shownOf(plan.status);
  const image = first?.image;
  const pulls = image?.pulls === true ? [noteAt(beginMs, pulling(image.wanted))] : [];
  return {
    ...plan,
    status: equalJson(next, status) ? status : next,
    timed: [...pulls, ...plan.timed],
  };
}

/** Since when the kubelet knows of it; where it does not, it was there from the first. */
const addedMs = (observed: Observed, container: Container): number => {
  const startMs = parseTime(observed.pod.status.startTime) ?? observed.nowMs;
  return observed.imageSinceMs(container) ?? startMs + secondMs;
};

/** The exit code of a process that was killed. */
const killedCode = 137;

function stop({ nowMs }: Observed, container: Container, status: ContainerStatus): EphemeralPlan {
  if (status.state.running === undefined) return settled(status);
  const next = shownOf(ended(status, { atMs: nowMs, exitCode: killedCode }));
  return settled(next, [killing(container, container.name)]);
}
