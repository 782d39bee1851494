import { nameColumn } from "../columns.ts";
import { objectFields } from "../meta/object-meta.ts";
import { type Column, defineResource, type ObjectOf } from "../resource.ts";
import { bool, int32, int64, list, mandatory, struct, text, textItem } from "../schema.ts";
import { nodeRows } from "./report-rows.ts";

const named = (kind: string) => `io.kubesim.sim.v1alpha1.${kind}`;

const NodeRemedy = struct(named("NodeRemedy"), "A change after which a plugin passes a node.", {
  change: mandatory(text("What to do.")),
  detail: text("What stands in the way on this node."),
});

const PluginRefusal = struct(named("PluginRefusal"), "What a plugin has against a node.", {
  plugin: mandatory(text("The plugin.")),
  reasons: mandatory(list("Why, in Kubernetes' words.", textItem, { type: "atomic" })),
  unresolvable: bool("Whether it would help nobody if other pods left the node."),
  remedies: list("All the changes that it takes. Absent: none is known.", NodeRemedy, {
    type: "atomic",
  }),
});

const PluginScore = struct(named("PluginScore"), "What a plugin gives a node.", {
  plugin: mandatory(text("The plugin.")),
  weight: mandatory(int32("How much its scores count.")),
  raw: mandatory(int64("The score as the plugin says it.")),
  normalized: mandatory(int32("From 0 to 100, among all nodes where the pod fits.")),
  weighted: mandatory(int32("What it adds to the score of the node.")),
});

const NodeReport = struct(named("NodeReport"), "What the plugins say of a node.", {
  name: mandatory(text("The node.")),
  fits: mandatory(bool("Whether no plugin refuses it.")),
  score: int32("The sum of the weighted scores, where the pod fits."),
  refusals: list("Every plugin that refuses the node.", PluginRefusal, { type: "atomic" }),
  scores: list("What each plugin that scores gives it.", PluginScore, { type: "atomic" }),
});
export type NodeReport = ObjectOf<typeof NodeReport>;

const RemedyReport = struct(named("RemedyReport"), "What the nodes lack that lack the same.", {
  changes: list("The changes that together make the pod fit there.", textItem, { type: "atomic" }),
  unsolved: list("Reasons for which no change is known.", textItem, { type: "atomic" }),
  nodes: mandatory(int32("How many nodes these are.")),
  example: mandatory(text("The first of them.")),
});

const schema = struct(
  named("PodSchedulingReport"),
  "Why a pod is on its node, or on none: what every plugin says of every node now.",
  {
    ...objectFields,
    schedulerName: text("The profile that the pod asks for."),
    state: mandatory(text("Where the pod stands: Scheduled, Unschedulable, Backoff and so on.")),
    verdict: mandatory(text("All in one sentence.")),
    nodeName: text("The node that the pod is on."),
    nominatedNodeName: text("The node that it waits for."),
    nodeCount: mandatory(int32("How many nodes there are.")),
    feasibleNodes: mandatory(int32("On how many the pod fits.")),
    bestNode: text("Where it would go now; the first by name, where several are as good."),
    equallyGoodNodes: int32("How many nodes are as good as the best, itself included."),
    preemption: text("What becomes of making room, for a pod that fits nowhere."),
    remedies: list("What would make it fit on more nodes, the smallest first.", RemedyReport, {
      type: "atomic",
    }),
    otherNodes: int32("How many nodes lack what `remedies` has left out."),
    nodes: list("The nodes: from the best on, then those that lack the least.", NodeReport, {
      type: "atomic",
    }),
    omittedNodes: int32("How many are left out; the part `nodes` of the report has all."),
  },
);
export type PodSchedulingReport = ObjectOf<typeof schema>;

const column = (
  name: string,
  description: string,
  read: { of(report: PodSchedulingReport): string }["of"],
): Column<PodSchedulingReport> => ({ name, type: "string", description, value: read });

/** Computed by whoever schedules; an idea of kubesim's own. */
export const PodSchedulingReport = defineResource("sim.kubesim.dev/v1alpha1", schema, {
  kind: "PodSchedulingReport",
  plural: "podschedulingreports",
  shortNames: ["psr"],
  namespaced: true,
  computed: true,
  columns: [
    nameColumn,
    column("State", "Where the pod stands.", ({ state }) => state),
    column("Node", "The node that it is on.", ({ nodeName = "" }) => nodeName || "<none>"),
    column("Scheduler", "The profile it asks for.", ({ schedulerName = "" }) => schedulerName),
  ],
  parts: nodeRows,
});
