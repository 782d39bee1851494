/** What a node has not enough of for a pod. Source: kubelet 1.36, pkg/kubelet/lifecycle. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { allocatedSpec } from "../../api/core/pod/resized-spec.ts";
import { podRequests } from "../../api/core/quota/pod-usage.ts";
import { milliValue, quantityToNumber } from "../../api/quantity.ts";
import { mayBeOfClass } from "../../api/resource/extended-resources.ts";
import type { Observed } from "../observed.ts";
import type { PodSpec } from "../types.ts";
import type { Refusal } from "./node-refusal.ts";

/** A resource that the node has not enough of, with what its pods have taken. */
export interface Missing {
  readonly resource: string;
  readonly requested: number;
  readonly used: number;
  readonly capacity: number;
}

/** The first of them, as a refusal. */
export function shortage(observed: Asked): Refusal | undefined {
  const [first] = missing(observed);
  if (first === undefined) return undefined;
  const { resource, requested, used, capacity } = first;
  const amounts = `requested: ${requested}, used: ${used}, capacity: ${capacity}`;
  return {
    reason: `OutOf${resource}`,
    message: `Node didn't have enough resource: ${resource}, ${amounts}`,
  };
}

interface Asked extends Pick<Observed, "pod" | "node" | "neighbors"> {
  /** The neighbors that have all that they ask for now, though it is not written yet. */
  readonly granted?: ReadonlySet<Pod>;
}

/** All resources that the node has not enough of for a pod. */
export function missing({ pod, node, neighbors, granted }: Asked): readonly Missing[] {
  const { pods, amounts: taken } = takenBy(neighbors, granted);
  const allocatable = node?.status.allocatable ?? {};
  const found: Missing[] = [];
  const podsMax = quantityToNumber(allocatable.pods ?? "110");
  if (pods + 1 > podsMax) {
    found.push({ resource: "pods", requested: 1, used: pods, capacity: podsMax });
  }
  for (const [resource, requested] of requestsOf(pod.spec)) {
    // Devices that the node does not know of at all may be the cluster's.
    if (allocatable[resource] === undefined && mayBeOfClass(resource)) continue;
    const capacity = amountOf(resource, allocatable[resource] ?? "0");
    const used = taken.get(resource) ?? 0;
    if (requested > 0 && used + requested > capacity) {
      found.push({ resource, requested, used, capacity });
    }
  }
  return found;
}

/** How many of the pods have been taken on, and what they have taken. */
function takenBy(neighbors: Iterable<Pod>, granted: Asked["granted"]) {
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
    const isGranted = granted?.has(neighbor) === true;
    const wanted = requestsOf(isGranted ? neighbor.spec : allocatedSpec(neighbor));
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

const firstNames = ["ephemeral-storage", "memory", "cpu"];

/** CPU, memory and ephemeral storage first. */
function byName([left]: readonly [string, string], [right]: readonly [string, string]): number {
  const place = firstNames.indexOf(right) - firstNames.indexOf(left);
  return place === 0 ? (left < right ? -1 : 1) : place;
}

/** What a pod asks of its node, in the order in which it is looked at; one template shares it. */
export function requestsOf(spec: PodSpec): ReadonlyMap<string, number> {
  const key = spec.resources === undefined && spec.overhead === undefined ? spec.containers : spec;
  const known = requests.get(key);
  if (known !== undefined) return known;
  const texts = Object.entries(podRequests(spec));
  texts.sort(byName);
  const made = new Map(texts.map(([resource, text]) => [resource, amountOf(resource, text)]));
  requests.set(key, made);
  return made;
}
