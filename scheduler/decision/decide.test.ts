import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { seededRandom } from "../../api/runtime.ts";
import { binPackingProfile, kubernetesProfile } from "../configuration/profiles.ts";
import { createFramework } from "../framework/create-framework.ts";
import type { Pod } from "../framework/framework.ts";
import { Snapshot } from "../snapshot/snapshot.ts";
import { type NodeRow, nodeOf, type PodRow, podOf, snapshotOf } from "../testing/objects.ts";
import { schedulePod } from "./decide.ts";

const noRandom = seededRandom(0);
const binPacking = createFramework(binPackingProfile);
const pinned = (...names: string[]) => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          { matchFields: [{ key: "metadata.name", operator: "In", values: names }] },
        ],
      },
    },
  },
});
const on = (nodeName: string, row: PodRow = {}) =>
  podOf({ name: `on-${nodeName}`, ...row, spec: { nodeName, ...row.spec } });

interface Row {
  readonly behaviour: string;
  readonly nodes: readonly NodeRow[];
  readonly pods?: readonly Pod[];
  readonly pod: PodRow;
  readonly node: string;
}

describe("bin packing", () => {
  test.each<Row>([
    {
      behaviour: "fills the fullest node that fits",
      nodes: [{ name: "a" }, { name: "b" }, { name: "c" }],
      pods: [on("b", { requests: { cpu: "1" } }), on("c", { requests: { cpu: "3500m" } })],
      pod: { requests: { cpu: "1" } },
      node: "b",
    },
    {
      behaviour: "takes the first by name where all are alike",
      nodes: [{ name: "c" }, { name: "a" }, { name: "b" }],
      pod: { requests: { cpu: "1" } },
      node: "a",
    },
    {
      behaviour: "rather follows a preference than fills a node",
      nodes: [{ name: "a" }, { name: "b", labels: { disk: "ssd" } }],
      pods: [on("a", { requests: { cpu: "1" } })],
      pod: {
        spec: {
          affinity: {
            nodeAffinity: {
              preferredDuringSchedulingIgnoredDuringExecution: [
                {
                  weight: 1,
                  preference: { matchExpressions: [{ key: "disk", operator: "Exists" }] },
                },
              ],
            },
          },
        },
      },
      node: "b",
    },
    {
      behaviour: "finds the node that a pod is pinned to",
      nodes: [{ name: "a" }, { name: "b" }],
      pod: { spec: pinned("b", "gone") },
      node: "b",
    },
    {
      behaviour: "goes by the host address of a port",
      nodes: [{ name: "a" }, { name: "b" }],
      pods: [on("a", { spec: { containers: [port("10.0.0.1")] } })],
      pod: { spec: { containers: [port("10.0.0.2")] } },
      node: "a",
    },
    {
      behaviour: "puts a pod that tolerates it on a cordoned node",
      nodes: [{ name: "a", unschedulable: true }],
      pod: { spec: { tolerations: [{ operator: "Exists" }] } },
      node: "a",
    },
    {
      behaviour: "counts extended resources",
      nodes: [
        { name: "a", resources: { "x.io/gpu": "1" } },
        { name: "b", resources: { "x.io/gpu": "2" } },
      ],
      pods: [
        on("a", { requests: { "x.io/gpu": "1" } }),
        on("b", { requests: { "x.io/gpu": "1" } }),
      ],
      pod: { requests: { "x.io/gpu": "1" } },
      node: "b",
    },
  ])("$behaviour", ({ nodes, pods, pod, node }) => {
    const snapshot = snapshotOf(nodes, pods);
    expect(schedulePod(podOf(pod), snapshot, binPacking, noRandom)).toEqual({ node });
  });
});

function port(hostIP: string) {
  return { name: "c", image: "app:1", ports: [{ containerPort: 80, hostPort: 80, hostIP }] };
}

describe("a pod that fits nowhere", () => {
  const three = [{ name: "a" }, { name: "b" }, { name: "c" }];
  const help = "Preemption is not helpful for scheduling";
  test.each<Omit<Row, "node"> & { message: string; plugins: readonly string[] }>([
    {
      behaviour: "is told which plugin narrowed the choice",
      nodes: three,
      pod: { requests: { cpu: "5" }, spec: pinned("a") },
      message:
        "0/3 nodes are available: 1 Insufficient cpu, " +
        `2 node(s) didn't satisfy plugin(s) [NodeAffinity]. preemption: 0/3 nodes are available: 3 ${help}.`,
      plugins: ["NodeResourcesFit", "NodeAffinity"],
    },
    {
      behaviour: "is told that its terms contradict each other",
      nodes: three,
      pod: { spec: pinned() },
      message:
        "0/3 nodes are available: pod affinity terms conflict. " +
        `preemption: 0/3 nodes are available: 3 ${help}.`,
      plugins: ["NodeAffinity"],
    },
    {
      behaviour: "is told where other pods are in its way",
      nodes: [{ name: "a" }, { name: "b", taints: [{ key: "k", effect: "NoSchedule" }] }],
      pods: [on("a", { requests: { memory: "8Gi", cpu: "4" } })],
      pod: { requests: { memory: "1Gi", cpu: "1" } },
      message:
        "0/2 nodes are available: 1 Insufficient cpu, 1 Insufficient memory, " +
        "1 node(s) had untolerated taint(s). preemption: 0/2 nodes are available: " +
        `1 No preemption victims found for incoming pod, 1 ${help}.`,
      plugins: ["NodeResourcesFit", "TaintToleration"],
    },
    {
      behaviour: "is told when there are no nodes",
      nodes: [],
      pod: {},
      message: "no nodes available to schedule pods",
      plugins: [],
    },
  ])("$behaviour", ({ nodes, pods = [], pod, message, plugins }) => {
    const snapshot = snapshotOf(nodes, pods);
    const decision = schedulePod(podOf(pod), snapshot, binPacking, noRandom);
    expect(decision).toEqual({ failure: { message, plugins } });
  });
});

/** Rows that between them touch every plugin. */
const nodeRow: fc.Arbitrary<NodeRow> = fc.record({
  name: fc.constantFrom("a", "b", "c", "d", "e"),
  cpu: fc.constantFrom("1", "2", "4"),
  labels: fc.constantFrom<Record<string, string>>({}, { disk: "ssd" }),
  taints: fc.constantFrom<NonNullable<NodeRow["taints"]>>(
    [],
    [{ key: "k", effect: "NoSchedule" }],
    [{ key: "k", effect: "PreferNoSchedule" }],
  ),
  unschedulable: fc.boolean(),
});
const preferred = {
  weight: 3,
  preference: { matchExpressions: [{ key: "disk", operator: "Exists" }] },
};
const podRow: fc.Arbitrary<PodRow> = fc.record({
  name: fc.constantFrom("p", "q", "r", "s", "t"),
  requests: fc.constantFrom<Record<string, string>>(
    {},
    { cpu: "500m" },
    { cpu: "1", memory: "1Gi" },
    { "x.io/gpu": "1" },
  ),
  spec: fc.constantFrom<JsonObject>(
    {},
    { tolerations: [{ operator: "Exists" }] },
    { nodeSelector: { disk: "ssd" } },
    {
      affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [preferred] } },
    },
    pinned("a", "b"),
  ),
});
type Step = { node: NodeRow } | { gone: string } | { pod: PodRow } | { left: string };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ node: nodeRow }),
  fc.record({ gone: fc.constantFrom("a", "b", "c", "d", "e") }),
  fc.record({ pod: podRow }),
  fc.record({ left: fc.constantFrom("p", "q", "r", "s", "t") }),
);

test.each([binPacking, createFramework(kubernetesProfile)])(
  "what is remembered of earlier decisions changes no decision (ties by $profile.ties)",
  (framework) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const snapshot = new Snapshot();
        const nodes = new Map<string, NodeRow>();
        const pods = new Map<string, Pod>();
        steps.forEach((each, seed) => {
          if ("node" in each) {
            nodes.set(each.node.name, each.node);
            snapshot.setNode(nodeOf(each.node));
          } else if ("gone" in each) {
            nodes.delete(each.gone);
            snapshot.removeNode(each.gone);
          } else if ("left" in each) {
            pods.delete(each.left);
            snapshot.removePod(`uid-${each.left}`);
          } else {
            const pod = podOf(each.pod);
            const fresh = snapshotOf([...nodes.values()], [...pods.values()]);
            const decision = schedulePod(pod, snapshot, framework, seededRandom(seed));
            expect(decision).toEqual(schedulePod(pod, fresh, framework, seededRandom(seed)));
            if ("failure" in decision) return;
            snapshot.assume(pod, decision.node);
            const bound = { ...pod, spec: { ...pod.spec, nodeName: decision.node } };
            pods.set(each.pod.name ?? "", bound);
          }
        });
      }),
    );
  },
);
