/** What the kubelet does with a new pod. Source: kubelet 1.36, pkg/kubelet/lifecycle. */
import { Pod } from "../../api/core/pod/pod.ts";
import { compact } from "../../api/json.ts";
import { formatTime } from "../../api/runtime.ts";
import { type Action, updateStatus } from "../../client/action.ts";
import type { Plan } from "../../client/controller.ts";
import { recordNote } from "../events.ts";
import { imageVolumesOf } from "../images/image-volumes.ts";
import { imagePresent } from "../images/node-images.ts";
import { parseImage } from "../images/reference.ts";
import { isToShutDown } from "../node/shutdown.ts";
import { type Note, never, note, type Observed } from "../observed.ts";
import { isCritical } from "../static/mirror.ts";
import { shortage } from "./missing-resources.ts";
import { brokenPredicate, type Refusal, refusalAtOnce, shuttingDown } from "./node-refusal.ts";
import { currentStatuses, podStatus, withStatus } from "./pod-status.ts";
import { unmadeRoom } from "./preemption.ts";
import { planSandbox } from "./sandbox.ts";
import { pulling } from "./wanted-image.ts";

/**
 * Takes the pod on, or refuses it where it does not fit the node. `planNext` is the plan for a pod
 * that was taken on: where nothing is to be done for it yet, it says when to look at it again.
 */
export function planAdmission(observed: Observed, planNext: (taken: Observed) => Plan): Plan {
  const { pod, nowMs } = observed;
  const refused = refusal(observed);
  if (refused !== undefined) {
    const { reason, message } = refused;
    const status = compact({
      ...pod.status,
      observedGeneration: pod.metadata.generation,
      phase: "Failed",
      reason,
      message: `Pod was rejected: ${message}`,
      startTime: formatTime(nowMs),
    });
    const event = recordNote(pod, note.warning(reason, message));
    return { actions: [updateStatus(Pod, { ...pod, status }), event] };
  }
  const current = currentStatuses(observed);
  const { initStatuses, statuses } = current;
  const begun = { initStatuses, statuses, sandboxReady: false, isTerminal: false };
  const admitted = observed.with({ pod: withStatus(pod, podStatus(observed, begun)) });
  const actions: Action[] = [updateStatus(Pod, admitted.pod)];
  for (const each of missingPullSecrets(observed)) actions.push(recordNote(pod, each));
  for (const each of firstPull(admitted)) actions.push(recordNote(pod, each));
  const next = planNext(admitted);
  if (next.actions.length > 0) return { actions };
  return { actions, requeueAfterMs: next.requeueAfterMs, foreseesWrites: true };
}

/** Pull secrets that are not there are told of; the pull is tried all the same. */
function missingPullSecrets({ pod, configuration }: Observed): readonly Note[] {
  const missing = (pod.spec.imagePullSecrets ?? [])
    .map(({ name = "" }) => name)
    .filter((name) => configuration("Secret", name) === undefined);
  if (missing.length === 0) return [];
  const message =
    `Unable to retrieve some image pull secrets (${missing.join(", ")}); ` +
    "attempting to pull the image may not succeed.";
  return [note.warning("FailedToRetrieveImagePullSecret", message)];
}

/** The first image is pulled as soon as the sandbox stands. */
function firstPull(observed: Observed): readonly Note[] {
  const { spec } = observed.pod;
  const container = spec.initContainers?.[0] ?? spec.containers[0];
  const { readyMs } = planSandbox(observed);
  if (container === undefined || readyMs === never) return [];
  if (imageVolumesOf(spec.volumes).length > 0) return [];
  const { name, image: reference = "", imagePullPolicy: policy } = container;
  if (policy === "Never" || parseImage(reference) === undefined) return [];
  const pulls = policy === "Always" || !imagePresent(observed, reference, readyMs);
  return pulls ? [pulling({ name, reference, policy, container })] : [];
}

/** In the order in which it is asked; a critical pod is refused for what no room would mend. */
function refusal(observed: Observed): Refusal | undefined {
  const { node, pod } = observed;
  if (node === undefined) return undefined;
  const early = refusalAtOnce(observed);
  if (early !== undefined) return early;
  const unfit = isCritical(pod)
    ? (brokenPredicate(observed) ?? unmadeRoom(observed))
    : (shortage(observed) ?? brokenPredicate(observed));
  return unfit ?? (isToShutDown(node) ? shuttingDown : undefined);
}
