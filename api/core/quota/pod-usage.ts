/** What pods count for. Source: pkg/quota/v1/evaluator/core/pods.go 1.36. */

import { canonicalQuantity } from "../../quantity.ts";
import { parseTime } from "../../runtime.ts";
import type { Container } from "../pod/container.ts";
import { hasEnded } from "../pod/has-ended.ts";
import type { Pod } from "../pod/pod.ts";
import {
  aggregateContainers,
  hasPodLevelResources,
  isPodLevelResource,
} from "../pod/pod-resources.ts";
import { chargedSpec } from "../pod/resized-spec.ts";
import type { PodSpec } from "../pod/spec.ts";
import { type Amounts, sum } from "./amounts.ts";
import { podCompute } from "./resource-names.ts";

/** Of the resources of a quota, those that pods count for. */
export const isPodResource = (name: string): boolean =>
  name === "pods" ||
  name === "count/pods" ||
  podCompute.has(name) ||
  isPaged(name) ||
  isExtended(name);

const isPaged = (name: string) => /^(requests\.)?hugepages-/.test(name);

/** Devices are counted by what is requested of them, for more is never given. */
const isExtended = (name: string) => name.startsWith("requests.") && isForeign(name);

const isForeign = (name: string) => name.includes("/") && !name.includes("kubernetes.io/");

/** A pod that has ended, or should have, counts as an object only. */
export function podUsage(pod: Pod, nowMs: number): Amounts {
  return isCharged(pod, nowMs) ? chargedUsage(chargedSpec(pod)) : { "count/pods": "1" };
}

/** A pod whose node was lost counts only for the time that it was given to end, twice. */
function isCharged(pod: Pod, nowMs: number): boolean {
  if (hasEnded(pod)) return false;
  const { deletionTimestamp, deletionGracePeriodSeconds } = pod.metadata;
  const deletedMs = parseTime(deletionTimestamp);
  if (deletedMs === undefined || deletionGracePeriodSeconds === undefined) return true;
  return nowMs <= deletedMs + deletionGracePeriodSeconds * 1000;
}

/** Pods of one template share their spec, and so what they count for. */
const charged = new WeakMap<PodSpec["containers"], { spec: PodSpec; usage: Amounts }>();

function chargedUsage(spec: PodSpec): Amounts {
  const known = charged.get(spec.containers);
  // Binding makes another spec, of the same parts.
  const isKnown =
    known !== undefined &&
    known.spec.initContainers === spec.initContainers &&
    known.spec.resources === spec.resources &&
    known.spec.overhead === spec.overhead;
  if (isKnown) return known.usage;
  const usage = {
    "count/pods": "1",
    pods: "1",
    ...computeUsage(wholePod(spec, "requests"), wholePod(spec, "limits")),
  };
  charged.set(spec.containers, { spec, usage });
  return usage;
}

/** What a pod asks of its node: as a whole, or by its containers, and what it costs itself. */
export const podRequests = (spec: PodSpec): Amounts => wholePod(spec, "requests");

/** What the pod asks for altogether: as a whole, or by its containers, and what it costs itself. */
function wholePod(spec: PodSpec, kind: "requests" | "limits"): Amounts {
  const all: Record<string, string> = { ...aggregateContainers(spec, kind) };
  for (const [name, amount] of Object.entries(spec.resources?.[kind] ?? {})) {
    if (isPodLevelResource(name)) all[name] = amount;
  }
  const overhead = Object.entries(spec.overhead ?? {});
  // Where nothing is limited, neither is the overhead.
  const counted = kind === "requests" ? overhead : overhead.filter(([name]) => name in all);
  return sum(all, Object.fromEntries(counted));
}

function computeUsage(requests: Amounts, limits: Amounts): Amounts {
  const usage: Record<string, string> = {};
  for (const [name, amount] of Object.entries(requests)) {
    const quantity = canonicalQuantity(amount);
    if (podCompute.has(name) || isPaged(name)) usage[name] = quantity;
    if (podCompute.has(name) || isPaged(name) || isForeign(name)) {
      usage[`requests.${name}`] = quantity;
    }
  }
  for (const [name, amount] of Object.entries(limits)) {
    if (podCompute.has(name)) usage[`limits.${name}`] = canonicalQuantity(amount);
  }
  return usage;
}

/** What containers have to ask for where a quota limits it. Others need not. */
const demanded = new Set([
  "cpu",
  "memory",
  ...["requests", "limits"].flatMap((kind) => [`${kind}.cpu`, `${kind}.memory`]),
]);

/** `must specify limits.cpu for: app,init`, or nothing where all is said that is needed. */
export function missingAmounts({ spec }: Pod, limited: readonly string[]): string | undefined {
  if (spec.resources !== undefined && hasPodLevelResources(spec.resources)) return undefined;
  const containers = [...spec.containers, ...(spec.initContainers ?? [])];
  const missing = limited
    .filter((name) => demanded.has(name))
    .sort()
    .flatMap((name) => {
      const without = containers.filter((container) => !saysAmount(container, name));
      const names = [...new Set(without.map((container) => container.name))].sort();
      return names.length === 0 ? [] : [`${name} for: ${names.join(",")}`];
    });
  return missing.length === 0 ? undefined : `must specify ${missing.join("; ")}`;
}

function saysAmount({ resources }: Container, name: string): boolean {
  const usage = computeUsage(resources.requests ?? {}, resources.limits ?? {});
  return usage[name] !== undefined;
}
