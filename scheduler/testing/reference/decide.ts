import type { Random } from "../../../api/runtime.ts";
import type { Node, Pod } from "../../framework/framework.ts";
import { affinityRefusal, affinityScores } from "./affinity.ts";
import { type Cluster, nameOf, type Refusal } from "./cluster.ts";
import {
  cordonRefusal,
  nameRefusal,
  namesRefusal,
  portsRefusal,
  preference,
  selectorRefusal,
  taintRefusal,
  unnamedRefusal,
  unwelcoming,
} from "./nodes.ts";
import { type Preemption, preempt, priority } from "./preemption.ts";
import { balanceScore, fitScore, resourcesRefusal, type Strategy } from "./resources.ts";
import { type Defaults, spreadRefusal, spreadScores } from "./spread.ts";
import { claimsRefusal, imageScore, sharedClaimRefusal, volumeRefusal } from "./storage.ts";

/** What differs between profiles. */
export interface Settings {
  /** The weight of the scores of each plugin; those without do not score. */
  readonly weights: Readonly<Record<string, number>>;
  readonly strategy: Strategy;
  readonly balanced: readonly string[];
  readonly defaults: Defaults;
  readonly hardPodAffinityWeight: number;
  readonly ignorePreferredTermsOfExistingPods: boolean;
  readonly ties: "name" | "random";
}

/** All that is to be said of a pod. */
export interface Verdict {
  /** Of the nodes that refuse the pod, by name. */
  readonly refusals: ReadonlyMap<string, Refusal>;
  /** The normalised scores of the feasible nodes by the name of the plugin, by node name. */
  readonly scores: ReadonlyMap<string, Readonly<Record<string, number>>>;
  /** The weighted sum of the scores of the feasible nodes. */
  readonly totals: ReadonlyMap<string, number>;
  readonly node?: string;
  /** Why there is none, and what is done about it. */
  readonly message?: string;
  readonly preemption?: Preemption;
}

/** Places a pod; of the best nodes by chance, where the settings say so. */
export function referenceVerdict(
  pod: Pod,
  cluster: Cluster,
  { settings, random }: { readonly settings: Settings; readonly random: Random },
): Verdict {
  const nodes = [...cluster.nodes].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const always = namesRefusal(pod) ?? claimsRefusal(pod, cluster);
  const refusal = (node: Node, among: Cluster) => always ?? refusalOn(pod, node, among, settings);
  const refusals = new Map<string, Refusal>();
  for (const node of nodes) {
    const why = refusal(node, cluster);
    if (why !== undefined) refusals.set(nameOf(node), why);
  }
  const feasible = nodes.filter((node) => !refusals.has(nameOf(node)));
  const { scores, totals } = scoresOf(pod, feasible, cluster, settings);
  const said = { refusals, scores, totals };
  const chance = settings.ties === "random" ? random : undefined;
  if (nodes.length === 0) return { ...said, message: "no nodes available to schedule pods" };
  if (feasible.length === 0) {
    const question = { nodes, cluster, refusalOn: refusal, random: chance };
    const preemption = preempt(pod, question);
    return { ...said, preemption, message: messageOf(always, said.refusals, preemption) };
  }
  const own = cluster.nominated.find((each) => each.pod.metadata.uid === pod.metadata.uid)?.on;
  if (own !== undefined && totals.has(own)) return { ...said, node: own };
  const highest = Math.max(...totals.values());
  const best = feasible.map(nameOf).filter((name) => totals.get(name) === highest);
  const at = best.length > 1 ? (chance?.integer(best.length) ?? 0) : 0;
  return { ...said, node: best[at] ?? "" };
}

/** With the pods that wait for the node, for they go first; and without, for they may not come. */
function refusalOn(pod: Pod, node: Node, cluster: Cluster, settings: Settings) {
  const unnamed = unnamedRefusal(pod, node);
  if (unnamed !== undefined) return unnamed;
  const waiting = cluster.nominated.filter(
    (each) =>
      each.on === nameOf(node) &&
      each.pod.metadata.uid !== pod.metadata.uid &&
      priority(each.pod) >= priority(pod),
  );
  const filled = { ...cluster, pods: [...cluster.pods, ...waiting] };
  return firstRefusal(pod, node, filled, settings) ?? firstRefusal(pod, node, cluster, settings);
}

function firstRefusal(pod: Pod, node: Node, cluster: Cluster, { defaults }: Settings) {
  return (
    cordonRefusal(pod, node) ??
    nameRefusal(pod, node) ??
    taintRefusal(pod, node) ??
    selectorRefusal(pod, node) ??
    portsRefusal(pod, node, cluster) ??
    resourcesRefusal(pod, node, cluster) ??
    sharedClaimRefusal(pod, cluster) ??
    volumeRefusal(pod, node, cluster) ??
    spreadRefusal(pod, node, { cluster, defaults }) ??
    affinityRefusal(pod, node, cluster)
  );
}

function scoresOf(pod: Pod, feasible: readonly Node[], cluster: Cluster, settings: Settings) {
  const { strategy, balanced: resources, defaults, weights, ...affinity } = settings;
  const taints = feasible.map((node) => unwelcoming(pod, node));
  const preferences = feasible.map((node) => preference(pod, node));
  const [worst, best] = [Math.max(0, ...taints), Math.max(0, ...preferences)];
  const columns: Readonly<Record<string, readonly number[]>> = {
    TaintToleration: taints.map((count) =>
      worst === 0 ? 100 : 100 - Math.floor((100 * count) / worst),
    ),
    NodeAffinity: preferences.map((sum) => (best === 0 ? 0 : Math.floor((100 * sum) / best))),
    NodeResourcesFit: feasible.map((node) => fitScore(pod, node, { cluster, strategy })),
    NodeResourcesBalancedAllocation: feasible.map((node) => {
      return balanceScore(pod, node, { cluster, resources }) ?? 0;
    }),
    PodTopologySpread: spreadScores(pod, feasible, { cluster, defaults }),
    InterPodAffinity: affinityScores(pod, feasible, { cluster, ...affinity }),
    ImageLocality: feasible.map((node) => imageScore(pod, node, cluster)),
  };
  const scores = new Map<string, Record<string, number>>();
  const totals = new Map<string, number>();
  feasible.forEach((node, at) => {
    const own: Record<string, number> = {};
    let total = 0;
    for (const [plugin, weight] of Object.entries(weights)) {
      own[plugin] = columns[plugin]?.[at] ?? Number.NaN;
      total += weight * own[plugin];
    }
    scores.set(nameOf(node), own);
    totals.set(nameOf(node), total);
  });
  return { scores, totals };
}

function messageOf(
  always: Refusal | undefined,
  refusals: ReadonlyMap<string, Refusal>,
  { node, obstacle, reasons }: Preemption,
): string {
  const none = `0/${refusals.size} nodes are available:`;
  const each = [...refusals.values()].flatMap((refusal) => refusal.reasons);
  const why = `${none} ${always?.reasons.join() ?? counted(each)}.`;
  if (node !== undefined) return why;
  return `${why} preemption: ${obstacle ?? `${none} ${counted(reasons)}.`}`;
}

function counted(reasons: readonly string[]): string {
  const lines = [...new Set(reasons)].map(
    (reason) => `${reasons.filter((each) => each === reason).length} ${reason}`,
  );
  return lines.sort().join(", ");
}
