/** What a reconciler keeps for each key. */
import type { Renewal } from "../api/request.ts";
import type { ResourceDefinition } from "../api/resource.ts";
import type { Timer } from "../api/runtime.ts";

/** All that is remembered of a key while there is something to do. */
export interface Work {
  readonly key: string;
  state: "queued" | "running" | "idle";
  /** The write that changed something while its plan ran: what the next one is for. */
  dirty: number | undefined;
  cause: number;
  failures: number;
  failure: string | undefined;
  memory: object | undefined;
  retry: Timer | undefined;
  later: Timer | undefined;
  /** Nothing else wakes it before that. */
  sleeps: boolean;
  /** What the last update is made again by, where nothing else is to be done. */
  renewal: { readonly by: Renewal; readonly resource: ResourceDefinition } | undefined;
  /** Runs while changes gather. */
  batch: Timer | undefined;
  /** Revisions of the writes made for this key; plans wait until the caches show them. */
  written: Map<ResourceDefinition, number> | undefined;
  plannedMs: number;
  /** Of these writes, the one that the plan has reckoned with: it wakes nobody. */
  foreseen: number | undefined;
  /** Made once, for every reconcile needs them. */
  readonly begin: () => void;
  readonly again: () => void;
  readonly wait: (afterMs: number, run: () => void) => void;
}

/** Something is still to come of it, or to be known by the next plan. */
export const isNeeded = ({ retry, later, batch, written, memory }: Work) =>
  retry !== undefined ||
  later !== undefined ||
  batch !== undefined ||
  (written !== undefined && written.size > 0) ||
  memory !== undefined;

/** Whatever they were for, the reconcile that begins sees to it. */
export function cancelTimers(work: Work): void {
  work.retry?.cancel();
  work.later?.cancel();
  work.batch?.cancel();
  work.retry = undefined;
  work.later = undefined;
  work.batch = undefined;
}
