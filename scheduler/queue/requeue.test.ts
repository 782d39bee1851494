/** After what a refused pod is tried again, plugin by plugin. Source: queueing hints of 1.36. */
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { kubernetesProfile } from "../configuration/profiles.ts";
import { createFramework } from "../framework/create-framework.ts";
import type { ClusterEvent, Pod } from "../framework/framework.ts";
import { nodeChanges } from "../snapshot/node-info.ts";
import { type NodeRow, nodeOf, type PodRow, podOf, snapshotOf } from "../testing/objects.ts";
import { mayHelp } from "./requeue.ts";
import { targetPodChanges } from "./target-pod-changes.ts";

const framework = createFramework(kubernetesProfile);
const zone = "topology.kubernetes.io/zone";
const other = (row: PodRow = {}) =>
  podOf({ name: "other", ...row, spec: { nodeName: "n", ...row.spec } });

interface Row {
  readonly behaviour: string;
  /** The plugin that refused the pod. */
  readonly by: string;
  readonly pod?: PodRow;
  /** The node `n` as it was and is; it is new or gone where either is left out. */
  readonly before?: Partial<NodeRow>;
  readonly after?: Partial<NodeRow>;
  /** Pods on it meanwhile. */
  readonly there?: readonly Pod[];
  readonly helps: boolean;
}

const taint = (effect: string, key = "k") => ({ taints: [{ key, effect }] });
const ssd = { labels: { disk: "ssd" } };
const hdd = { labels: { disk: "hdd" } };
const inZone = (name: string) => ({ labels: { [zone]: name } });
const web = { matchLabels: { app: "web" } };
const near = (kind: "podAffinity" | "podAntiAffinity"): JsonObject => ({
  affinity: {
    [kind]: {
      requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: web, topologyKey: zone }],
    },
  },
});
const spread = (rest: JsonObject = {}): JsonObject => ({
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: zone,
      whenUnsatisfiable: "DoNotSchedule",
      labelSelector: web,
      ...rest,
    },
  ],
});
const wanting = { nodeSelector: { disk: "ssd" } };
const tolerating = { tolerations: [{ operator: "Exists" }] };

describe("a change of a node", () => {
  test.each<Row>([
    { behaviour: "new", by: "NodeUnschedulable", after: {}, helps: true },
    {
      behaviour: "new but cordoned",
      by: "NodeUnschedulable",
      after: { unschedulable: true },
      helps: false,
    },
    {
      behaviour: "uncordoned",
      by: "NodeUnschedulable",
      before: { unschedulable: true },
      after: {},
      helps: true,
    },
    {
      behaviour: "tainted, and open before",
      by: "NodeUnschedulable",
      before: {},
      after: taint("NoSchedule"),
      helps: false,
    },
    { behaviour: "new without taints", by: "TaintToleration", after: {}, helps: true },
    {
      behaviour: "new with a taint",
      by: "TaintToleration",
      after: taint("NoExecute"),
      helps: false,
    },
    {
      behaviour: "rid of its taint",
      by: "TaintToleration",
      before: taint("NoSchedule"),
      after: {},
      helps: true,
    },
    {
      behaviour: "rid of a taint that was borne",
      by: "TaintToleration",
      pod: { spec: tolerating },
      before: taint("NoSchedule"),
      after: {},
      helps: false,
    },
    {
      behaviour: "with another taint that is not borne either",
      by: "TaintToleration",
      before: taint("NoSchedule"),
      after: taint("NoSchedule", "other"),
      helps: false,
    },
    {
      behaviour: "rid of a taint that only warns",
      by: "TaintToleration",
      before: taint("PreferNoSchedule"),
      after: {},
      helps: false,
    },
    {
      behaviour: "new and selected",
      by: "NodeAffinity",
      pod: { spec: wanting },
      after: ssd,
      helps: true,
    },
    {
      behaviour: "new and not selected",
      by: "NodeAffinity",
      pod: { spec: wanting },
      after: hdd,
      helps: false,
    },
    {
      behaviour: "labelled so that it is selected",
      by: "NodeAffinity",
      pod: { spec: wanting },
      before: hdd,
      after: ssd,
      helps: true,
    },
    {
      behaviour: "labelled otherwise, and selected before",
      by: "NodeAffinity",
      pod: { spec: wanting },
      before: ssd,
      after: { labels: { disk: "ssd", more: "labels" } },
      helps: false,
    },
    {
      behaviour: "new of the name",
      by: "NodeName",
      pod: { spec: { nodeName: "n" } },
      after: {},
      helps: true,
    },
    {
      behaviour: "new of another name",
      by: "NodeName",
      pod: { spec: { nodeName: "m" } },
      after: {},
      helps: false,
    },
    { behaviour: "new", by: "NodePorts", after: {}, helps: true },
    {
      behaviour: "new and large enough",
      by: "NodeResourcesFit",
      pod: { requests: { cpu: "4" } },
      after: {},
      helps: true,
    },
    {
      behaviour: "new and too small",
      by: "NodeResourcesFit",
      pod: { requests: { cpu: "5" } },
      after: {},
      helps: false,
    },
    {
      behaviour: "with more of what is asked for",
      by: "NodeResourcesFit",
      pod: { requests: { cpu: "3" } },
      before: { cpu: "2" },
      after: { cpu: "3" },
      helps: true,
    },
    {
      behaviour: "with more, but not enough",
      by: "NodeResourcesFit",
      pod: { requests: { cpu: "5" } },
      before: { cpu: "2" },
      after: { cpu: "3" },
      helps: false,
    },
    {
      behaviour: "with more, of which others take too much",
      by: "NodeResourcesFit",
      pod: { requests: { cpu: "2" } },
      before: { cpu: "2" },
      after: { cpu: "3" },
      there: [other({ requests: { cpu: "2" } })],
      helps: false,
    },
    {
      behaviour: "with more, of which lesser ones take too much",
      by: "NodeResourcesFit",
      pod: { requests: { cpu: "2" }, spec: { priority: 5 } },
      before: { cpu: "2" },
      after: { cpu: "3" },
      there: [other({ requests: { cpu: "2" } })],
      helps: true,
    },
    {
      behaviour: "with more of another resource",
      by: "NodeResourcesFit",
      pod: { requests: { cpu: "1" } },
      before: { memory: "2Gi" },
      after: { memory: "4Gi" },
      helps: false,
    },
    {
      behaviour: "that takes more pods",
      by: "NodeResourcesFit",
      before: { pods: "1" },
      after: { pods: "2" },
      helps: true,
    },
    {
      behaviour: "with less of a resource",
      by: "NodeResourcesFit",
      pod: { requests: { cpu: "1" } },
      before: { cpu: "4" },
      after: { cpu: "2" },
      helps: false,
    },
    { behaviour: "labelled", by: "NodeResourcesFit", before: {}, after: ssd, helps: false },
    {
      behaviour: "new with the key",
      by: "PodTopologySpread",
      pod: { spec: spread() },
      after: inZone("x"),
      helps: true,
    },
    {
      behaviour: "new without the key",
      by: "PodTopologySpread",
      pod: { spec: spread() },
      after: {},
      helps: false,
    },
    {
      behaviour: "gone with its place",
      by: "PodTopologySpread",
      pod: { spec: spread() },
      before: inZone("x"),
      helps: true,
    },
    {
      behaviour: "gone from no place",
      by: "PodTopologySpread",
      pod: { spec: spread() },
      before: {},
      helps: false,
    },
    {
      behaviour: "in a place now",
      by: "PodTopologySpread",
      pod: { spec: spread() },
      before: {},
      after: inZone("x"),
      helps: true,
    },
    {
      behaviour: "in another place",
      by: "PodTopologySpread",
      pod: { spec: spread() },
      before: inZone("y"),
      after: inZone("x"),
      helps: true,
    },
    {
      behaviour: "in the same place with other labels",
      by: "PodTopologySpread",
      pod: { spec: spread() },
      before: inZone("x"),
      after: { labels: { [zone]: "x", disk: "ssd" } },
      helps: false,
    },
    {
      behaviour: "counted now by its other labels",
      by: "PodTopologySpread",
      pod: { spec: { ...spread(), ...wanting } },
      before: inZone("x"),
      after: { labels: { [zone]: "x", disk: "ssd" } },
      helps: true,
    },
    {
      behaviour: "tainted where taints do not count",
      by: "PodTopologySpread",
      pod: { spec: spread() },
      before: inZone("x"),
      after: { ...inZone("x"), ...taint("NoSchedule") },
      // Kubernetes asks in no constraint whether taints count.
      helps: true,
    },
    {
      behaviour: "tainted in no place",
      by: "PodTopologySpread",
      pod: { spec: spread({ nodeTaintsPolicy: "Honor" }) },
      before: {},
      after: taint("NoSchedule"),
      helps: false,
    },
    {
      behaviour: "tainted where taints count",
      by: "PodTopologySpread",
      pod: { spec: spread({ nodeTaintsPolicy: "Honor" }) },
      before: inZone("x"),
      after: { ...inZone("x"), ...taint("NoSchedule") },
      helps: true,
    },
    {
      behaviour: "new with the key",
      by: "InterPodAffinity",
      pod: { spec: near("podAffinity") },
      after: inZone("x"),
      helps: true,
    },
    {
      behaviour: "new without the key",
      by: "InterPodAffinity",
      pod: { spec: near("podAffinity") },
      after: {},
      helps: false,
    },
    {
      behaviour: "new without the key",
      by: "InterPodAffinity",
      pod: { spec: near("podAntiAffinity") },
      after: {},
      helps: true,
    },
    {
      behaviour: "in another place",
      by: "InterPodAffinity",
      pod: { spec: near("podAffinity") },
      before: inZone("y"),
      after: inZone("x"),
      helps: true,
    },
    {
      behaviour: "out of its place",
      by: "InterPodAffinity",
      pod: { spec: near("podAffinity") },
      before: inZone("x"),
      after: {},
      helps: true,
    },
    {
      behaviour: "out of its place",
      by: "InterPodAffinity",
      pod: { spec: near("podAntiAffinity") },
      before: inZone("x"),
      after: {},
      helps: true,
    },
    {
      behaviour: "out of its place, with a pod that avoids the refused one",
      by: "InterPodAffinity",
      pod: { labels: { app: "web" } },
      before: inZone("x"),
      after: {},
      there: [other({ spec: near("podAntiAffinity") })],
      helps: true,
    },
    {
      behaviour: "with other labels than those of places",
      by: "InterPodAffinity",
      pod: { spec: near("podAntiAffinity") },
      before: inZone("x"),
      after: { labels: { [zone]: "x", disk: "ssd" } },
      helps: false,
    },
  ])("helps a pod refused by $by: $helps for one $behaviour", (row) => {
    const { by, pod = {}, before, after, there = [], helps } = row;
    const snapshot = snapshotOf(after === undefined ? [] : [{ name: "n", ...after }], there);
    const previousNode = before && nodeOf({ name: "n", ...before });
    const names =
      after === undefined
        ? (["NodeDelete"] as const)
        : nodeChanges(previousNode, nodeOf({ name: "n", ...after }));
    const events = names.map((name): ClusterEvent => {
      return {
        name,
        slot: snapshot.slotOf("n"),
        revision: 1,
        ...(previousNode && { previousNode }),
      };
    });
    expect(events).not.toEqual([]);
    const found = events.some((event) => mayHelp(podOf(pod), [by], { event, snapshot, framework }));
    expect(found).toBe(helps);
  });
});

const port = (hostPort: number): JsonObject => ({
  containers: [{ name: "c", image: "i:1", ports: [{ containerPort: 80, hostPort }] }],
});

interface PodChange {
  readonly behaviour: string;
  readonly by: string;
  readonly pod?: PodRow;
  /** The other pod as it was and is; it came or went where either is left out. */
  readonly before?: PodRow;
  readonly after?: PodRow;
  readonly there?: readonly Pod[];
  readonly helps: boolean;
}
const isWeb: PodRow = { labels: { app: "web" } };
const isDb: PodRow = { labels: { app: "db" } };

describe("a change of another pod", () => {
  test.each<PodChange>([
    {
      behaviour: "gone with its port",
      by: "NodePorts",
      pod: { spec: port(80) },
      before: { spec: port(80) },
      helps: true,
    },
    {
      behaviour: "gone with another port",
      by: "NodePorts",
      pod: { spec: port(80) },
      before: { spec: port(81) },
      helps: false,
    },
    {
      behaviour: "gone with its port that a third has too",
      by: "NodePorts",
      pod: { spec: port(80) },
      before: { spec: port(80) },
      there: [podOf({ name: "third", spec: { nodeName: "n", ...port(80) } })],
      helps: false,
    },
    {
      behaviour: "gone with its room",
      by: "NodeResourcesFit",
      pod: { requests: { cpu: "4" } },
      before: { requests: { cpu: "1" } },
      helps: true,
    },
    {
      behaviour: "gone from where there is too little",
      by: "NodeResourcesFit",
      pod: { requests: { cpu: "5" } },
      before: { requests: { cpu: "1" } },
      helps: false,
    },
    {
      behaviour: "that asks for less",
      by: "NodeResourcesFit",
      pod: { requests: { cpu: "3" } },
      before: { requests: { cpu: "2" } },
      after: { requests: { cpu: "1" } },
      helps: true,
    },
    {
      behaviour: "that asks for less of something else",
      by: "NodeResourcesFit",
      pod: { requests: { cpu: "1" } },
      before: { requests: { memory: "2Gi" } },
      after: { requests: { memory: "1Gi" } },
      helps: false,
    },
    { behaviour: "labelled", by: "NodeResourcesFit", before: isWeb, after: isDb, helps: false },
    {
      behaviour: "gone that was counted",
      by: "PodTopologySpread",
      pod: { spec: spread() },
      before: isWeb,
      helps: true,
    },
    {
      behaviour: "gone that was not counted",
      by: "PodTopologySpread",
      pod: { spec: spread() },
      before: isDb,
      helps: false,
    },
    {
      behaviour: "new that is counted",
      by: "PodTopologySpread",
      pod: { spec: spread() },
      after: isWeb,
      helps: true,
    },
    {
      behaviour: "new that is not counted",
      by: "PodTopologySpread",
      pod: { spec: spread() },
      after: isDb,
      helps: false,
    },
    {
      behaviour: "not counted any more",
      by: "PodTopologySpread",
      pod: { spec: spread() },
      before: isWeb,
      after: isDb,
      helps: true,
    },
    {
      behaviour: "labelled, and counted as before",
      by: "PodTopologySpread",
      pod: { spec: spread() },
      before: isWeb,
      after: { labels: { app: "web", tier: "1" } },
      helps: false,
    },
    {
      behaviour: "new that is counted by a constraint that refuses nothing",
      by: "PodTopologySpread",
      pod: { spec: spread({ whenUnsatisfiable: "ScheduleAnyway" }) },
      after: isWeb,
      helps: false,
    },
    {
      behaviour: "new to be near to",
      by: "InterPodAffinity",
      pod: { spec: near("podAffinity") },
      after: isWeb,
      helps: true,
    },
    {
      behaviour: "new to keep away from",
      by: "InterPodAffinity",
      pod: { spec: near("podAntiAffinity") },
      after: isWeb,
      helps: false,
    },
    {
      behaviour: "gone to keep away from",
      by: "InterPodAffinity",
      pod: { spec: near("podAntiAffinity") },
      before: isWeb,
      helps: true,
    },
    {
      behaviour: "gone that does not matter",
      by: "InterPodAffinity",
      pod: { spec: near("podAntiAffinity") },
      before: isDb,
      helps: false,
    },
    {
      behaviour: "gone that avoids it",
      by: "InterPodAffinity",
      pod: isWeb,
      before: { spec: near("podAntiAffinity") },
      helps: true,
    },
    {
      behaviour: "to be near to by its new labels",
      by: "InterPodAffinity",
      pod: { spec: near("podAffinity") },
      before: isDb,
      after: isWeb,
      helps: true,
    },
    {
      behaviour: "not to keep away from any more",
      by: "InterPodAffinity",
      pod: { spec: near("podAntiAffinity") },
      before: isWeb,
      after: isDb,
      helps: true,
    },
    {
      behaviour: "to keep away from by its new labels",
      by: "InterPodAffinity",
      pod: { spec: near("podAntiAffinity") },
      before: isDb,
      after: isWeb,
      helps: false,
    },
    { behaviour: "gone", by: "TaintToleration", before: {}, helps: false },
  ])("helps a pod refused by $by: $helps for one $behaviour", (row) => {
    const { by, pod = {}, before, after, there = [], helps } = row;
    const now = after === undefined ? [] : [other(after)];
    const snapshot = snapshotOf([{ name: "n", labels: { [zone]: "x" } }], [...now, ...there]);
    const slot = snapshot.slotOf("n");
    const changed = before !== undefined && after !== undefined;
    const event: ClusterEvent = {
      name: changed ? "AssignedPodUpdate" : after ? "AssignedPodAdd" : "AssignedPodDelete",
      slot,
      revision: 1,
      pod: other(after ?? before),
      ...(changed && { previousPod: other(before) }),
    };
    expect(mayHelp(podOf(pod), [by], { event, snapshot, framework })).toBe(helps);
  });
});

describe("a change of the pod itself", () => {
  test.each<{ behaviour: string; by: string; before: PodRow; after: PodRow; helps: boolean }>([
    {
      behaviour: "less asked for",
      by: "NodeResourcesFit",
      before: { requests: { cpu: "2" } },
      after: { requests: { cpu: "1" } },
      helps: true,
    },
    {
      behaviour: "more asked for",
      by: "NodeResourcesFit",
      before: { requests: { cpu: "1" } },
      after: { requests: { cpu: "2" } },
      helps: false,
    },
    { behaviour: "labels", by: "NodeResourcesFit", before: isDb, after: isWeb, helps: false },
    {
      behaviour: "a toleration",
      by: "TaintToleration",
      before: {},
      after: { spec: tolerating },
      helps: true,
    },
    {
      behaviour: "a toleration",
      by: "NodeUnschedulable",
      before: {},
      after: { spec: tolerating },
      helps: true,
    },
    {
      behaviour: "a toleration of something else",
      by: "NodeUnschedulable",
      before: {},
      after: { spec: { tolerations: [{ key: "k", operator: "Exists" }] } },
      helps: false,
    },
    {
      behaviour: "a toleration",
      by: "NodeResourcesFit",
      before: {},
      after: { spec: tolerating },
      helps: false,
    },
    {
      behaviour: "a toleration",
      by: "PodTopologySpread",
      before: { spec: spread() },
      after: { spec: { ...spread(), ...tolerating } },
      helps: false,
    },
    {
      behaviour: "a toleration where taints count",
      by: "PodTopologySpread",
      before: { spec: spread({ nodeTaintsPolicy: "Honor" }) },
      after: { spec: { ...spread({ nodeTaintsPolicy: "Honor" }), ...tolerating } },
      helps: true,
    },
    {
      behaviour: "labels by which it is counted",
      by: "PodTopologySpread",
      before: { ...isWeb, spec: spread() },
      after: { ...isDb, spec: spread() },
      helps: true,
    },
    {
      behaviour: "labels by which it is not",
      by: "PodTopologySpread",
      before: { labels: { a: "1" }, spec: spread() },
      after: { ...isDb, spec: spread() },
      helps: false,
    },
    { behaviour: "labels", by: "InterPodAffinity", before: isWeb, after: isDb, helps: true },
    {
      behaviour: "its image",
      by: "NodeAffinity",
      before: {},
      after: { spec: port(80) },
      helps: false,
    },
  ])("helps one refused by $by: $helps for $behaviour", ({ by, before, after, helps }) => {
    const snapshot = snapshotOf([{ name: "n" }]);
    const [previousPod, pod] = [podOf(before), podOf(after)];
    const events = targetPodChanges(previousPod, pod).map((name): ClusterEvent => {
      return { name, slot: -1, revision: 1, pod, previousPod };
    });
    expect(events.some((event) => mayHelp(pod, [by], { event, snapshot, framework }))).toBe(helps);
  });
});
