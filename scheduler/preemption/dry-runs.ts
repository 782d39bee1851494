/** What would become of nodes if lesser pods left them for a pod that fits nowhere. */
import type { Random } from "../../api/runtime.ts";
import type { Cluster } from "../decision/refusal.ts";
import { type Refusals, refusalsOf } from "../decision/refusals.ts";
import type { Pod, Rejection } from "../framework/framework.ts";
import { priorityOf, type Snapshot } from "../snapshot/snapshot.ts";
import { isBetter } from "./candidates.ts";
import { type Candidate, victimsOn } from "./victims.ts";

export interface Search extends Cluster {
  readonly refusals: Refusals;
  /** Absent where nothing is left to chance. */
  readonly random: Random | undefined;
}

export interface DryRuns {
  /** The slots of the nodes where it may help that others leave. */
  readonly nodes: readonly number[];
  /** The first to be looked at, drawn by chance. */
  readonly offset: number;
  readonly on: (slot: number) => Finding;
}

/** Either who would have to leave, or why the node would refuse the pod even so. */
interface Finding {
  readonly candidate: Candidate | undefined;
  readonly rejection: Rejection | undefined;
}

export function dryRuns(pod: Pod, { refusals, random, ...cluster }: Search): DryRuns {
  const { local, resolvable: nodes } = refusals;
  const { snapshot } = cluster;
  const own = snapshot.slotOf(snapshot.nominations.nodeOf(pod.metadata.uid ?? "") ?? "");
  const known = findingsOf(refusals, priorityOf(pod), snapshot);
  const ask = (slot: number): Finding => {
    const found = victimsOn(pod, slot, { ...cluster, local });
    if (!("victims" in found)) return { candidate: undefined, rejection: found };
    const isNeeded = found.victims.length > 0;
    return { candidate: isNeeded ? found : undefined, rejection: undefined };
  };
  return {
    nodes,
    offset: nodes.length === 0 ? 0 : (random?.integer(nodes.length) ?? 0),
    // The pod does not yield to itself, as the others do that are like it.
    on: (slot) => (slot === own ? ask(slot) : (known.get(slot) ?? known.set(slot, ask(slot)))),
  };
}

/** The best of the first candidates, which are looked at until there is enough choice. */
export function bestOf({ nodes, offset, on }: DryRuns, wanted: number): Candidate | undefined {
  let best: Candidate | undefined;
  let count = 0;
  for (let at = 0; at < nodes.length; at += 1) {
    const { candidate } = on(nodes[(offset + at) % nodes.length] ?? 0);
    if (candidate === undefined) continue;
    count += 1;
    if (best === undefined || isBetter(candidate, best)) best = candidate;
    if (count >= wanted && best.violations === 0) break;
  }
  return best;
}

/** How many nodes would refuse the pod even so, and why. */
export function refusedBy({ nodes, on }: DryRuns): ReadonlyMap<Rejection, number> {
  return refusalsOf((slot) => on(slot).rejection, nodes).counts;
}

/** What was found out for pods that are alike; it is forgotten where nodes change. */
class Findings {
  readonly #snapshot: Snapshot;
  readonly #found: (Finding | undefined)[] = [];
  #generation = 0;
  #budgets = 0;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  get(slot: number): Finding | undefined {
    return this.#found[slot];
  }

  set(slot: number, found: Finding): Finding {
    this.#found[slot] = found;
    return found;
  }

  /** Forgets the nodes that changed, and all if budgets did. */
  refresh(): void {
    const { generation, budgets } = this.#snapshot;
    if (budgets.revision !== this.#budgets) this.#found.length = 0;
    else {
      this.#snapshot.visitChanges(this.#generation, (slot) => {
        this.#found[slot] = undefined;
      });
    }
    this.#generation = generation;
    this.#budgets = budgets.revision;
  }
}

const remembered = new WeakMap<Refusals, Map<number, Findings>>();

/** What is known for pods of a priority that are refused alike. */
function findingsOf(refusals: Refusals, priority: number, snapshot: Snapshot): Findings {
  // What other nodes have a say in is found out anew.
  if (refusals.local === undefined) return new Findings(snapshot);
  const byPriority = remembered.get(refusals) ?? new Map<number, Findings>();
  remembered.set(refusals, byPriority);
  const findings = byPriority.get(priority) ?? new Findings(snapshot);
  byPriority.set(priority, findings);
  findings.refresh();
  return findings;
}
