import { expect, test } from "vitest";
import type { Node } from "../../api/core/node/node.ts";
import { nodeCondition, nodeOf } from "../testing/infrastructure.ts";
import { allocate, transfers, zoneShares } from "./allocations.ts";

const zoneLabel = "topology.kubernetes.io/zone";
type Labels = Readonly<Record<string, string>>;

function node(zone: string, cpu: string, labels: Labels = {}, ready = "True"): Node {
  return nodeOf({
    metadata: { labels: { ...(zone === "" ? {} : { [zoneLabel]: zone }), ...labels } },
    status: { allocatable: { cpu }, conditions: [nodeCondition("Ready", ready)] },
  });
}

const controlPlane = { "node-role.kubernetes.io/control-plane": "" };

test.each<{
  behaviour: string;
  nodes: readonly Node[];
  shares: Record<string, number> | undefined;
}>([
  {
    behaviour: "its part of the allocatable CPU",
    nodes: [node("b", "1500m"), node("a", "1"), node("b", "1500m")],
    shares: { a: 0.25, b: 0.75 },
  },
  {
    behaviour: "nothing from control-plane nodes and nodes that are not ready",
    nodes: [
      node("a", "1"),
      node("b", "1"),
      node("a", "8", controlPlane),
      node("a", "8", { "node-role.kubernetes.io/master": "" }),
      node("", "8", {}, "Unknown"),
    ],
    shares: { a: 0.5, b: 0.5 },
  },
  {
    behaviour: "unknown where a node says no zone",
    nodes: [node("a", "1"), node("b", "1"), node("", "1")],
    shares: undefined,
  },
  {
    behaviour: "unknown where a node says no CPU",
    nodes: [node("a", "1"), node("b", "1"), node("b", "0")],
    shares: undefined,
  },
  {
    behaviour: "of no use where there is one zone",
    nodes: [node("a", "1"), node("a", "1")],
    shares: undefined,
  },
  { behaviour: "unknown where there are no nodes", nodes: [], shares: undefined },
])("the share of a zone is $behaviour", ({ nodes, shares }) => {
  const found = zoneShares(nodes);
  expect(found && Object.fromEntries(found)).toEqual(shares);
});

const halves = new Map([
  ["a", 0.5],
  ["b", 0.5],
]);
const thirds = new Map([
  ["a", 2 / 3],
  ["b", 1 / 3],
]);

test.each([
  {
    behaviour: "gives equal zones the same",
    shares: halves,
    endpoints: 4,
    allocations: { a: { desired: 2, maximum: 2 }, b: { desired: 2, maximum: 2 } },
  },
  {
    behaviour: "gives a zone of twice the CPU twice as many",
    shares: thirds,
    endpoints: 12,
    // At least 7 and 4, since each may have a fifth too much to do; one is left over.
    allocations: { a: { desired: 8, maximum: 8 }, b: { desired: 4, maximum: 5 } },
  },
  {
    behaviour: "gives no zone less than the least that it needs",
    shares: new Map([
      ["a", 0.9],
      ["b", 0.1],
    ]),
    endpoints: 5,
    allocations: { a: { desired: 4.5, maximum: 4 }, b: { desired: 1, maximum: 1 } },
  },
  {
    behaviour: "fails where nothing is known of the nodes",
    shares: undefined,
    endpoints: 9,
    allocations:
      "Insufficient Node information: " +
      "allocatable CPU or zone not specified on one or more nodes",
  },
  {
    behaviour: "fails where there are fewer endpoints than zones",
    shares: halves,
    endpoints: 1,
    allocations: "Insufficient number of endpoints (1 endpoints, 2 zones)",
  },
  {
    behaviour: "fails where an endpoint would have too much to do",
    shares: halves,
    endpoints: 3,
    allocations:
      "Unable to allocate minimum required endpoints to each zone " +
      "without exceeding overload threshold (3 endpoints, 2 zones)",
  },
])("allocating endpoints to zones $behaviour", ({ shares, endpoints, allocations }) => {
  const made = allocate(shares, endpoints);
  expect(typeof made === "string" ? made : Object.fromEntries(made)).toEqual(allocations);
});

test.each<{
  behaviour: string;
  counts: Record<string, number>;
  endpoints: number;
  giving: Record<string, number>;
  receiving: Record<string, number>;
}>([
  {
    behaviour: "none where all is even",
    counts: { a: 2, b: 2 },
    endpoints: 4,
    giving: {},
    receiving: {},
  },
  {
    behaviour: "as many as are too many",
    counts: { a: 4 },
    endpoints: 4,
    giving: { a: 2 },
    receiving: { b: 2 },
  },
  {
    behaviour: "from zones that have none of the CPU nothing",
    counts: { c: 4 },
    endpoints: 4,
    giving: {},
    receiving: {},
  },
])("zones give $behaviour", ({ counts, endpoints, giving, receiving }) => {
  const allocations = allocate(halves, endpoints);
  if (typeof allocations === "string") throw new Error(allocations);
  const made = transfers(allocations, new Map(Object.entries(counts)));
  expect([Object.fromEntries(made.giving), Object.fromEntries(made.receiving)]).toEqual([
    giving,
    receiving,
  ]);
});

test("the better part of an endpoint is given where a whole one is missed", () => {
  const shares = new Map([
    ["a", 0.2],
    ["b", 0.2],
    ["c", 0.6],
  ]);
  // 3.4, 3.4 and 10.2 are wanted.
  const allocations = allocate(shares, 17);
  if (typeof allocations === "string") throw new Error(allocations);
  const counts = { a: 4, b: 4, c: 9 };
  const { giving, receiving } = transfers(allocations, new Map(Object.entries(counts)));
  expect([...giving, ...receiving]).toEqual([
    ["a", 1],
    ["c", 1],
  ]);
});
