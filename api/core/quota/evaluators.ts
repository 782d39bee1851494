/**
 * How each kind counts for a quota. Kinds without rules of their own count as objects, so that a
 * new kind is counted without a line here. Source: pkg/quota/v1/evaluator 1.36.
 */

import type { KubeObject, ResourceDefinition } from "../../resource.ts";
import { qualifiedResource } from "../../status.ts";
import { hasEnded } from "../pod/has-ended.ts";
import type { Pod } from "../pod/pod.ts";
import type { Service } from "../service/service.ts";
import type { Amounts } from "./amounts.ts";
import {
  attributesClasses,
  type Claim,
  claimMatches,
  claimUsage,
  isClaimResource,
} from "./claim-usage.ts";
import { type DeviceClaim, deviceUsage, isDeviceResource } from "./device-usage.ts";
import { isPodResource, missingAmounts, podUsage } from "./pod-usage.ts";
import type { ResourceQuota, ScopedResourceSelectorRequirement } from "./resource-quota.ts";
import { isTerminating, podMatches, requirementsOf } from "./scopes.ts";
import { countedType, isServiceResource, serviceUsage } from "./service-usage.ts";

/** How the objects of one kind count. */
export interface Evaluator<T extends KubeObject = KubeObject> {
  /** Whether the resource of a quota is counted in these objects. */
  counts(resource: string): boolean;
  usage(object: T, nowMs: number): Amounts;
  matches(object: T, requirement: ScopedResourceSelectorRequirement): boolean;
  /** Whether an update may count for another amount, and so is looked at. */
  charges(next: T, stored: T, subresource: string | undefined): boolean;
  /** Whether a change may have set something free; the time is left out of account. */
  frees(next: T, stored: T): boolean;
  /** What an object lacks that has to say how much it takes of these resources. */
  missing?(object: T, limited: readonly string[]): string | undefined;
}

const never = () => false;

const pods: Evaluator<Pod> = {
  counts: isPodResource,
  usage: podUsage,
  matches: podMatches,
  charges: (next, stored, subresource) =>
    subresource === "resize" ||
    (subresource === undefined && isTerminating(next) !== isTerminating(stored)),
  frees: (next, stored) =>
    (!hasEnded(stored) && hasEnded(next)) ||
    isTerminating(next) !== isTerminating(stored) ||
    (mayBeSmaller(next, stored) && !sameAmounts(podUsage(next, 0), podUsage(stored, 0))),
  missing: missingAmounts,
};

/** A pod is resized in its spec, and holds what it did until its kubelet tells otherwise. */
const mayBeSmaller = (next: Pod, stored: Pod): boolean =>
  next.spec.containers !== stored.spec.containers ||
  ((next.metadata.generation ?? 1) > 1 && next.status !== stored.status);

const services: Evaluator<Service> = {
  counts: isServiceResource,
  usage: serviceUsage,
  matches: never,
  charges: (_, __, subresource) => subresource === undefined,
  // One that only loses ports waits for the count of everything.
  frees: (next, stored) => countedType(next) !== countedType(stored),
};

const claims: Evaluator<Claim> = {
  counts: isClaimResource,
  usage: claimUsage,
  matches: claimMatches,
  // A claim comes into a scope by its status too.
  charges: (_, __, subresource) => subresource === undefined || subresource === "status",
  frees: (next, stored) =>
    !sameAmounts(claimUsage(next), claimUsage(stored)) ||
    attributesClasses(next).join() !== attributesClasses(stored).join(),
};

const deviceClaims: Evaluator<DeviceClaim> = {
  counts: isDeviceResource,
  usage: deviceUsage,
  matches: never,
  charges: never,
  frees: never,
};

/** Kinds whose count has a short name too. */
const shortCounts = new Set(["configmaps", "resourcequotas", "replicationcontrollers", "secrets"]);

function objectCount(name: string): Evaluator {
  const names = [`count/${name}`, ...(shortCounts.has(name) ? [name] : [])];
  const usage = Object.fromEntries(names.map((each) => [each, "1"]));
  return {
    counts: (resource) => names.includes(resource),
    usage: () => usage,
    matches: never,
    charges: never,
    frees: never,
  };
}

const special: ReadonlyMap<string, Evaluator> = new Map([
  ["pods", untyped(pods)],
  ["services", untyped(services)],
  ["persistentvolumeclaims", untyped(claims)],
  ["resourceclaims.resource.k8s.io", untyped(deviceClaims)],
]);

function untyped<T extends KubeObject>(evaluator: Evaluator<T>): Evaluator {
  // An evaluator is only given objects of its own kind.
  return evaluator as unknown as Evaluator;
}

/** What no quota has ever counted. */
const uncounted = new Set(["events", "events.events.k8s.io"]);

const made = new Map<string, Evaluator>();

/** How a kind counts; `undefined` for kinds that no quota limits. */
export function evaluatorOf(definition: ResourceDefinition): Evaluator | undefined {
  const name = qualifiedResource(definition);
  if (!definition.namespaced || uncounted.has(name)) return undefined;
  const known = special.get(name) ?? made.get(name);
  if (known !== undefined) return known;
  const evaluator = objectCount(name);
  made.set(name, evaluator);
  return evaluator;
}

/** Whether the quota counts this object at all. */
export const isCounted = (evaluator: Evaluator, quota: ResourceQuota, object: KubeObject) =>
  requirementsOf(quota).every((requirement) => evaluator.matches(object, requirement));

const sameAmounts = (left: Amounts, right: Amounts) =>
  left === right || JSON.stringify(left) === JSON.stringify(right);
