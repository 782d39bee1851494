import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { binPackingProfile, kubernetesProfile } from "../configuration/profiles.ts";
import { createFramework } from "../framework/create-framework.ts";
import type { Pod } from "../framework/framework.ts";
import { type NodeRow, type PodRow, podOf, snapshotOf } from "../testing/objects.ts";
import { explain } from "./explain.ts";

const framework = createFramework(binPackingProfile);
const zone = "topology.kubernetes.io/zone";
const hostname = "kubernetes.io/hostname";
const required = "requiredDuringSchedulingIgnoredDuringExecution";
const labelSelector = { matchLabels: { app: "web" } };
const gpu = { key: "dedicated", value: "gpu", effect: "NoSchedule" };
const closed = { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" };

const on = (nodeName: string, row: PodRow): Pod =>
  podOf({ ...row, spec: { ...containers(row), nodeName, ...row.spec } });
const containers = ({ requests = {} }: PodRow): JsonObject => ({
  containers: [{ name: "c", image: "app:1", resources: { requests } }],
});
const withPort = (hostPort: number): JsonObject => ({
  containers: [{ name: "c", image: "app:1", ports: [{ containerPort: 80, hostPort }] }],
});
const spreading = (topologyKey: string): JsonObject => ({
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey, whenUnsatisfiable: "DoNotSchedule", labelSelector },
  ],
});
const affinity = (kind: "podAffinity" | "podAntiAffinity", topologyKey: string): JsonObject => ({
  affinity: { [kind]: { [required]: [{ topologyKey, labelSelector }] } },
});

interface Row {
  readonly behaviour: string;
  readonly pod: PodRow;
  readonly node: Omit<NodeRow, "name">;
  readonly placed?: readonly Pod[];
  /** What stands against `node`, beside which there is an empty `other` in another zone. */
  readonly changes: readonly string[];
}

const rows: readonly Row[] = [
  {
    behaviour: "asks for less of what is short, as much as is short",
    pod: { requests: { cpu: "1500m", memory: "3Gi" } },
    node: { cpu: "1300m", memory: "2Gi" },
    changes: ["-200m cpu", "-1Gi memory"],
  },
  {
    behaviour: "asks for nothing where pods take more than there is",
    pod: { requests: { cpu: "500m" } },
    node: { cpu: "1" },
    placed: [on("node", { name: "a", requests: { cpu: "2" } })],
    changes: ["-500m cpu"],
  },
  {
    behaviour: "counts devices in pieces",
    pod: { requests: { "example.com/gpu": "3" } },
    node: { resources: { "example.com/gpu": "1" } },
    changes: ["-2 example.com/gpu"],
  },
  {
    behaviour: "wants fewer pods where there are too many",
    pod: {},
    node: { pods: "1" },
    placed: [on("node", { name: "a" }), on("node", { name: "b" })],
    changes: ["2 pods fewer on the node"],
  },
  {
    behaviour: "tolerates each taint that keeps it out",
    pod: {},
    node: {
      taints: [gpu, { key: "old", effect: "NoExecute" }, { key: "x", effect: "PreferNoSchedule" }],
    },
    changes: ["tolerate dedicated=gpu:NoSchedule", "tolerate old:NoExecute"],
  },
  {
    behaviour: "has a node uncordoned, which takes its taint off too",
    pod: {},
    node: { unschedulable: true, taints: [closed] },
    changes: ["uncordon the node"],
  },
  {
    behaviour: "names the port that is taken, and by whom",
    pod: { spec: withPort(8080) },
    node: {},
    placed: [on("node", { name: "a", spec: withPort(8080) }), on("node", { name: "b" })],
    changes: ["another host port than TCP/8080 (taken by default/a)"],
  },
  {
    behaviour: "raises the skew to what would do",
    pod: { labels: { app: "web" }, spec: spreading(zone) },
    node: {},
    placed: ["a", "b"].map((name) => on("node", { name, labels: { app: "web" } })),
    changes: [`maxSkew over ${zone}: 3 (zone-a has 2 of these pods, 0 would do)`],
  },
  {
    behaviour: "does without spreading where the node has no place",
    pod: { labels: { app: "web" }, spec: spreading("rack") },
    node: {},
    changes: ["no required spreading (no label rack)"],
  },
  {
    behaviour: "does without the affinity that has nobody there",
    pod: { spec: affinity("podAffinity", zone) },
    node: {},
    placed: [on("other", { name: "a", labels: { app: "web" } })],
    changes: [`no affinity to pods app=web over ${zone} (zone-a has none)`],
  },
  {
    behaviour: "does without the anti-affinity that somebody stands against",
    pod: { spec: affinity("podAntiAffinity", hostname) },
    node: {},
    placed: ["a", "b", "c", "d"].map((name) => on("node", { name, labels: { app: "web" } })),
    changes: [
      `no anti-affinity to pods app=web over ${hostname} ` +
        "(default/a, default/b, default/c and 1 more)",
    ],
  },
  {
    behaviour: "names the pods that must not be near it",
    pod: { labels: { app: "web" } },
    node: {},
    placed: [on("node", { name: "a", spec: affinity("podAntiAffinity", zone) })],
    changes: [`no pods that avoid this one over ${zone} (default/a)`],
  },
  {
    behaviour: "says all that several plugins want",
    pod: { requests: { cpu: "2" } },
    node: { cpu: "1", taints: [gpu] },
    changes: ["tolerate dedicated=gpu:NoSchedule", "-1 cpu"],
  },
];

describe("a pod that a node refuses", () => {
  test.each(rows)("$behaviour", ({ pod, node, placed = [], changes }) => {
    const nodes = [
      { ...node, name: "node", labels: { [zone]: "zone-a" } },
      { name: "other", cpu: "8", labels: { [zone]: "zone-b" } },
    ];
    const { nodes: verdicts } = explain(podOf(pod), snapshotOf(nodes, placed), framework);
    const found = verdicts.find((verdict) => verdict.node === "node")?.refusals ?? [];
    const told = found.flatMap(({ remedies }) =>
      remedies.map(
        ({ change, detail }) => `${change}${detail === undefined ? "" : ` (${detail})`}`,
      ),
    );
    expect([...new Set(told)]).toEqual(changes);
  });
});

describe("what would let a pod in", () => {
  const nodes: readonly NodeRow[] = [
    { name: "n-1", cpu: "1" },
    { name: "n-2", cpu: "1500m" },
    { name: "n-3", taints: [gpu] },
    { name: "n-4", taints: [gpu] },
    { name: "n-5", taints: [gpu] },
    { name: "n-6", cpu: "1", taints: [gpu] },
    { name: "n-7", cpu: "1" },
  ];
  const { remedies, nodes: verdicts } = explain(
    podOf({ requests: { cpu: "2" } }),
    snapshotOf(nodes),
    framework,
  );

  test("is counted over the nodes that lack the same, the smallest change first", () => {
    const told = remedies.map(({ changes, nodes: count }) => `${changes.join(" and ")}: ${count}`);
    expect(told).toEqual([
      "-500m cpu: 1",
      "-1 cpu: 2",
      "tolerate dedicated=gpu:NoSchedule: 3",
      "tolerate dedicated=gpu:NoSchedule and -1 cpu: 1",
    ]);
  });

  test("orders the nodes", () => {
    const order = verdicts.map(({ node }) => node);
    expect(order).toEqual(["n-2", "n-1", "n-7", "n-3", "n-4", "n-5", "n-6"]);
  });
});

describe("a pod that fits", () => {
  const pod = podOf({ requests: { cpu: "1", memory: "1Gi" } });
  const full = on("n-2", { name: "full", requests: { cpu: "2", memory: "4Gi" } });
  const nodes = [{ name: "n-1" }, { name: "n-2" }, { name: "n-3" }];

  test("has what every plugin gives, raw, normalised and weighted", () => {
    const { nodes: verdicts, best } = explain(pod, snapshotOf(nodes, [full]), framework);
    expect(best).toEqual(["n-2"]);
    expect(verdicts.map(({ node, total }) => [node, total])).toEqual([
      ["n-2", 368],
      ["n-1", 318],
      ["n-3", 318],
    ]);
    expect(verdicts[0]?.scores).toEqual([
      { plugin: "TaintToleration", weight: 3, raw: 0, normalized: 100, weighted: 300 },
      { plugin: "NodeResourcesFit", weight: 1, raw: 68, normalized: 68, weighted: 68 },
    ]);
  });

  test("may go to any of the best where chance breaks ties", () => {
    const kubernetes = createFramework(kubernetesProfile);
    const { best } = explain(pod, snapshotOf(nodes, [full]), kubernetes);
    expect(best).toEqual(["n-1", "n-3"]);
  });

  test("goes to the node that it waits for", () => {
    const snapshot = snapshotOf(nodes, [full]);
    snapshot.nominations.set(pod, "n-3");
    expect(explain(pod, snapshot, framework).best).toEqual(["n-3"]);
  });

  test("leaves room to a pod that waits for it", () => {
    const snapshot = snapshotOf([{ name: "n-1", cpu: "1" }]);
    const first = podOf({ name: "first", requests: { cpu: "1" } });
    snapshot.nominations.set(first, "n-1");
    const [verdict] = explain(pod, snapshot, framework).nodes;
    expect(verdict?.refusals).toEqual([
      {
        plugin: "NodeResourcesFit",
        reasons: ["Insufficient cpu"],
        unresolvable: false,
        remedies: [
          { change: "no pod that waits for the node and goes before", detail: "default/first" },
        ],
      },
    ]);
  });
});

test("a pod that has a node is explained as if it had none, and stays there", () => {
  const pod = on("n-1", { name: "large", requests: { cpu: "4" } });
  const snapshot = snapshotOf([{ name: "n-1" }, { name: "n-2", cpu: "2" }], [pod]);
  const { best, feasible } = explain(pod, snapshot, framework);
  expect({ best, feasible }).toEqual({ best: ["n-1"], feasible: 1 });
  expect(snapshot.column("cpu")?.requested[snapshot.slotOf("n-1")]).toBe(4000);
});

test("no node is asked where there is none", () => {
  expect(explain(podOf({}), snapshotOf([]), framework)).toEqual({
    nodes: [],
    feasible: 0,
    best: [],
    remedies: [],
  });
});
