import type { Random } from "../../../api/runtime.ts";
import type { Node, Pod } from "../../framework.ts";
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
  /** Of the nodes that refuse the pod, by name; what all refuse it for is under `*`. */
  readonly refusals: ReadonlyMap<string, Refusal>;
  /** The normalised scores of the feasible nodes by the name of the plugin, by node name. */
  readonly scores: ReadonlyMap<string, Readonly<Record<string, number>>>;
  /** The weighted sum of the scores of the feasible nodes. */
  readonly totals: ReadonlyMap<string, number>;
  readonly node?: string;
  /** Why there is none. */
  readonly message?: string;
}

/** Places a pod; of the best nodes by chance, where the settings say so. */
export function referenceVerdict(
  pod: Pod,
  cluster: Cluster,
  { settings, random }: { readonly settings: Settings; readonly random: Random },
): Verdict {
  const nodes = [...cluster.nodes].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const refusals = new Map<string, Refusal>();
  const always = namesRefusal(pod) ?? claimsRefusal(pod, cluster);
  if (always !== undefined) refusals.set("*", always);
  for (const node of nodes) {
    const refusal = always ?? refusalOn(pod, node, cluster, settings);
    if (refusal !== undefined) refusals.set(nameOf(node), refusal);
  }
  const feasible = nodes.filter((node) => !refusals.has(nameOf(node)));
  const { scores, totals } = scoresOf(pod, feasible, cluster, settings);
  if (feasible.length === 0) {
    return { refusals, scores, totals, message: messageOf(refusals, nodes.length) };
  }
  const highest = Math.max(...totals.values());
  const best = feasible.map(nameOf).filter((name) => totals.get(name) === highest);
  const at = settings.ties === "random" && best.length > 1 ? random.integer(best.length) : 0;
  return { refusals, scores, totals, node: best[at] ?? "" };
}

/** With the pods that wait for the node, for they go first; and without, for they may not come. */
function refusalOn(pod: Pod, node: Node, cluster: Cluster, settings: Settings) {
  const unnamed = unnamedRefusal(pod, node);
  if (unnamed !== undefined) return unnamed;
  const waiting = cluster.nominated.filter(({ on }) => on === nameOf(node));
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

/** All pods are of one priority here, so that none can be made to leave for another. */
function messageOf(refusals: ReadonlyMap<string, Refusal>, nodes: number): string {
  if (nodes === 0) return "no nodes available to schedule pods";
  const always = refusals.get("*");
  const each = [...refusals].filter(([name]) => name !== "*").map(([, refusal]) => refusal);
  const why = always?.reasons.join() ?? counted(each.flatMap(({ reasons }) => reasons));
  const helps = each.map(({ isFinal }) =>
    isFinal
      ? "Preemption is not helpful for scheduling"
      : "No preemption victims found for incoming pod",
  );
  const none = `0/${nodes} nodes are available:`;
  return `${none} ${why}. preemption: ${none} ${counted(helps)}.`;
}

function counted(reasons: readonly string[]): string {
  const lines = [...new Set(reasons)].map(
    (reason) => `${reasons.filter((each) => each === reason).length} ${reason}`,
  );
  return lines.sort().join(", ");
}
