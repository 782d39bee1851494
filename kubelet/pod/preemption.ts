/**
 * Room for critical pods: where only resources are missing, others go for them.
 * Source: kubelet 1.36, pkg/kubelet/preemption.
 */
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { allocatedSpec } from "../../api/core/pod/resized-spec.ts";
import type { Action } from "../../client/action.ts";
import { recordNote } from "../events.ts";
import { type KubeletOrder, note, type Observed } from "../observed.ts";
import { isCritical } from "../static/mirror.ts";
import { type Missing, missing, requestsOf } from "./missing-resources.ts";
import { type Refusal, refusalByNode } from "./node-refusal.ts";

const message = "Preempted in order to admit critical pod";
const disruption = "Pod was preempted by Kubelet to accommodate a critical pod.";

/** What becomes of others for the sake of a pod. */
export interface Room {
  readonly actions: readonly Action[];
  readonly stops: readonly { readonly pod: Pod; readonly order: KubeletOrder }[];
}

/** A critical pod that has to wait for room; `undefined` for all others. */
export function planRoom(observed: Observed, isGoing: (pod: Pod) => boolean): Room | undefined {
  const { pod, node, nowMs } = observed;
  if (node === undefined) return undefined;
  if (pod.status.startTime !== undefined || !isCritical(pod) || hasEnded(pod)) return undefined;
  if (pod.metadata.deletionTimestamp !== undefined) return undefined;
  if (missing(observed).length === 0 || refusalByNode(observed) !== undefined) return undefined;
  const staying = [...observed.neighbors].filter((each) => !isGoing(each));
  const lacking = missing({ pod, node, neighbors: staying });
  const victims = podsToPreempt(pod, staying, amountsOf(lacking));
  if (victims === undefined) return undefined;
  return {
    actions: victims.map((each) => recordNote(each, note.warning("Preempting", message))),
    stops: victims.map((each) => {
      const graceMs = each.spec.terminationGracePeriodSeconds * 1000;
      const eviction = { reason: "Preempting", message, disruption };
      return { pod: each, order: { atMs: nowMs, graceMs, eviction } };
    }),
  };
}

/** Why a critical pod is refused: room would have been made for it, if there were enough to go. */
export function unmadeRoom(observed: Observed): Refusal | undefined {
  const { pod, neighbors } = observed;
  const lacking = missing(observed);
  if (lacking.length === 0) return undefined;
  const may = [...neighbors].filter((each) => mayPreempt(pod, each));
  const amounts = [...left(amountsOf(lacking), may)].map(
    ([resource, amount]) => `(res: ${resource}, q: ${amount}), `,
  );
  const why = `no set of running pods found to reclaim resources: [${amounts.join("")}]`;
  const failed = "Unexpected error while attempting to recover from admission failure";
  const message = `${failed}: preemption: error finding a set of pods to preempt: ${why}`;
  return { reason: "UnexpectedAdmissionError", message };
}

/** So much is missing, by the resource. */
type Amounts = ReadonlyMap<string, number>;

const amountsOf = (lacking: readonly Missing[]): Amounts =>
  new Map(lacking.map((each) => [each.resource, each.requested + each.used - each.capacity]));

/**
 * As few as possible, those of the lowest quality of service first; `undefined` where all that may
 * go are not enough.
 */
export function podsToPreempt(
  preemptor: Pod,
  pods: readonly Pod[],
  amounts: Amounts,
): readonly Pod[] | undefined {
  const may = pods.filter((each) => mayPreempt(preemptor, each));
  if (left(amounts, may).size > 0) return undefined;
  const ofClass = (wanted: string) =>
    may.filter(({ status }) => (status.qosClass ?? "BestEffort") === wanted);
  const bestEffort = ofClass("BestEffort");
  const burstable = ofClass("Burstable");
  const dear = nearest(ofClass("Guaranteed"), left(amounts, [...bestEffort, ...burstable]));
  const middling = nearest(burstable, left(amounts, [...bestEffort, ...dear]));
  const cheap = nearest(bestEffort, left(amounts, [...middling, ...dear]));
  return [...cheap, ...middling, ...dear];
}

function mayPreempt(preemptor: Pod, pod: Pod): boolean {
  if (isCritical(preemptor) && !isCritical(pod)) return true;
  return (preemptor.spec.priority ?? 0) > (pod.spec.priority ?? 0);
}

/** Takes one after another, each time the one that comes nearest to what is still missing. */
function nearest(pods: readonly Pod[], amounts: Amounts): readonly Pod[] {
  const chosen: Pod[] = [];
  let rest = pods;
  for (let open = amounts; open.size > 0; open = left(open, chosen.slice(-1))) {
    const still = open;
    const [best] = [...rest].sort(
      (one, other) => distance(one, still) - distance(other, still) || bySize(one, other),
    );
    if (best === undefined) break;
    chosen.push(best);
    rest = rest.filter((each) => each !== best);
  }
  return chosen;
}

/** How much of what is missing a pod would leave open, each resource in parts of itself. */
function distance(pod: Pod, amounts: Amounts): number {
  let sum = 0;
  for (const [resource, amount] of amounts) {
    const open = Math.max(amount - requestOf(pod, resource), 0);
    const share = open / amount;
    sum += share * share;
  }
  return sum;
}

function bySize(one: Pod, other: Pod): number {
  const difference = (resource: string) => requestOf(one, resource) - requestOf(other, resource);
  const name = ({ metadata }: Pod) => `${metadata.namespace}/${metadata.name}`;
  return difference("memory") || difference("cpu") || (name(one) < name(other) ? -1 : 1);
}

/** What is still missing once these pods are gone. */
function left(amounts: Amounts, pods: readonly Pod[]): Amounts {
  const open = [...amounts].map(([resource, amount]): [string, number] => [
    resource,
    pods.reduce((sum, pod) => sum - requestOf(pod, resource), amount),
  ]);
  return new Map(open.filter(([, amount]) => amount > 0));
}

const requestOf = (pod: Pod, resource: string): number =>
  resource === "pods" ? 1 : (requestsOf(allocatedSpec(pod)).get(resource) ?? 0);
