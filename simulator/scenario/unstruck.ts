import { Fault } from "../../api/sim/fault.ts";
import type { Cluster } from "../cluster.ts";
import type { ExtraFault } from "./with-faults.ts";

/** A fault that has struck nobody by the end of a run: perhaps what it names is misspelt. */
export interface Unstruck {
  readonly name: string;
  /** Why, where that is known. */
  readonly message?: string;
}

/** Those of the scenario itself; what is drawn or tried beside may well strike nobody. */
export function unstruckFaults(
  cluster: Cluster,
  extra: readonly ExtraFault[],
): readonly Unstruck[] {
  return cluster
    .list(Fault)
    .filter(({ metadata, status }) => {
      const isExtra = extra.some(({ name }) => name === metadata.name);
      return !isExtra && (status.strikes ?? 0) === 0;
    })
    .map(({ metadata: { name = "" }, status: { message } }) => ({
      name,
      ...(message !== undefined && { message }),
    }));
}
