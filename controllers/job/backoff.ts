/** How long failed pods put off new ones. Source: pkg/controller/job/backoff_utils.go 1.36. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Census } from "./census.ts";
import { failuresBefore, finishedMs } from "./pods.ts";

/**
 * The failures since the last success. They are remembered, for deleted pods tell nothing of them;
 * Kubernetes forgets them, too, when the controller is restarted.
 */
export interface Failures {
  /** The pods, so that none counts twice before it is told of in the status. */
  readonly uids: ReadonlySet<string>;
  /** When the last of those that were seen last had failed. */
  readonly lastMs: number;
}

/** What is to be remembered once it is seen how the pods are now. */
export function failuresAfter(
  known: Failures | undefined,
  { newlySucceeded, newlyFailed }: Pick<Census, "newlySucceeded" | "newlyFailed">,
): Failures | undefined {
  if (newlySucceeded.length === 0) return add(known, newlyFailed);
  const successMs = Math.max(...newlySucceeded.map(finishedMs));
  return add(
    undefined,
    newlyFailed.filter((pod) => finishedMs(pod) > successMs),
  );
}

function add(known: Failures | undefined, failed: readonly Pod[]): Failures | undefined {
  if (failed.length === 0) return known;
  const uids = failed.map(({ metadata: { uid = "" } }) => uid);
  return {
    uids: new Set([...(known?.uids ?? []), ...uids]),
    lastMs: Math.max(...failed.map(finishedMs)),
  };
}

/** Source: DefaultJobPodFailureBackOff and MaxJobPodFailureBackOff. */
const backoffMsFirst = 10_000;
const backoffMsMax = 600_000;

/** Time until new pods may be made. */
export const backoffMs = (failures: Failures | undefined, nowMs: number): number =>
  failures === undefined ? 0 : remainingMs(failures.uids.size, failures.lastMs, nowMs);

/** Time until the pod may be replaced within its index. */
export function indexBackoffMs(failed: Pod, nowMs: number): number {
  const { counted, ignored } = failuresBefore(failed);
  return remainingMs(counted + ignored + 1, finishedMs(failed), nowMs);
}

function remainingMs(failures: number, lastFailureMs: number, nowMs: number): number {
  const delayMs = Math.min(backoffMsFirst * 2 ** (failures - 1), backoffMsMax);
  return Math.max(0, lastFailureMs + delayMs - nowMs);
}
