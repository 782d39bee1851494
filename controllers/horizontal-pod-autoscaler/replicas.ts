/**
 * How many pods a metric asks for. Amounts are in thousandths.
 * Source: pkg/controller/podautoscaler replica_calculator.go 1.36.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { isPodReady } from "../pod-state.ts";
import { type Amounts, groupPods } from "./group-pods.ts";
import { Unmeasurable } from "./unmeasurable.ts";

/** How far the ratio of a metric to its target may be off, below and above 1. */
export interface Tolerances {
  readonly scaleDown: number;
  readonly scaleUp: number;
}

/** The pods that are scaled, and how many of them are wanted now. */
export interface Scaled {
  readonly pods: readonly Pod[];
  readonly specReplicas: number;
  readonly statusReplicas: number;
  readonly tolerances: Tolerances;
  readonly nowMs: number;
}

/** What the amounts of pods come to. */
export interface Usage {
  /** As a multiple of the target. */
  readonly ratio: number;
  /** Of a pod, in the mean. */
  readonly average: number;
  /** Share of the requests, in percent. */
  readonly utilization?: number;
}

/** How amounts of pods are weighed. */
export interface Scales {
  usage(amounts: ReadonlyMap<string, number>): Usage;
  /** What a pod counts for that was not measured, where fewer pods are asked for. */
  missing(pod: string): number;
}

export interface Proposal<T> {
  readonly replicas: number;
  readonly seen: T;
}

const replicasMax = 2 ** 31 - 1;
const noPods = "no pods returned by selector while calculating replica count";
const noMetrics = "did not receive metrics for targeted pods (pods might be unready)";

/** By what was measured of each pod; `scales` are made once it is known that there is anything. */
export function byPods(
  scaled: Scaled,
  { amounts, resource }: { readonly amounts: Amounts; readonly resource: string },
  scales: () => Scales,
): Proposal<Usage> {
  const { pods, specReplicas, tolerances, nowMs } = scaled;
  if (pods.length === 0) throw new Unmeasurable(noPods);
  const groups = groupPods(pods, { amounts, resource, nowMs });
  const counted = new Map<string, number>();
  for (const [name, { milli }] of amounts) {
    if (!groups.ignored.has(name) && !groups.unready.has(name)) counted.set(name, milli);
  }
  if (counted.size === 0) throw new Unmeasurable(noMetrics);
  const { usage, missing } = scales();
  const seen = usage(counted);
  const stay = { replicas: specReplicas, seen };
  const startsMore = groups.unready.size > 0 && seen.ratio > 1;
  if (!startsMore && groups.missing.size === 0) {
    if (isWithin(seen.ratio, tolerances)) return stay;
    return { replicas: roundedUp(seen.ratio * groups.readyCount), seen };
  }
  // What is not known is taken to be such that less has to be done.
  for (const name of groups.missing) {
    if (seen.ratio < 1) counted.set(name, missing(name));
    else if (seen.ratio > 1) counted.set(name, 0);
  }
  if (startsMore) for (const name of groups.unready) counted.set(name, 0);
  const { ratio } = usage(counted);
  if (isWithin(ratio, tolerances) || turns(seen.ratio, ratio)) return stay;
  const replicas = roundedUp(ratio * counted.size);
  const goesBack = ratio < 1 ? replicas > specReplicas : ratio > 1 && replicas < specReplicas;
  return goesBack ? stay : { replicas, seen };
}

/** By one amount for all pods, which is to be `target`. */
export function byTotal(scaled: Scaled, amount: number, target: number): Proposal<number> {
  const { pods, specReplicas, tolerances } = scaled;
  const ratio = amount / target;
  if (specReplicas === 0) return { replicas: roundedUp(ratio), seen: amount };
  if (isWithin(ratio, tolerances)) return { replicas: specReplicas, seen: amount };
  if (pods.length === 0) {
    throw new Unmeasurable(`unable to calculate ready pods: ${noPods}`);
  }
  const ready = pods.filter((pod) => pod.status.phase === "Running" && isPodReady(pod)).length;
  return { replicas: roundedUp(ratio * ready), seen: amount };
}

/** By one amount for all pods, of which each is to have `target`. */
export function byShare(scaled: Scaled, amount: number, target: number): Proposal<number> {
  const { statusReplicas, tolerances } = scaled;
  const ratio = amount / (target * statusReplicas);
  const replicas = isWithin(ratio, tolerances) ? statusReplicas : roundedUp(amount / target);
  return { replicas, seen: Math.ceil(amount / Math.max(1, statusReplicas)) };
}

/** Amounts as they are, of which the mean is to be `target`. */
export function plainScales(target: number): Scales {
  return {
    usage(amounts) {
      const average = Math.trunc(total(amounts) / amounts.size);
      return { ratio: average / target, average };
    },
    missing: () => target,
  };
}

/** Amounts as shares of what pods request, which are to be `target` percent. */
export function utilizationScales(requests: ReadonlyMap<string, number>, target: number): Scales {
  return {
    usage(amounts) {
      const known = new Map([...amounts].filter(([name]) => requests.has(name)));
      const used = total(known);
      let requested = 0;
      for (const name of known.keys()) requested += requests.get(name) ?? 0;
      if (requested === 0) throw new Unmeasurable("no metrics returned matched known pods");
      const utilization = Math.trunc((used * 100) / requested);
      const average = Math.trunc(used / known.size);
      return { ratio: utilization / target, average, utilization };
    },
    missing: (pod) => Math.trunc(((requests.get(pod) ?? 0) * Math.max(100, target)) / 100),
  };
}

function isWithin(ratio: number, { scaleDown, scaleUp }: Tolerances): boolean {
  return 1 - scaleDown <= ratio && ratio <= 1 + scaleUp;
}

const turns = (first: number, second: number) =>
  (first < 1 && second > 1) || (first > 1 && second < 1);

const roundedUp = (replicas: number) => Math.min(replicasMax, Math.ceil(replicas));

const total = (amounts: ReadonlyMap<string, number>) =>
  [...amounts.values()].reduce((sum, each) => sum + each, 0);
