/** The examples of the documentation and of the KEPs, and what they leave open. */
import { describe, expect, test } from "vitest";
import { Service } from "../../api/core/service/service.ts";
import type { JsonObject } from "../../api/json.ts";
import type { PluginArgs } from "../framework/framework.ts";
import { decoded, decodePod, type NodeRow, snapshotOf } from "../testing/objects.ts";
import { verdicts } from "../testing/verdicts.ts";

const zone = "topology.kubernetes.io/zone";
const hostname = "kubernetes.io/hostname";
const skewed = "node(s) didn't match pod topology spread constraints";
const missing = `!${skewed} (missing required label)`;

interface Row {
  readonly behaviour: string;
  readonly nodes: readonly NodeRow[];
  /** The labels of the pods on each node; `foo: bar` where there is but their number. */
  readonly pods: Readonly<Record<string, number | readonly JsonObject[]>>;
  readonly constraints?: readonly JsonObject[];
  readonly labels?: JsonObject;
  readonly spec?: JsonObject;
  readonly args?: PluginArgs;
  readonly verdicts: Readonly<Record<string, string | number>>;
}

const inZone = (place: string, name: string, row: Partial<NodeRow> = {}): NodeRow => ({
  name,
  ...row,
  labels: { [zone]: place, ...row.labels },
});
/** Two zones with two nodes each. */
const four = [
  inZone("A", "node1"),
  inZone("A", "node2"),
  inZone("B", "node3"),
  inZone("B", "node4"),
];
const foobar = { matchLabels: { foo: "bar" } };
const hard = (topologyKey: string, rest: JsonObject = {}): JsonObject => ({
  maxSkew: 1,
  topologyKey,
  whenUnsatisfiable: "DoNotSchedule",
  labelSelector: foobar,
  ...rest,
});
const soft = (topologyKey: string, rest: JsonObject = {}): JsonObject =>
  hard(topologyKey, { whenUnsatisfiable: "ScheduleAnyway", ...rest });
const notIn = (key: string, value: string) => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key, operator: "NotIn", values: [value] }] }],
      },
    },
  },
});

function snapshotOfRow({ nodes, pods }: Pick<Row, "nodes" | "pods">) {
  const placed = Object.entries(pods).flatMap(([nodeName, given]) => {
    const labels = typeof given === "number" ? Array(given).fill({ foo: "bar" }) : given;
    return labels.map((each, index) => {
      const { deletionTimestamp, namespace = "default", ...own } = each;
      const name = `${nodeName}-${index}`;
      const metadata = {
        name,
        namespace,
        labels: own,
        ...(deletionTimestamp && { deletionTimestamp }),
      };
      return decodePod({ metadata, spec: { nodeName, containers: [{ name: "c", image: "i:1" }] } });
    });
  });
  return snapshotOf(nodes, placed);
}

const probe = ({ constraints, labels = { foo: "bar" }, spec }: Partial<Row>) =>
  decodePod({
    metadata: { name: "probe", labels },
    spec: {
      containers: [{ name: "c", image: "i:1" }],
      ...(constraints && { topologySpreadConstraints: constraints }),
      ...spec,
    },
  });

const leaving = { foo: "bar", deletionTimestamp: "2026-01-01T00:00:00Z" };

describe("PodTopologySpread refuses nodes", () => {
  test.each<Row>([
    {
      behaviour: "of the zone that has more pods (one constraint)",
      nodes: four,
      pods: { node1: 1, node2: 1, node3: 1 },
      constraints: [hard(zone)],
      verdicts: { node1: skewed, node2: skewed, node3: 0, node4: 0 },
    },
    {
      behaviour: "of no zone where the skew may be 2",
      nodes: four,
      pods: { node1: 1, node2: 1, node3: 1 },
      constraints: [hard(zone, { maxSkew: 2 })],
      verdicts: { node1: 0, node2: 0, node3: 0, node4: 0 },
    },
    {
      behaviour: "that break either of two constraints",
      nodes: four,
      pods: { node1: 1, node2: 1, node3: 1 },
      constraints: [hard(zone), hard(hostname)],
      verdicts: { node1: skewed, node2: skewed, node3: skewed, node4: 0 },
    },
    {
      behaviour: "all, where two constraints conflict",
      nodes: four.slice(0, 3),
      pods: { node1: 2, node2: 1, node3: 2 },
      constraints: [hard(zone), hard(hostname)],
      verdicts: { node1: skewed, node2: skewed, node3: skewed },
    },
    {
      behaviour: "by the zones that node affinity leaves (the empty zone C does not count)",
      nodes: [...four, inZone("C", "node5")],
      pods: { node1: 1, node2: 1, node3: 1 },
      constraints: [hard(zone)],
      spec: notIn(zone, "C"),
      verdicts: { node1: skewed, node2: skewed, node3: 0, node4: 0, node5: 0 },
    },
    {
      behaviour: "by all zones where nodeAffinityPolicy is Ignore (KEP-3094)",
      nodes: [...four, inZone("C", "node5")],
      pods: { node1: 1, node2: 1, node3: 1 },
      constraints: [hard(zone, { nodeAffinityPolicy: "Ignore" })],
      spec: notIn(zone, "C"),
      verdicts: { node1: skewed, node2: skewed, node3: skewed, node4: skewed, node5: 0 },
    },
    {
      behaviour: "by tainted nodes too, unless told otherwise (KEP-3094)",
      nodes: [
        inZone("A", "a"),
        inZone("B", "b"),
        inZone("C", "c", { taints: [{ key: "k", effect: "NoSchedule" }] }),
      ],
      pods: { a: 1, b: 1 },
      constraints: [hard(zone)],
      verdicts: { a: skewed, b: skewed, c: 0 },
    },
    {
      behaviour: "without regard to those that it does not bear where nodeTaintsPolicy is Honor",
      nodes: [
        inZone("A", "a"),
        inZone("B", "b"),
        inZone("C", "c", { taints: [{ key: "k", effect: "NoSchedule" }] }),
        inZone("D", "d", { taints: [{ key: "k", effect: "PreferNoSchedule" }] }),
      ],
      pods: { a: 1, b: 1, d: 1 },
      constraints: [hard(zone, { nodeTaintsPolicy: "Honor" })],
      verdicts: { a: 0, b: 0, c: 0, d: 0 },
    },
    {
      behaviour: "while there are fewer places than minDomains (KEP-3022)",
      nodes: [inZone("A", "a"), inZone("B", "b")],
      pods: { a: 1, b: 1 },
      constraints: [hard(zone, { minDomains: 3 })],
      verdicts: { a: skewed, b: skewed },
    },
    {
      behaviour: "no more once there are as many places as minDomains",
      nodes: [inZone("A", "a"), inZone("B", "b"), inZone("C", "c")],
      pods: { a: 1, b: 1, c: 1 },
      constraints: [hard(zone, { minDomains: 3 })],
      verdicts: { a: 0, b: 0, c: 0 },
    },
    {
      behaviour: "by the pods of its own revision (matchLabelKeys, KEP-3243)",
      nodes: [inZone("A", "a"), inZone("B", "b")],
      pods: { a: [{ foo: "bar", hash: "1" }], b: [{ foo: "bar", hash: "2" }] },
      labels: { foo: "bar", hash: "2" },
      constraints: [
        hard(zone, {
          matchLabelKeys: ["hash"],
          // The API server has put the value of the key here.
          labelSelector: {
            ...foobar,
            matchExpressions: [{ key: "hash", operator: "In", values: ["2"] }],
          },
        }),
      ],
      verdicts: { a: 0, b: skewed },
    },
    {
      // What the API server wrote holds for no pod any more, nor for this one.
      behaviour: "by no pods at all once its labels have changed (matchLabelKeys)",
      nodes: [inZone("A", "a"), inZone("B", "b")],
      pods: { a: [{ foo: "bar", hash: "1" }], b: [{ foo: "bar", hash: "2" }] },
      labels: { foo: "bar", hash: "2" },
      constraints: [
        hard(zone, {
          matchLabelKeys: ["hash"],
          labelSelector: {
            ...foobar,
            matchExpressions: [{ key: "hash", operator: "In", values: ["1"] }],
          },
        }),
      ],
      verdicts: { a: 0, b: 0 },
    },
    {
      behaviour: "by a label that it got after it was made (matchLabelKeys)",
      nodes: [inZone("A", "a"), inZone("B", "b")],
      pods: { a: [{ foo: "bar", hash: "1" }], b: [{ foo: "bar", hash: "2" }] },
      labels: { foo: "bar", hash: "2" },
      constraints: [hard(zone, { matchLabelKeys: ["hash"] })],
      verdicts: { a: 0, b: skewed },
    },
    {
      behaviour: "that lack the label",
      nodes: [inZone("A", "a"), { name: "bare" }],
      pods: { a: 1 },
      constraints: [hard(zone)],
      verdicts: { a: 0, bare: missing },
    },
    {
      behaviour: "and counts none that lack a label of another constraint",
      nodes: [inZone("A", "a", { labels: { rack: "1" } }), inZone("B", "b")],
      pods: { a: 1 },
      constraints: [hard(zone), hard("rack")],
      verdicts: { a: 0, b: missing },
    },
    {
      behaviour: "without counting pods of other namespaces, or that are leaving",
      nodes: four,
      pods: { node1: [leaving], node2: [{ foo: "bar", namespace: "other" }] },
      constraints: [hard(zone)],
      verdicts: { node1: 0, node2: 0, node3: 0, node4: 0 },
    },
    {
      behaviour: "without counting any pod by an empty selector",
      nodes: [inZone("A", "a"), inZone("B", "b")],
      pods: { a: 5 },
      constraints: [hard(zone, { labelSelector: {} })],
      verdicts: { a: 0, b: 0 },
    },
    {
      behaviour: "a pod that does not count itself may go beside one more",
      nodes: [inZone("A", "a"), inZone("B", "b")],
      pods: { a: 1 },
      labels: { foo: "baz" },
      constraints: [hard(zone)],
      verdicts: { a: 0, b: 0 },
    },
  ])("$behaviour", (row) => {
    const { args, verdicts: expected } = row;
    const found = verdicts({ name: "PodTopologySpread", args }, probe(row), snapshotOfRow(row));
    expect(found).toEqual(expected);
  });
});

describe("PodTopologySpread scores nodes", () => {
  test.each<Row>([
    {
      // 2, 1, 0 and 3 pods weigh ln(4 + 2) each: 4, 2, 0 and 5 when rounded.
      behaviour: "by the pods on each",
      nodes: four,
      pods: { node1: 2, node2: 1, node4: 3 },
      constraints: [soft(hostname)],
      verdicts: { node1: 20, node2: 60, node3: 100, node4: 0 },
    },
    {
      // 3 and 3 pods weigh ln(2 + 2) each, so that all are the worst and the best at once.
      behaviour: "alike where the zones are even",
      nodes: four,
      pods: { node1: 2, node2: 1, node4: 3 },
      constraints: [soft(zone)],
      verdicts: { node1: 100, node2: 100, node3: 100, node4: 100 },
    },
    {
      // A: 3 ln 4 = 4, B: 1 ln 4 = 1.
      behaviour: "by the pods of each zone",
      nodes: four,
      pods: { node1: 2, node2: 1, node4: 1 },
      constraints: [soft(zone)],
      verdicts: { node1: 25, node2: 25, node3: 100, node4: 100 },
    },
    {
      // With maxSkew 3 each score is higher by 2: A: 6, B: 3.
      behaviour: "less apart where the skew may be higher",
      nodes: four,
      pods: { node1: 2, node2: 1, node4: 1 },
      constraints: [soft(zone, { maxSkew: 3 })],
      verdicts: { node1: 50, node2: 50, node3: 100, node4: 100 },
    },
    {
      behaviour: "0 where a label is missing",
      nodes: [...four, { name: "bare" }],
      pods: { node1: 1 },
      constraints: [soft(zone)],
      verdicts: { bare: 0, node1: 0, node2: 0, node3: 100, node4: 100 },
    },
    {
      behaviour: "of which a required constraint leaves some",
      nodes: four,
      pods: { node1: 1, node2: 1, node3: 1 },
      constraints: [hard(zone), soft(hostname)],
      verdicts: { node1: skewed, node2: skewed, node3: 0, node4: 100 },
    },
    {
      behaviour: "not at all for a pod that nothing selects",
      nodes: four,
      pods: { node1: 3 },
      verdicts: { node1: 0, node2: 0, node3: 0, node4: 0 },
    },
  ])("$behaviour", (row) => {
    const { verdicts: expected } = row;
    const found = verdicts({ name: "PodTopologySpread" }, probe(row), snapshotOfRow(row));
    expect(found).toEqual(expected);
  });
});

describe("PodTopologySpread spreads the pods of a service by default", () => {
  const list = (...defaultConstraints: readonly JsonObject[]) => {
    const constraints = defaultConstraints.map(({ labelSelector: _, ...rest }) => rest);
    return { defaultingType: "List", defaultConstraints: constraints };
  };
  test.each<Row>([
    {
      // Node 1: 2 ln 6 + 2 = 5.6 and 3 ln 4 + 4 = 8.2; all of them: 14, 12, 7 and 9.
      behaviour: "over nodes and zones",
      nodes: four,
      pods: { node1: 2, node2: 1, node4: 1 },
      verdicts: { node1: 50, node2: 64, node3: 100, node4: 85 },
    },
    {
      behaviour: "over nodes without zones too",
      nodes: [{ name: "a" }, { name: "b" }],
      pods: { a: 1 },
      verdicts: { a: 66, b: 100 },
    },
    {
      behaviour: "as a list of constraints says, which may refuse nodes",
      nodes: four,
      pods: { node1: 1 },
      args: list(hard(zone)),
      verdicts: { node1: skewed, node2: skewed, node3: 0, node4: 0 },
    },
    {
      behaviour: "without regard to matchLabelKeys of the list",
      nodes: four,
      pods: { node1: [{ foo: "bar", hash: "1" }] },
      labels: { foo: "bar", hash: "2" },
      args: list(hard(zone, { matchLabelKeys: ["hash"] })),
      verdicts: { node1: skewed, node2: skewed, node3: 0, node4: 0 },
    },
    {
      behaviour: "unless they have constraints of their own",
      nodes: four,
      pods: { node1: 1, node2: 1 },
      constraints: [hard(hostname)],
      args: list(hard(zone)),
      verdicts: { node1: skewed, node2: skewed, node3: 0, node4: 0 },
    },
    {
      behaviour: "not at all where the list is empty",
      nodes: four,
      pods: { node1: 1 },
      args: list(),
      verdicts: { node1: 0, node2: 0, node3: 0, node4: 0 },
    },
  ])("$behaviour", (row) => {
    const { args, verdicts: expected } = row;
    const snapshot = snapshotOfRow(row);
    const service = decoded<Service>(Service, {
      metadata: { name: "s", namespace: "default" },
      spec: { selector: { foo: "bar" } },
    });
    snapshot.selections = { ...snapshot.selections, services: { indexed: () => [service] } };
    const found = verdicts({ name: "PodTopologySpread", args }, probe(row), snapshot);
    expect(found).toEqual(expected);
  });
});
