import * as z from "zod";
import type { Random } from "../../api/runtime.ts";
import { unavailable } from "../explain.ts";
import type { Pod, PostFilterResult, Rejection } from "../framework.ts";
import { configurable } from "../plugin-args.ts";
import { bestCandidate } from "../preemption/candidates.ts";
import { type Candidate, victimsOn } from "../preemption/victims.ts";
import type { Cluster } from "../refusal.ts";
import { priorityOf, type Snapshot } from "../snapshot.ts";

const name = "DefaultPreemption";
const args = z.strictObject({
  /** How many nodes are looked at until enough candidates are found: the greater of the two. */
  minCandidateNodesPercentage: z.int().min(0).max(100).default(10),
  minCandidateNodesAbsolute: z.int().min(0).default(100),
});
type Args = z.output<typeof args>;

/** Has lesser pods leave where a pod fits nowhere. Source: DefaultPreemption 1.36. */
export const defaultPreemption = configurable(name, args, (settings) => ({
  name,
  sign: () => "",
  postFilter(pod, why, snapshot, framework, random): PostFilterResult {
    const obstacle = ineligible(pod, why, snapshot);
    if (obstacle !== undefined) return { message: `preemption: ${obstacle}` };
    const nodes = [...snapshot.order].filter((slot) => why(slot)?.unresolvable === false);
    const search = dryRun(pod, { nodes, settings, random, snapshot, framework });
    const best = bestCandidate(search.candidates);
    if (best !== undefined) {
      return { nominatedNode: best.node, victims: best.victims, message: "" };
    }
    const helpless = snapshot.size - nodes.length;
    const counts = [...search.refusals, [notHelpful, helpless] as const];
    return {
      nominatedNode: "",
      message: `preemption: ${unavailable(snapshot.size, new Map(counts))}`,
    };
  },
  requeueOn: [],
}));

const notHelpful: Rejection = {
  plugin: name,
  reasons: ["Preemption is not helpful for scheduling"],
  unresolvable: true,
};

/** Why the pod may not have others leave. Source: PodEligibleToPreemptOthers 1.36. */
function ineligible(
  pod: Pod,
  why: (slot: number) => Rejection | undefined,
  snapshot: Snapshot,
): string | undefined {
  if (pod.spec.preemptionPolicy === "Never") return "not eligible due to preemptionPolicy=Never.";
  const slot = snapshot.slotOf(snapshot.nominations.nodeOf(pod.metadata.uid ?? "") ?? "");
  if (slot < 0 || why(slot)?.unresolvable === true) return undefined;
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

interface Search extends Cluster {
  /** The slots of the nodes where it may help that others leave. */
  readonly nodes: readonly number[];
  readonly settings: Args;
  readonly random: Random | undefined;
}

/** Looks at nodes one after another, from one drawn by chance, until there is enough choice. */
function dryRun(pod: Pod, { nodes, settings, random, ...cluster }: Search) {
  const candidates: Candidate[] = [];
  const refusals = new Map<Rejection, number>();
  const wanted = wantedCandidates(nodes.length, settings);
  const offset = nodes.length === 0 ? 0 : (random?.integer(nodes.length) ?? 0);
  for (const slot of [...nodes.slice(offset), ...nodes.slice(0, offset)]) {
    const found = victimsOn(pod, slot, cluster);
    if (!("victims" in found)) refusals.set(found, (refusals.get(found) ?? 0) + 1);
    else if (found.victims.length > 0) candidates.push(found);
    const isEnough = candidates.length >= wanted;
    if (isEnough && candidates.some(({ violations }) => violations === 0)) break;
  }
  return { candidates, refusals };
}

function wantedCandidates(nodes: number, settings: Args): number {
  const share = Math.floor((nodes * settings.minCandidateNodesPercentage) / 100);
  return Math.min(nodes, Math.max(share, settings.minCandidateNodesAbsolute));
}
