import * as z from "zod";
import { type FieldError, invalid } from "../../api/field-error.ts";
import { qualifiedNameProblems } from "../../api/validation/names.ts";
import { classesAskedOf } from "../devices/extended-claim.ts";
import type { ClusterEvent, Plugin, Pod, Rejection, Remedy } from "../framework/framework.ts";
import { configurable } from "../framework/plugin-args.ts";
import { asksForLess } from "../queue/target-pod-changes.ts";
import {
  amountOf,
  amountText,
  isExtendedResource,
  type PodRequests,
  podRequests,
} from "../resources/pod-requests.ts";
import { cpuAndMemory, resourceShares } from "../resources/resource-shares.ts";
import {
  type ScoringStrategy,
  scoreBy,
  scoringStrategy,
  validateStrategy,
} from "../resources/scoring-strategy.ts";
import type { ResourceColumn } from "../snapshot/node-info.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

const name = "NodeResourcesFit";
const leastAllocated: ScoringStrategy = { type: "LeastAllocated", resources: cpuAndMemory };
const names = z.array(z.string()).readonly().default([]);
const args = z.strictObject({
  ignoredResources: names,
  ignoredResourceGroups: names,
  scoringStrategy: scoringStrategy.default(leastAllocated),
});
type Args = z.output<typeof args>;

/** Keeps pods off nodes that lack what they request; scores by how full a node would become. */
export const nodeResourcesFit = configurable(name, args, create, (given) => [
  ...given.ignoredResources.flatMap((each, index) =>
    validateName(each, `ignoredResources[${index}]`),
  ),
  ...given.ignoredResourceGroups.flatMap((each, index) => {
    const path = `ignoredResourceGroups[${index}]`;
    const why = "resource group name can't contain '/'";
    return [...(each.includes("/") ? [invalid(path, each, why)] : []), ...validateName(each, path)];
  }),
  ...validateStrategy(given.scoringStrategy, "scoringStrategy"),
]);

const validateName = (given: string, path: string): readonly FieldError[] =>
  qualifiedNameProblems(given).map((problem) => invalid(path, given, problem));

function create(settings: Args): Plugin {
  return {
    name,
    sign: (pod, { devices }) =>
      [podRequests(pod).text, ...classesAskedOf(pod, devices).keys()].join(),
    preFilter(pod, snapshot) {
      const needs = needsOf(podRequests(pod), snapshot, settings);
      return {
        filter(slot) {
          for (const need of needs) if (isLacking(need, slot)) return shortage(needs, slot);
          return undefined;
        },
        remedies: (slot) => remediesOf(needs, slot),
      };
    },
    preScore(pod, snapshot) {
      const { scoringStrategy: strategy } = settings;
      const shares = resourceShares(podRequests(pod), snapshot, strategy.resources);
      return { score: scoreBy(strategy, shares) };
    },
    requeueOn: [
      "AssignedPodDelete",
      "AssignedPodUpdate",
      "DeviceClassChange",
      "NodeAdd",
      "NodeUpdateAllocatable",
      "TargetPodUpdateScaleDown",
    ],
    queueingHint: mayFit,
  };
}

/** Whether there is more room for what the pod asks for. Source: fit.go 1.36. */
function mayFit(pod: Pod, event: ClusterEvent, snapshot: Snapshot): boolean {
  const { pod: other, previousPod, previousNode, slot } = event;
  const asked = podRequests(pod).amounts.filter(({ amount }) => amount > 0);
  const resources = new Set(asked.map((each) => each.name));
  if (event.name === "DeviceClassChange") {
    return classesAskedOf(pod, snapshot.devices).size > 0;
  }
  if (event.name === "AssignedPodUpdate" && other !== undefined && previousPod !== undefined) {
    return asksForLess(previousPod, other, resources);
  }
  if (previousNode === undefined || slot < 0) return true;
  const { allocatable: before = {} } = previousNode.status;
  const { allocatable: now = {} } = snapshot.info(slot).node?.status ?? {};
  return ["pods", ...resources].some(
    (resource) =>
      amountOf(resource, now[resource] ?? "0") > amountOf(resource, before[resource] ?? "0"),
  );
}

interface Need {
  readonly reason: string;
  readonly resource: string;
  readonly amount: number;
  readonly column: ResourceColumn | undefined;
  /** There are devices that stand for the resource, on nodes that have none of it themselves. */
  readonly isOfClass: boolean;
}

function needsOf(
  { amounts }: PodRequests,
  snapshot: Snapshot,
  { ignoredResources, ignoredResourceGroups }: Args,
): readonly Need[] {
  const [resources, groups] = [new Set(ignoredResources), new Set(ignoredResourceGroups)];
  const isIgnored = (resource: string) =>
    isExtendedResource(resource) &&
    (resources.has(resource) || groups.has(resource.slice(0, resource.indexOf("/"))));
  return [
    {
      reason: "Too many pods",
      resource: "pods",
      amount: 1,
      column: snapshot.pods,
      isOfClass: false,
    },
    ...amounts
      .filter((request) => request.amount > 0 && !isIgnored(request.name))
      .map((request) => ({
        reason: `Insufficient ${request.name}`,
        resource: request.name,
        amount: request.amount,
        column: snapshot.column(request.name),
        isOfClass: snapshot.devices.extendedClasses.has(request.name),
      })),
  ];
}

const room = (column: ResourceColumn | undefined, slot: number) =>
  column === undefined ? 0 : (column.allocatable[slot] ?? 0) - (column.requested[slot] ?? 0);

/** Devices that stand for a resource are DynamicResources' to find. Source: fitsRequest 1.36. */
const isLacking = ({ column, amount, isOfClass }: Need, slot: number) =>
  amount > room(column, slot) && !(isOfClass && (column?.allocatable[slot] ?? 0) === 0);

/** Everything that the node lacks. A request beyond the whole node cannot be helped. */
function shortage(needs: readonly Need[], slot: number): Rejection {
  const lacking = needs.filter((need) => isLacking(need, slot));
  const beyond = lacking.some(
    ({ column, amount }) =>
      column !== needs[0]?.column && amount > (column?.allocatable[slot] ?? 0),
  );
  return intern(
    lacking.map(({ reason }) => reason),
    beyond,
  );
}

/** One object per set of reasons; there are few, as they come of the resources that pods name. */
const rejections = new Map<string, Rejection>();
const rejectionsMax = 1000;

function intern(reasons: readonly string[], unresolvable: boolean): Rejection {
  const key = `${unresolvable}/${reasons.join()}`;
  const known = rejections.get(key);
  if (known !== undefined) return known;
  const made: Rejection = { plugin: name, reasons, unresolvable };
  if (rejections.size >= rejectionsMax) rejections.clear();
  rejections.set(key, made);
  return made;
}

/** How much less of each resource would do. A pod that asks for nothing of it always passes. */
function remediesOf(needs: readonly Need[], slot: number): readonly Remedy[] {
  return needs
    .filter((need) => isLacking(need, slot))
    .map(({ resource, amount, column }) => {
      const missing = amount - room(column, slot);
      if (resource === "pods") {
        const change =
          missing === 1 ? "1 pod fewer on the node" : `${missing} pods fewer on the node`;
        return { change, amount: { of: "pods", value: missing } };
      }
      const value = Math.min(missing, amount);
      return {
        change: `-${amountText(resource, value)} ${resource}`,
        amount: { of: resource, value },
      };
    });
}
