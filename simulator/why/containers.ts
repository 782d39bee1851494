/** Why containers do not run, or are not ready. */
import type { ContainerStatus } from "../../api/core/pod/container-status.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { sinceField, times } from "./words.ts";

/**
 * A line for each container that keeps a pod from being ready. Without a time none says since when.
 */
export function containerTroubles(pod: Pod, nowMs?: number): readonly string[] {
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status;
  const waiting = initContainerStatuses.filter((status) => !isDone(pod, status));
  const [first] = waiting;
  // Containers wait for those that come before them, which is said once.
  if (first !== undefined && first.state.running === undefined) {
    return [`init ${troubleOf(pod, first, nowMs)}`];
  }
  if (first !== undefined && !isSidecar(pod, first.name)) {
    const since = sinceField(first.state.running?.startedAt, nowMs);
    const started = since === "" ? "" : `; it started${since}`;
    return [`init container ${first.name} runs, and the others wait for it${started}`];
  }
  return containerStatuses
    .filter(({ ready }) => !ready)
    .map((status) => troubleOf(pod, status, nowMs));
}

const isSidecar = ({ spec }: Pod, name: string) =>
  spec.initContainers?.find((each) => each.name === name)?.restartPolicy === "Always";

function isDone(pod: Pod, { name, state, started }: ContainerStatus): boolean {
  if (isSidecar(pod, name)) return started === true;
  return state.terminated?.exitCode === 0;
}

/** `container web waits: ImagePullBackOff: Back-off pulling image "nope"` */
function troubleOf(pod: Pod, status: ContainerStatus, nowMs: number | undefined): string {
  const { name, state, started, image } = status;
  const restarts = lastEnd(status, nowMs);
  if (state.terminated !== undefined) {
    const { finishedAt } = state.terminated;
    return `container ${name} ended${sinceField(finishedAt, nowMs)}: ${endText(state.terminated)}`;
  }
  if (state.running === undefined) {
    const { reason = "", message = "" } = state.waiting ?? {};
    const said = message === "" ? "" : `: ${message}`;
    const what = reason.includes("Image") || reason.includes("Pull") ? ` for image ${image}` : "";
    return `container ${name} waits${what}: ${reason || "it is yet to start"}${said}${restarts}`;
  }
  const since = sinceField(state.running.startedAt, nowMs);
  const probes = pod.spec.containers.find((each) => each.name === name);
  if (started !== true && probes?.startupProbe !== undefined) {
    return `container ${name} started${since} and has not passed its startup probe${restarts}`;
  }
  const why =
    probes?.readinessProbe === undefined ? "is not ready yet" : "does not pass its readiness probe";
  const begun = since === "" ? "" : `, started${since},`;
  return `container ${name} runs${begun} and ${why}${restarts}`;
}

/** How it ended the last time, for one that was started again. */
function lastEnd({ lastState, restartCount }: ContainerStatus, nowMs: number | undefined): string {
  if (lastState.terminated === undefined) return "";
  const { finishedAt } = lastState.terminated;
  return `; restarted ${times(restartCount)}, it ended${sinceField(finishedAt, nowMs)}: ${endText(lastState.terminated)}`;
}

/** `OOMKilled, exit code 137` */
export function endText({
  reason = "",
  exitCode,
  message = "",
}: NonNullable<ContainerStatus["state"]["terminated"]>): string {
  const said = message.trim() === "" ? "" : `: ${message.trim()}`;
  return `${reason === "" ? "" : `${reason}, `}exit code ${exitCode}${said}`;
}
