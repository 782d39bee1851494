import type { ResourceColumn } from "../snapshot/node-info.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import type { PodRequests } from "./pod-requests.ts";

/** How a resource counts in a score. */
export interface ResourceWeight {
  readonly name: string;
  readonly weight: number;
}

/** What counts where no arguments say otherwise. */
export const cpuAndMemory: readonly ResourceWeight[] = [
  { name: "cpu", weight: 1 },
  { name: "memory", weight: 1 },
];

/** A resource that counts in a score: how much a pod asks for, and what the nodes have. */
export interface ResourceShare {
  readonly weight: number;
  readonly amount: number;
  readonly nonZeroAmount: number;
  readonly column: ResourceColumn;
}

/** Looks up the resources that a score counts; extended ones count if the pod asks for them. */
export function resourceShares(
  { amounts }: PodRequests,
  snapshot: Snapshot,
  resources: readonly ResourceWeight[],
): readonly ResourceShare[] {
  return resources.flatMap(({ name, weight }) => {
    const column = snapshot.column(name);
    const asked = amounts.find((request) => request.name === name);
    if (column === undefined) return [];
    if (asked === undefined) {
      const always = name === "cpu" || name === "memory" || name === "ephemeral-storage";
      return always ? [{ weight, column, amount: 0, nonZeroAmount: 0 }] : [];
    }
    return [{ weight, column, amount: asked.amount, nonZeroAmount: asked.nonZeroAmount }];
  });
}
