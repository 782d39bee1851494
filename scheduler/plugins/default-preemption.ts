import * as z from "zod";
import { type FieldError, invalid } from "../../api/field-error.ts";
import { unavailable } from "../decision/explain.ts";
import type { Refusals } from "../decision/refusals.ts";
import type { Plugin, Pod, PostFilterResult, Rejection } from "../framework/framework.ts";
import { configurable } from "../framework/plugin-args.ts";
import { bestOf, dryRuns, refusedBy } from "../preemption/dry-runs.ts";
import type { Candidate } from "../preemption/victims.ts";
import { priorityOf, type Snapshot } from "../snapshot/snapshot.ts";

const name = "DefaultPreemption";
const args = z.strictObject({
  /** How many nodes are looked at until enough candidates are found: the greater of the two. */
  minCandidateNodesPercentage: z.int().min(0).max(100).default(10),
  minCandidateNodesAbsolute: z.int().min(0).default(100),
});
type Args = z.output<typeof args>;

const create = (settings: Args): Plugin => ({
  name,
  sign: () => "",
  postFilter(pod, refusals, snapshot, framework, random): PostFilterResult {
    const obstacle = ineligible(pod, refusals, snapshot);
    if (obstacle !== undefined) return { message: `preemption: ${obstacle}` };
    const runs = dryRuns(pod, { refusals, random, snapshot, framework });
    const best = bestOf(runs, wantedCandidates(runs.nodes.length, settings));
    if (best !== undefined) {
      return { nominatedNode: best.node, victims: asTheyAre(best, snapshot), message: "" };
    }
    const helpless = snapshot.size - runs.nodes.length;
    const why = new Map([...refusedBy(runs), [notHelpful, helpless] as const]);
    return { nominatedNode: "", message: `preemption: ${unavailable(snapshot.size, why)}` };
  },
  requeueOn: [],
});

/** Has lesser pods leave where a pod fits nowhere. Source: DefaultPreemption 1.36. */
export const defaultPreemption = configurable(name, args, create, bothZero);

/** Source: kube-scheduler apis/config/validation, ValidateDefaultPreemptionArgs 1.36. */
function bothZero(settings: Args): readonly FieldError[] {
  const { minCandidateNodesPercentage: share, minCandidateNodesAbsolute: count } = settings;
  if (share > 0 || count > 0) return [];
  const names = ["minCandidateNodesPercentage", "minCandidateNodesAbsolute"] as const;
  const why = (other: string) => `cannot be zero at the same time as ${other}`;
  return [invalid(names[0], share, why(names[1])), invalid(names[1], count, why(names[0]))];
}

const notHelpful: Rejection = {
  plugin: name,
  reasons: ["Preemption is not helpful for scheduling"],
  unresolvable: true,
};

/** Why the pod may not have others leave. Source: PodEligibleToPreemptOthers 1.36. */
function ineligible(pod: Pod, refusals: Refusals, snapshot: Snapshot): string | undefined {
  if (pod.spec.preemptionPolicy === "Never") return "not eligible due to preemptionPolicy=Never.";
  const slot = snapshot.slotOf(snapshot.nominations.nodeOf(pod.metadata.uid ?? "") ?? "");
  if (slot < 0 || refusals.on(slot)?.unresolvable === true) return undefined;
  for (const other of snapshot.info(slot).pods.values()) {
    if (priorityOf(other) >= priorityOf(pod) || !leavesByPreemption(other)) continue;
    return "not eligible due to a terminating pod on the nominated node.";
  }
  return undefined;
}

function leavesByPreemption({ metadata, status }: Pod): boolean {
  if (metadata.deletionTimestamp === undefined) return false;
  const target = status.conditions?.find(({ type }) => type === "DisruptionTarget");
  return target?.status === "True" && target.reason === "PreemptionByScheduler";
}

/** The victims as the snapshot has them now, for what was found out may be older than they are. */
function asTheyAre({ node, victims }: Candidate, snapshot: Snapshot): readonly Pod[] {
  const { pods } = snapshot.info(snapshot.slotOf(node));
  return victims.map((victim) => pods.get(victim.metadata.uid ?? "") ?? victim);
}

function wantedCandidates(nodes: number, settings: Args): number {
  const share = Math.floor((nodes * settings.minCandidateNodesPercentage) / 100);
  return Math.min(nodes, Math.max(share, settings.minCandidateNodesAbsolute));
}
