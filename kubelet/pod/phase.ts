/** The phase of a pod from the states of its containers. Source: kubelet 1.36, getPhase. */
import { isSidecar } from "../../api/core/pod/pod-resources.ts";
import type { Container, ContainerStatus, PodSpec } from "../types.ts";
import { willRestart } from "./restarts.ts";

export type Phase = "Pending" | "Running" | "Succeeded" | "Failed";

export interface PhaseInput {
  readonly spec: PodSpec;
  /** In the order of the spec, one for each container. */
  readonly initStatuses: readonly ContainerStatus[];
  readonly statuses: readonly ContainerStatus[];
  /** No container will be started again, whatever the restart policy says. */
  readonly isTerminal: boolean;
  /** All containers will be, whatever it says. */
  readonly isRestarting?: boolean;
  /** Whatever has run did so in a sandbox that is no more. */
  readonly beginsAnew?: boolean;
}

export function podPhase(input: PhaseInput): Phase {
  const { spec, initStatuses, statuses, isTerminal } = input;
  if (input.isRestarting === true) return "Running";
  const inits = (spec.initContainers ?? []).map((container, index) =>
    initState(container, initStatuses[index]),
  );
  const hasFailed = inits.some((state, index) => {
    const [container, status] = [spec.initContainers?.[index], initStatuses[index]];
    return state === "failed" && status !== undefined && !willRestart(spec, container, status);
  });
  if (hasFailed) return "Failed";
  const states = statuses.map(appState);
  const anyRan = states.some((state) => state !== "waiting");
  if (inits.some((state) => state !== "done") && !anyRan) return isTerminal ? "Failed" : "Pending";
  const isPending = inits.some(
    (state, index) =>
      state === "pending" &&
      (input.beginsAnew === true || !isSidecar(spec.initContainers?.[index])),
  );
  if (isPending && anyRan) return isTerminal ? "Failed" : "Pending";
  if (states.includes("waiting")) return isTerminal ? "Failed" : "Pending";
  if (states.includes("running")) return "Running";
  const succeeded = states.every((state) => state === "succeeded");
  if (isTerminal) return succeeded ? "Succeeded" : "Failed";
  const restarts = statuses.some((status, index) =>
    willRestart(spec, spec.containers[index], status),
  );
  if (restarts) return "Running";
  return succeeded ? "Succeeded" : "Failed";
}

function initState(container: Container, status: ContainerStatus | undefined) {
  if (status === undefined) return "pending";
  const { terminated } = status.state;
  if (container.restartPolicy === "Always") {
    return status.started === true || terminated !== undefined ? "done" : "pending";
  }
  if (terminated !== undefined) return terminated.exitCode === 0 ? "done" : "failed";
  const last = status.lastState.terminated;
  return status.state.waiting !== undefined && last !== undefined && last.exitCode !== 0
    ? "failed"
    : "pending";
}

function appState({ state, lastState }: ContainerStatus) {
  if (state.running !== undefined) return "running";
  if (state.terminated !== undefined) {
    return state.terminated.exitCode === 0 ? "succeeded" : "failed";
  }
  return lastState.terminated === undefined ? "waiting" : "failed";
}
