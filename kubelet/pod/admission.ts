/** What the kubelet does with a new pod. Source: kubelet 1.36, pkg/kubelet/lifecycle. */
import type { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { allocatedSpec } from "../../api/core/pod/resized-spec.ts";
import { podRequests } from "../../api/core/quota/pod-usage.ts";
import { compact } from "../../api/json.ts";
import { milliValue, quantityToNumber } from "../../api/quantity.ts";
import { formatTime } from "../../api/runtime.ts";
import { type Action, updateStatus } from "../../client/action.ts";
import type { Plan } from "../../client/controller.ts";
import { recordNote } from "../events.ts";
import { imageVolumesOf } from "../images/image-volumes.ts";
import { imagePresent } from "../images/node-images.ts";
import { parseImage } from "../images/reference.ts";
import { pressuresOf } from "../node/node-conditions.ts";
import { isToShutDown } from "../node/shutdown.ts";
import { type Note, never, note, type Observed } from "../observed.ts";
import { isCritical } from "../static/mirror.ts";
import type { PodSpec } from "../types.ts";
import { mounts } from "../volumes/configuration.ts";
import { currentStatuses, podStatus, withStatus } from "./pod-status.ts";
import { planSandbox } from "./sandbox.ts";
import { forbiddenSysctl } from "./sysctls.ts";
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
  if (mounts(observed).problem !== undefined || imageVolumesOf(spec.volumes).length > 0) return [];
  const { name, image: reference = "", imagePullPolicy: policy } = container;
  if (policy === "Never" || parseImage(reference) === undefined) return [];
  const pulls = policy === "Always" || !imagePresent(observed, reference, readyMs);
  return pulls ? [pulling({ name, reference, policy, container })] : [];
}

/** Why a pod cannot have what it asks for. */
export interface Refusal {
  readonly reason: string;
  readonly message: string;
}

function refusal(observed: Observed): Refusal | undefined {
  if (observed.node === undefined) return undefined;
  const short = refusalByNode(observed);
  if (short !== undefined) return short;
  const lacking = shortage(observed);
  if (lacking === undefined || !isCritical(observed.pod)) return lacking;
  // Room would have been made for it, if there were anybody to go.
  const amounts = missing(observed).map(
    ({ resource, requested, used, capacity }) =>
      `(res: ${resource}, q: ${requested + used - capacity}), `,
  );
  const why = `no set of running pods found to reclaim resources: [${amounts.join("")}]`;
  const failed = "Unexpected error while attempting to recover from admission failure";
  const message = `${failed}: preemption: error finding a set of pods to preempt: ${why}`;
  return { reason: "UnexpectedAdmissionError", message };
}

/** Why a node does not take a pod, however much room it has. */
export function refusalByNode({ pod, node, unsafeSysctls }: Observed): Refusal | undefined {
  if (node === undefined) return undefined;
  const short = shortOf(node, pod);
  if (short !== undefined) return short;
  const forbidden = forbiddenSysctl(pod.spec, unsafeSysctls);
  if (forbidden !== undefined) return { reason: "SysctlForbidden", message: forbidden };
  if (isToShutDown(node)) {
    return { reason: "NodeShutdown", message: "Pod was rejected as the node is shutting down." };
  }
  const labels = node.metadata.labels ?? {};
  const selector = Object.entries(pod.spec.nodeSelector ?? {});
  if (selector.every(([key, value]) => labels[key] === value)) return undefined;
  const why = "node(s) didn't match Pod's node affinity/selector";
  return { reason: "NodeAffinity", message: `Predicate NodeAffinity failed: ${why}` };
}

/** A node that runs short of something takes nobody who may make it worse. */
function shortOf(node: Node, pod: Pod): Refusal | undefined {
  const pressures = pressuresOf(node);
  if (pressures.length === 0 || isCritical(pod)) return undefined;
  if (pressures.length === 1 && pressures[0] === "MemoryPressure") {
    const isTolerated = (pod.spec.tolerations ?? []).some(bearsMemoryPressure);
    if (pod.status.qosClass !== "BestEffort" || isTolerated) return undefined;
  }
  const message = `The node had condition: [${pressures.join(" ")}]. `;
  return { reason: "Evicted", message };
}

type Toleration = NonNullable<PodSpec["tolerations"]>[number];

const bearsMemoryPressure = ({ key = "", effect = "", operator, value = "" }: Toleration) =>
  (key === "node.kubernetes.io/memory-pressure" || key === "") &&
  (effect === "NoSchedule" || effect === "") &&
  (operator === "Exists" || value === "");

/** A resource that the node has not enough of, with what its pods have taken. */
export interface Missing {
  readonly resource: string;
  readonly requested: number;
  readonly used: number;
  readonly capacity: number;
}

/** The first of them, as a refusal. */
export function shortage(observed: Observed): Refusal | undefined {
  const [first] = missing(observed);
  if (first === undefined) return undefined;
  const { resource, requested, used, capacity } = first;
  const amounts = `requested: ${requested}, used: ${used}, capacity: ${capacity}`;
  return {
    reason: `OutOf${resource}`,
    message: `Node didn't have enough resource: ${resource}, ${amounts}`,
  };
}

/** All resources that the node has not enough of for a pod. */
export function missing({
  pod,
  node,
  neighbors,
}: Pick<Observed, "pod" | "node" | "neighbors">): readonly Missing[] {
  const { pods, amounts: taken } = takenBy(neighbors);
  const allocatable = node?.status.allocatable ?? {};
  const found: Missing[] = [];
  const podsMax = quantityToNumber(allocatable.pods ?? "110");
  if (pods + 1 > podsMax) {
    found.push({ resource: "pods", requested: 1, used: pods, capacity: podsMax });
  }
  for (const [resource, requested] of requestsOf(pod.spec)) {
    const capacity = amountOf(resource, allocatable[resource] ?? "0");
    const used = taken.get(resource) ?? 0;
    if (requested > 0 && used + requested > capacity) {
      found.push({ resource, requested, used, capacity });
    }
  }
  return found;
}

/** How many of the pods have been taken on, and what they have taken. */
function takenBy(neighbors: Iterable<Pod>) {
  const amounts = new Map<string, number>();
  let pods = 0;
  let last: ReadonlyMap<string, number> | undefined;
  let times = 0;
  const count = () => {
    last?.forEach((amount, resource) => {
      amounts.set(resource, (amounts.get(resource) ?? 0) + amount * times);
    });
  };
  for (const neighbor of neighbors) {
    if (neighbor.status.startTime === undefined) continue;
    pods += 1;
    const wanted = requestsOf(allocatedSpec(neighbor));
    // Many pods are of one template: they are counted first, and added up then.
    if (wanted !== last) {
      count();
      [last, times] = [wanted, 0];
    }
    times += 1;
  }
  count();
  return { pods, amounts };
}

/** CPU in thousandths, all else in whole units. */
export const amountOf = (resource: string, text: string) =>
  resource === "cpu" ? milliValue(text) : quantityToNumber(text);

const requests = new WeakMap<object, ReadonlyMap<string, number>>();

/** What a pod asks of its node; pods of one template share it. */
export function requestsOf(spec: PodSpec): ReadonlyMap<string, number> {
  const key = spec.resources === undefined && spec.overhead === undefined ? spec.containers : spec;
  const known = requests.get(key);
  if (known !== undefined) return known;
  const texts = Object.entries(podRequests(spec));
  const made = new Map(texts.map(([resource, text]) => [resource, amountOf(resource, text)]));
  requests.set(key, made);
  return made;
}
