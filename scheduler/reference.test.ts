/**
 * The scheduler, which remembers a great deal, agrees with a reference that remembers nothing: on
 * thousands of random clusters it refuses the same nodes for the same reasons, gives the others the
 * same scores, and chooses the same one.
 */
import { describe, expect, test } from "vitest";
import { equalJson } from "../api/json.ts";
import { type Random, seededRandom } from "../api/runtime.ts";
import { binPackingProfile, kubernetesProfile } from "./configuration/profiles.ts";
import { schedulePod } from "./decision/decide.ts";
import { evaluationCache } from "./decision/evaluation-cache.ts";
import { createFramework } from "./framework/create-framework.ts";
import type { Framework, PluginArgs, Pod } from "./framework/framework.ts";
import type { Snapshot } from "./snapshot/snapshot.ts";
import { decodePod } from "./testing/objects.ts";
import {
  leaving,
  named,
  randomChange,
  randomNodeNamed,
  started,
} from "./testing/random-changes.ts";
import { nodeNames, pick, randomPod } from "./testing/random-objects.ts";
import { referenceVerdict, type Settings, type Verdict } from "./testing/reference/decide.ts";
import type { Preemption } from "./testing/reference/preemption.ts";
import { type Change, World } from "./testing/world.ts";

/** So many clusters are tried under either profile: 10,000 in all. */
const clusters = 5_000;

const zone = "topology.kubernetes.io/zone";
const hostname = "kubernetes.io/hostname";
const cpuAndMemory = [
  { name: "cpu", weight: 1 },
  { name: "memory", weight: 1 },
];
const weights = {
  TaintToleration: 3,
  NodeAffinity: 2,
  NodeResourcesFit: 1,
  PodTopologySpread: 2,
  InterPodAffinity: 2,
  ImageLocality: 1,
};
const systemDefaults = {
  isLenient: true,
  constraints: [
    { maxSkew: 3, topologyKey: hostname, whenUnsatisfiable: "ScheduleAnyway" },
    { maxSkew: 5, topologyKey: zone, whenUnsatisfiable: "ScheduleAnyway" },
  ],
};
const spreading: Settings = {
  weights: { ...weights, NodeResourcesBalancedAllocation: 1 },
  strategy: { type: "LeastAllocated", resources: cpuAndMemory },
  balanced: ["cpu", "memory"],
  defaults: systemDefaults,
  hardPodAffinityWeight: 1,
  ignorePreferredTermsOfExistingPods: false,
  ties: "random",
};
const packing: Settings = {
  ...spreading,
  weights,
  strategy: { type: "MostAllocated", resources: cpuAndMemory },
  defaults: { isLenient: false, constraints: [] },
  ties: "name",
};
const ownDefaults = [
  { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: "DoNotSchedule", minDomains: 2 },
  { maxSkew: 2, topologyKey: "rack", whenUnsatisfiable: "ScheduleAnyway" },
];
const shape = [
  { utilization: 0, score: 0 },
  { utilization: 40, score: 10 },
  { utilization: 100, score: 3 },
];
const withGpu = [
  { name: "cpu", weight: 1 },
  { name: "memory", weight: 3 },
  { name: "x.io/gpu", weight: 5 },
  { name: "ephemeral-storage", weight: 1 },
];
const balanced = ["cpu", "memory", "x.io/gpu"];
/** Every setting is another than by default. */
const otherArgs: Readonly<Record<string, PluginArgs>> = {
  NodeResourcesFit: {
    scoringStrategy: {
      type: "RequestedToCapacityRatio",
      resources: withGpu,
      requestedToCapacityRatio: { shape },
    },
  },
  NodeResourcesBalancedAllocation: { resources: balanced.map((name) => ({ name, weight: 1 })) },
  PodTopologySpread: { defaultingType: "List", defaultConstraints: ownDefaults },
  InterPodAffinity: { hardPodAffinityWeight: 70, ignorePreferredTermsOfExistingPods: true },
};
const otherSettings = {
  strategy: { type: "RequestedToCapacityRatio", resources: withGpu, shape },
  balanced,
  defaults: { isLenient: false, constraints: ownDefaults },
  hardPodAffinityWeight: 70,
  ignorePreferredTermsOfExistingPods: true,
};

interface Variant {
  readonly framework: Framework;
  readonly settings: Settings;
}
const variantsOf = (profile: typeof kubernetesProfile, settings: Settings): readonly Variant[] => [
  { framework: createFramework(profile), settings },
  {
    framework: createFramework({ ...profile, pluginConfig: otherArgs }),
    settings: { ...settings, ...otherSettings },
  },
];

describe.each([
  { profile: "kubernetes", variants: variantsOf(kubernetesProfile, spreading) },
  { profile: "bin-packing", variants: variantsOf(binPackingProfile, packing) },
])("under the profile $profile", ({ variants }) => {
  test(`the scheduler agrees with the reference on ${clusters} random clusters`, () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < clusters; seed += 1) {
      for (const variant of variants.slice(seed % 2, (seed % 2) + 1)) run(seed, variant, seen);
    }
    // Chance has brought about everything that there is to agree on.
    const scoring = Object.keys(variants[0]?.settings.weights ?? {});
    expect(seen).toEqual(new Set([...reasons, ...scoring.map(differing), "placed", "preempts"]));
  });
});

/** Makes a cluster, and decides again and again while it changes. */
function run(seed: number, { framework, settings }: Variant, seen: Set<string>): void {
  const random = seededRandom(`cluster/${seed}`);
  const world = new World();
  const drawPod = (name: string) => decodePod(randomPod(random, name));
  const pods = [drawPod("t0"), drawPod("t1"), drawPod("t2"), drawPod("t3")] as const;
  const history: Change[] = [];
  const take = (change: Change) => {
    history.push(change);
    world.take(change);
  };
  take({ namespace: "default", labels: { team: "blue" } });
  for (const name of nodeNames.slice(random.integer(8)))
    take({ node: randomNodeNamed(random, name) });
  for (let more = random.integer(9); more > 0; more -= 1) {
    const pod = started(random, named(pick(random, pods), `q${more}`));
    take({ pod, on: pick(random, nodeNames) });
  }
  for (let round = 0; round < 5; round += 1) {
    for (let more = random.integer(4); more > 0; more -= 1) {
      take(randomChange(random, world, pods));
    }
    const fresh = named(pick(random, [pods[0], ...pods]), `p${round}`);
    // One that waits for a node is tried again.
    const waiting = world.waiting(`uid-p${random.integer(round + 1)}`)?.pod;
    const pod = waiting !== undefined && random.integer(2) === 0 ? waiting : fresh;
    const draw = () => seededRandom(`${seed}/${round}`);
    const verdict = referenceVerdict(pod, world.cluster, { settings, random: draw() });
    const said = saidOf(pod, world.snapshot, { framework, random: draw() });
    const before = world.waiting(pod.metadata.uid ?? "")?.on;
    const expected = expectedOf(verdict, said.nodes !== undefined, before);
    if (!equalJson(said, expected)) {
      const story = JSON.stringify({ history, pod, scores: [...verdict.scores] });
      expect(said, `seed ${seed}, round ${round}: ${story}`).toEqual(expected);
    }
    note(verdict, seen);
    for (const change of consequences(random, pod, verdict)) take(change);
  }
}

/** What is done about a decision, most of the time. */
function consequences(random: Random, pod: Pod, { node, preemption }: Verdict): readonly Change[] {
  if (random.integer(4) === 0) return [];
  if (node !== undefined) return [{ pod, on: node, isAssumed: true }];
  if (preemption?.node === undefined) return [];
  const { node: on, victims = [] } = preemption;
  const left = victims.filter(() => random.integer(2) === 0);
  return [
    { waits: pod, on },
    ...left.map(({ metadata }) => ({ podGone: metadata.uid ?? "" })),
    ...victims.filter((victim) => !left.includes(victim)).map((victim) => leaving(victim, on)),
  ];
}

/** What is decided, and what is said of each node, unless only a few came into question. */
interface Said {
  readonly node: string | undefined;
  readonly message: string | undefined;
  /** The node to wait for, and who is to leave it. */
  readonly nominated: string | undefined;
  readonly victims: readonly (string | undefined)[];
  readonly nodes: Readonly<Record<string, readonly string[] | number>> | undefined;
}

interface Deciding {
  readonly framework: Framework;
  readonly random: Random;
}

function saidOf(pod: Pod, snapshot: Snapshot, { framework, random }: Deciding): Said {
  const decision = schedulePod(pod, snapshot, framework, random);
  const { evaluation } = evaluationCache(snapshot, framework).get(pod);
  evaluation?.refresh();
  // What is said of nodes in general is not for one that waits for a node: it was asked by itself.
  const isAsked = snapshot.nominations.nodeOf(pod.metadata.uid ?? "") === undefined;
  const nodes =
    isAsked &&
    evaluation &&
    [...snapshot.order].map((slot) => {
      const refusal = evaluation.on(slot);
      const isFinal = refusal?.unresolvable === true;
      return [
        snapshot.info(slot).name,
        refusal ? textOf(refusal.reasons, isFinal) : (evaluation.totals[slot] ?? Number.NaN),
      ] as const;
    });
  const failure = "failure" in decision ? decision.failure : undefined;
  return {
    node: "node" in decision ? decision.node : undefined,
    message: failure?.message,
    nominated: failure?.nominatedNode,
    victims: (failure?.victims ?? []).map(({ metadata }) => metadata.name),
    nodes: nodes ? Object.fromEntries(nodes) : undefined,
  };
}

const expectedOf = (
  { node, message, preemption, refusals, totals }: Verdict,
  hasNodes: boolean,
  before = "",
): Said => ({
  node,
  message,
  nominated: nominatedBy(preemption, before),
  victims: (preemption?.victims ?? []).map(({ metadata }) => metadata.name),
  nodes: hasNodes
    ? Object.fromEntries([
        ...[...refusals].map(([name, why]) => [name, textOf(why.reasons, why.isFinal)] as const),
        ...totals,
      ])
    : undefined,
});

/** Nothing is said where it is the node that the pod waits for already. */
function nominatedBy(preemption: Preemption | undefined, before: string): string | undefined {
  if (preemption === undefined || preemption.obstacle !== undefined) return undefined;
  const { node = "" } = preemption;
  return node === before ? undefined : node;
}

const textOf = (reasons: readonly string[], isFinal: boolean): readonly string[] =>
  [...reasons, isFinal ? "final" : "passing"].sort();

/** What a verdict is an example of. */
function note({ refusals, scores, node, preemption }: Verdict, seen: Set<string>): void {
  if (preemption?.node !== undefined) seen.add("preempts");
  if (preemption?.obstacle !== undefined) seen.add(preemption.obstacle);
  for (const { reasons } of refusals.values()) for (const reason of reasons) seen.add(reason);
  if (node !== undefined) seen.add("placed");
  const [first, ...others] = scores.values();
  for (const [plugin, score] of Object.entries(first ?? {})) {
    if (others.some((other) => other[plugin] !== score)) seen.add(differing(plugin));
  }
}

const differing = (plugin: string): string => `scores of ${plugin} differ`;

const reasons = [
  "not eligible due to a terminating pod on the nominated node.",
  "not eligible due to preemptionPolicy=Never.",
  "Insufficient cpu",
  "Insufficient ephemeral-storage",
  "Insufficient memory",
  "Insufficient x.io/gpu",
  "Too many pods",
  "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode " +
    "already in-use by another pod",
  "node(s) didn't have free ports for the requested pod ports",
  "node(s) didn't match Pod's node affinity/selector",
  "node(s) didn't match pod affinity rules",
  "node(s) didn't match pod anti-affinity rules",
  "node(s) didn't match pod topology spread constraints",
  "node(s) didn't match pod topology spread constraints (missing required label)",
  "node(s) didn't match the requested node name",
  "node(s) didn't satisfy existing pods anti-affinity rules",
  "node(s) didn't satisfy plugin(s) [NodeAffinity]",
  "node(s) had untolerated taint(s)",
  "node(s) didn't match PersistentVolume's node affinity",
  "node(s) were unschedulable",
  'persistentvolumeclaim "bound" not found',
  'persistentvolumeclaim "far" not found',
  'persistentvolumeclaim "gone" not found',
  'persistentvolumeclaim "once" not found',
  'persistentvolumeclaim "unbound" not found',
  "pod affinity terms conflict",
  "pod has unbound immediate PersistentVolumeClaims",
];
