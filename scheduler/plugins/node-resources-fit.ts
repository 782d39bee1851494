import * as z from "zod";
import type { Rejection } from "../framework.ts";
import type { ResourceColumn } from "../node-info.ts";
import { configurable, resourceWeights } from "../plugin-args.ts";
import { type PodRequests, podRequests } from "../pod-requests.ts";
import { cpuAndMemory, resourceShares } from "../resource-shares.ts";
import type { Snapshot } from "../snapshot.ts";

const name = "NodeResourcesFit";
const scoringStrategy = z.strictObject({
  type: z.enum(["LeastAllocated", "MostAllocated"]),
  resources: resourceWeights.default(cpuAndMemory),
});
const args = z.strictObject({
  scoringStrategy: scoringStrategy.default({ type: "LeastAllocated", resources: cpuAndMemory }),
});

/** Keeps pods off nodes that lack what they request; scores by how full a node would become. */
export const nodeResourcesFit = configurable(name, args, ({ scoringStrategy: strategy }) => ({
  name,
  sign: (pod) => podRequests(pod).text,
  preFilter(pod, snapshot) {
    const needs = needsOf(podRequests(pod), snapshot);
    return {
      filter(slot) {
        for (const { column, amount } of needs) {
          if (amount > room(column, slot)) return shortage(needs, slot);
        }
        return undefined;
      },
    };
  },
  preScore(pod, snapshot) {
    const shares = resourceShares(podRequests(pod), snapshot, strategy.resources);
    const most = strategy.type === "MostAllocated";
    return {
      score(slot) {
        let sum = 0;
        let weights = 0;
        for (const { weight, nonZeroAmount, column } of shares) {
          const capacity = column.allocatable[slot] ?? 0;
          if (capacity === 0) continue;
          const requested = (column.nonZeroRequested[slot] ?? 0) + nonZeroAmount;
          const used = Math.min(requested, capacity);
          sum += Math.floor(((most ? used : capacity - used) * 100) / capacity) * weight;
          weights += weight;
        }
        return weights === 0 ? 0 : Math.floor(sum / weights);
      },
    };
  },
  requeueOn: ["AssignedPodDelete", "AssignedPodUpdate", "NodeAdd", "NodeUpdateAllocatable"],
}));

interface Need {
  readonly reason: string;
  readonly amount: number;
  readonly column: ResourceColumn | undefined;
}

function needsOf({ amounts }: PodRequests, snapshot: Snapshot): readonly Need[] {
  return [
    { reason: "Too many pods", amount: 1, column: snapshot.pods },
    ...amounts
      .filter(({ amount }) => amount > 0)
      .map((request) => ({
        reason: `Insufficient ${request.name}`,
        amount: request.amount,
        column: snapshot.column(request.name),
      })),
  ];
}

const room = (column: ResourceColumn | undefined, slot: number) =>
  column === undefined ? 0 : (column.allocatable[slot] ?? 0) - (column.requested[slot] ?? 0);

/** Everything that the node lacks. A request beyond the whole node cannot be helped. */
function shortage(needs: readonly Need[], slot: number): Rejection {
  const lacking = needs.filter(({ column, amount }) => amount > room(column, slot));
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
