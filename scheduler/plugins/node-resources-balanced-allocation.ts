import * as z from "zod";
import { duplicate, type FieldError, invalid } from "../../api/field-error.ts";
import { type Plugin, scoreMax } from "../framework/framework.ts";
import { configurable, resourceWeights } from "../framework/plugin-args.ts";
import { podRequests } from "../resources/pod-requests.ts";
import { cpuAndMemory, type ResourceShare, resourceShares } from "../resources/resource-shares.ts";

const name = "NodeResourcesBalancedAllocation";
const args = z.strictObject({
  resources: resourceWeights
    .default(cpuAndMemory)
    .transform((given) => (given.length === 0 ? cpuAndMemory : given)),
});
type Args = z.output<typeof args>;

/** Prefers nodes whose resources come to be used in more alike shares by the pod. */
export const nodeResourcesBalancedAllocation = configurable(name, args, create, validate);

function create({ resources }: Args): Plugin {
  return {
    name,
    sign: (pod) => podRequests(pod).text,
    preScore(pod, snapshot) {
      const shares = resourceShares(podRequests(pod), snapshot, resources);
      // A pod that requests nothing would be drawn to the same node again and again.
      if (shares.every(({ amount }) => amount === 0)) return undefined;
      return { score: (slot) => scoreOf(shares, slot) };
    },
    requeueOn: [],
  };
}

/** Each resource once, and all alike. Source: kube-scheduler apis/config/validation 1.36. */
function validate({ resources }: Args): readonly FieldError[] {
  return resources.flatMap(({ name: resource, weight }, index) => {
    const path = `resources[${index}]`;
    const isKnown = resources.findIndex((each) => each.name === resource) < index;
    return [
      ...(isKnown ? [duplicate(`${path}.name`, resource)] : []),
      ...(weight === 1 ? [] : [invalid(`${path}.weight`, weight, "must be 1")]),
    ];
  });
}

/**
 * 75 where the pod leaves the balance as it is, up to 100 where it evens out what was as uneven as
 * can be, down to 50 for the reverse. The balance before and after are whole numbers, as is half of
 * their difference. Source: balancedResourceScorer 1.36, of kubernetes/kubernetes#135573.
 */
function scoreOf(shares: readonly ResourceShare[], slot: number): number {
  const before = balanceOf(fractions(shares, slot, "without"));
  const after = balanceOf(fractions(shares, slot, "with"));
  return half + Math.trunc((half + after - before) / 2);
}
const half = scoreMax / 2;

/** From 50, as uneven as can be, to 100. */
const balanceOf = (given: readonly number[]): number =>
  Math.trunc((1 - deviation(given)) * scoreMax);

/** How much of each resource is used, with the pod or without it. */
function fractions(
  shares: readonly ResourceShare[],
  slot: number,
  pod: "with" | "without",
): readonly number[] {
  const found: number[] = [];
  for (const { amount, column } of shares) {
    const capacity = column.allocatable[slot] ?? 0;
    if (capacity === 0) continue;
    const used = (column.requested[slot] ?? 0) + (pod === "with" ? amount : 0);
    found.push(Math.min(1, used / capacity));
  }
  return found;
}

/** The standard deviation of the fractions. */
function deviation(given: readonly number[]): number {
  const [first = 0, second = 0] = given;
  if (given.length < 2) return 0;
  if (given.length === 2) return Math.abs((first - second) / 2);
  const mean = given.reduce((sum, fraction) => sum + fraction, 0) / given.length;
  const squares = given.reduce((sum, fraction) => sum + square(fraction - mean), 0);
  return Math.sqrt(squares / given.length);
}

const square = (value: number) => value * value;
