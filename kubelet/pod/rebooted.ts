/**
 * What becomes of containers that ran before their machine was switched off and on again: their pod
 * gets another sandbox, in which all begins with its init containers.
 * Source: kubelet 1.36, computePodActions, purgeInitContainers and startContainer.
 */
import { parseTime } from "../../api/runtime.ts";
import type { Observed } from "../observed.ts";
import type { Container, ContainerStatus } from "../types.ts";
import { neverRun } from "./container-status.ts";

/** Whether the last run of a container began before its machine last booted. */
export function isOfBefore(
  { bootedAtMs }: Pick<Observed, "bootedAtMs">,
  { state, lastState }: ContainerStatus,
): boolean {
  if (bootedAtMs === undefined) return false;
  const { terminated = lastState.terminated, running } = state;
  // What could not be started began at no time at all, and has only an end.
  const begunMs =
    parseTime((running ?? terminated)?.startedAt) || parseTime(terminated?.finishedAt);
  return begunMs !== undefined && begunMs < bootedAtMs;
}

/** Whether an init container of before runs again: not where nothing is ever started again. */
export const isPurged = (observed: Observed, status: ContainerStatus): boolean =>
  observed.pod.spec.restartPolicy !== "Never" && isOfBefore(observed, status);

/** An init container of before, which its kubelet removes: nothing is left of its last run. */
export const purged = (
  container: Container,
  { restartCount }: ContainerStatus,
): ContainerStatus => ({
  ...neverRun(container, "PodInitializing"),
  restartCount: restartCount + 1,
});
