/**
 * A rule of a container may have its exit restart all containers of the pod, in place: those that
 * run are killed without grace, then all begin anew, init containers first, in the same sandbox and
 * with the same volumes. Source: kubelet 1.36, RestartAllContainersOnContainerExits.
 */
import { formatTime, parseTime } from "../../api/runtime.ts";
import { note, type Observed } from "../observed.ts";
import type { Container, ContainerStatus, PodCondition } from "../types.ts";
import { ended, neverRun } from "./container-status.ts";
import type { PodPlan, Statuses } from "./pod-status.ts";
import { ruleFor } from "./restarts.ts";
import { withMessage } from "./termination-message.ts";

const conditionType = "AllContainersRestarting";

/** The plan of a pod all of whose containers are restarted; `undefined` for one that goes on. */
export function planRestartAll(observed: Observed, current: Statuses): PodPlan | undefined {
  if (!mayRestartAll(observed)) return undefined;
  const { containers, initContainers = [] } = observed.pod.spec;
  const { initStatuses, statuses } = current;
  const isUnderWay = conditionOf(observed)?.status === "True";
  const isAsked =
    initStatuses.some((status, index) => asks(initContainers[index], status)) ||
    statuses.some((status, index) => asks(containers[index], status));
  if (!isAsked && !isUnderWay) return undefined;
  const step = isUnderWay ? begunAnew : killed(observed);
  return {
    initStatuses: initStatuses.map((status, index) => step(initContainers[index], status)),
    statuses: statuses.map((status, index) => step(containers[index], status)),
    sandboxReady: observed.pod.status.podIP !== undefined,
    isTerminal: false,
    restartCondition: condition(observed, isUnderWay ? "False" : "True"),
    notes: isUnderWay
      ? []
      : [...initStatuses, ...statuses]
          .filter(({ state }) => state.running !== undefined)
          .map(({ name }) =>
            note.normal(
              "Killing",
              `Stopping container ${name}`,
              [...initContainers, ...containers].find((each) => each.name === name),
            ),
          ),
    timed: [],
    dueMs: observed.nowMs,
  };
}

/** Since when the containers of the pod may begin anew; 0 where they were never restarted. */
export function restartedMs({ pod }: Pick<Observed, "pod">): number {
  if (!mayRestartAll({ pod })) return 0;
  const { status, lastTransitionTime } = conditionOf({ pod }) ?? {};
  return status === "False" ? (parseTime(lastTransitionTime) ?? 0) + secondMs : 0;
}

/** Few pods have such rules, and all others are asked at every look. */
const mayRestartAll = ({ pod: { spec } }: Pick<Observed, "pod">): boolean =>
  spec.containers.some(hasRules) || spec.initContainers?.some(hasRules) === true;

const hasRules = ({ restartPolicyRules }: Container) => restartPolicyRules !== undefined;

/** API times are whole seconds, rounded down: it may have been so only until the next one. */
const secondMs = 1_000;

const conditionOf = ({ pod }: Pick<Observed, "pod">) =>
  pod.status.conditions?.find(({ type }) => type === conditionType);

function condition({ pod, nowMs }: Observed, status: "True" | "False"): PodCondition {
  const { generation } = pod.metadata;
  return {
    type: conditionType,
    ...(generation !== undefined && { observedGeneration: generation }),
    status,
    lastTransitionTime: formatTime(nowMs),
  };
}

function asks(container: Container | undefined, { state }: ContainerStatus): boolean {
  if (container === undefined || state.terminated === undefined) return false;
  return ruleFor(container, state.terminated.exitCode)?.action === "RestartAllContainers";
}

const killed =
  (observed: Observed) =>
  (container: Container | undefined, status: ContainerStatus): ContainerStatus => {
    if (container === undefined || status.state.running === undefined) return status;
    const end = { atMs: observed.nowMs, exitCode: 137 };
    return ended(status, withMessage(observed, container, status, end));
  };

/** As if it had never run, but for the number of its restarts. */
function begunAnew(container: Container | undefined, status: ContainerStatus): ContainerStatus {
  if (container === undefined || status.containerID === undefined) return status;
  const restartCount = status.restartCount + 1;
  return { ...neverRun(container, "PodInitializing"), restartCount };
}
