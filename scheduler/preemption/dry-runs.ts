import type { Rejection } from "../framework.ts";
import type { Refusals } from "../refusals.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Candidate } from "./victims.ts";

type Found = Candidate | Rejection;

/** What was found out about nodes, for pods that are alike; it is forgotten where they change. */
class DryRuns {
  readonly #snapshot: Snapshot;
  readonly #found: (Found | undefined)[] = [];
  #generation = 0;
  #budgets = 0;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  at(slot: number, ask: () => Found): Found {
    const found = this.#found[slot] ?? ask();
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

const known = new WeakMap<Refusals, Map<number, DryRuns>>();

/** What is known of the pods of a priority that are refused alike. */
export function dryRunsOf(
  refusals: Refusals,
  priority: number,
  snapshot: Snapshot,
): Pick<DryRuns, "at"> {
  // What other nodes have a say in is found out anew.
  if (refusals.local === undefined) return new DryRuns(snapshot);
  const byPriority = known.get(refusals) ?? new Map<number, DryRuns>();
  known.set(refusals, byPriority);
  const runs = byPriority.get(priority) ?? new DryRuns(snapshot);
  byPriority.set(priority, runs);
  runs.refresh();
  return runs;
}
