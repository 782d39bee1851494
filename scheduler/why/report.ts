import type { Clock } from "../../api/runtime.ts";
import type { BindingCycles } from "../binding/binding-cycle.ts";
import type { Framework, Pod } from "../framework/framework.ts";
import type { SchedulingQueue } from "../queue/queue.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { type Explanation, explain } from "./explain.ts";
import { preemptionFor } from "./preemption.ts";
import { type Standing, standingOf } from "./standing.ts";

/** Where a pod stands, and why it can be placed where it can. */
export interface PodReport extends Standing {
  /** All of it in one sentence. */
  readonly verdict: string;
  readonly nominatedNode: string | undefined;
  /** What comes of making room, for a pod that waits and fits nowhere. */
  readonly preemption: string | undefined;
  /** Absent where no profile serves the pod. */
  readonly explanation: Explanation | undefined;
}

/** What a scheduler goes by. */
export interface Reporting {
  readonly snapshot: Snapshot;
  readonly frameworks: ReadonlyMap<string, Framework>;
  readonly queue: Pick<SchedulingQueue, "get">;
  readonly bindings: Pick<BindingCycles, "placing">;
  readonly clock: Pick<Clock, "now">;
}

/** Only where the pod stands, which costs no look at any node. */
export function standingIn(pod: Pod, reporting: Reporting): Standing {
  const { snapshot, frameworks, queue, bindings, clock } = reporting;
  const { uid = "" } = pod.metadata;
  const framework = frameworks.get(pod.spec.schedulerName);
  return standingOf(pod, {
    framework,
    snapshot,
    queued: queue.get(uid),
    placement: bindings.placing(uid),
    nowMs: clock.now(),
  });
}

export function reportOn(pod: Pod, reporting: Reporting): PodReport {
  const { snapshot, frameworks } = reporting;
  const standing = standingIn(pod, reporting);
  const framework = frameworks.get(pod.spec.schedulerName);
  const explanation = framework && explain(pod, snapshot, framework);
  return {
    ...standing,
    verdict: verdictOf(pod, standing, explanation),
    nominatedNode: snapshot.nominations.nodeOf(pod.metadata.uid ?? ""),
    preemption:
      framework !== undefined && explanation?.feasible === 0 && waits.has(standing.state)
        ? preemptionFor(pod, { snapshot, framework })
        : undefined,
    explanation,
  };
}

/** Pods in these states are tried again. */
const waits: ReadonlySet<Standing["state"]> = new Set(["Active", "Backoff", "Unschedulable"]);

function verdictOf(pod: Pod, { state, fact }: Standing, explanation?: Explanation): string {
  const { namespace, name } = pod.metadata;
  const told = `${namespace}/${name} ${fact}`;
  if (explanation === undefined) return `${told}.`;
  return hasItsNode.has(state)
    ? `${told}; decided anew on the present cluster, without itself, it ${chances(explanation, true)}.`
    : `${told}; it ${chances(explanation, false)}.`;
}

/** Of pods in these states the decision was made on a cluster that is gone. */
const hasItsNode: ReadonlySet<Standing["state"]> = new Set([
  "Scheduled",
  "Finished",
  "Permit",
  "Binding",
]);

/** `fits 2 of 5 nodes and would go to node-1` */
function chances({ nodes, feasible, best }: Explanation, isSupposed: boolean): string {
  const fits = isSupposed ? "would fit" : "fits";
  if (nodes.length === 0) return `${fits} nowhere, as there are no nodes`;
  if (feasible === 0) return `${fits} none of ${count(nodes.length)}`;
  const [first = ""] = best;
  const where = best.length === 1 ? first : `one of ${best.length} equally good, such as ${first}`;
  return `${fits} ${feasible} of ${count(nodes.length)} and ${isSupposed ? "" : "would "}go to ${where}`;
}

const count = (nodes: number) => (nodes === 1 ? "1 node" : `${nodes} nodes`);
