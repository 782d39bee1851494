import { expect, test } from "vitest";
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { nodeCondition, nodeOf } from "../testing/infrastructure.ts";
import { nowMs, podOf, timeAt } from "../testing/workloads.ts";
import { planNode, planRemoval } from "./plan.ts";

interface Given {
  readonly node: Node;
  readonly renewed?: number;
  readonly others?: readonly Node[];
  readonly pods?: readonly Pod[];
  readonly isRegistered?: boolean;
}

const healthy = nodeOf({ metadata: { name: "healthy" } });

const plan = ({ node, renewed, others = [healthy], pods = [], isRegistered = true }: Given) =>
  planNode({
    node,
    renewedMs: renewed === undefined ? undefined : nowMs + renewed * 1000,
    nodes: () => [node, ...others],
    pods: () => pods,
    isRegistered: () => isRegistered,
    nowMs,
    steadyMs: nowMs,
  });

/** What is written, in short. */
function outline(given: Given) {
  const { actions, requeueAfterMs } = plan(given);
  const writes = actions.map((action) => {
    if (action.do === "record") return `${action.event.reason}: ${action.event.message}`;
    if (action.do !== "update") return action.do;
    const event = action.succeeded === undefined ? "" : `, ${action.succeeded.message}`;
    if (action.object.kind === "Pod") return `pod ${action.object.metadata.name}${event}`;
    // Only nodes and pods are written here.
    const { spec, status } = action.object as Node;
    return action.subresource === "status"
      ? `status ${status.conditions?.map(({ type, status: is }) => `${type}=${is}`)}${event}`
      : `taints ${spec.taints?.map(({ key, effect }) => `${key.split("/")[1]}:${effect}`)}`;
  });
  return { writes, requeueAfterMs };
}

const ready = (heard: number) => ({ conditions: [nodeCondition("Ready", "True", { heard })] });
const lost = (changed: number, status = "Unknown") => ({
  conditions: [nodeCondition("Ready", status, { heard: -90, changed })],
});
const unreachable = { key: "node.kubernetes.io/unreachable" };
const taint = (effect: string, seconds: number) => ({
  ...unreachable,
  effect,
  timeAdded: timeAt(seconds),
});

test.each([
  { behaviour: "its lease", node: nodeOf({ status: ready(-200) }), renewed: -10, waits: 40_001 },
  { behaviour: "its status", node: nodeOf({ status: ready(-20) }), renewed: -100, waits: 30_001 },
  {
    behaviour: "its youth",
    node: nodeOf({ metadata: { creationTimestamp: timeAt(-20) }, status: { conditions: [] } }),
    renewed: undefined,
    waits: 40_001,
  },
  {
    behaviour: "its youth, though its status tells of no heartbeat",
    node: nodeOf({
      metadata: { creationTimestamp: timeAt(-20) },
      status: { conditions: [{ type: "Ready", status: "True" }] },
    }),
    renewed: undefined,
    waits: 30_001,
  },
])("a node is alive by $behaviour, and is looked at when that is over", (given) => {
  expect(outline(given)).toEqual({ writes: [], requeueAfterMs: given.waits });
});

test("a node that falls silent is unknown, which is an event", () => {
  expect(outline({ node: nodeOf({ status: ready(-51) }), renewed: -51 })).toEqual({
    writes: [
      "status Ready=Unknown,MemoryPressure=Unknown,DiskPressure=Unknown,PIDPressure=Unknown, " +
        "Node node-1 status is now: NodeNotReady",
    ],
    requeueAfterMs: undefined,
  });
});

test("its conditions say why", () => {
  const [action] = plan({ node: nodeOf({ status: ready(-51) }) }).actions;
  const conditions = [
    {
      type: "Ready",
      status: "Unknown",
      lastHeartbeatTime: timeAt(-51),
      lastTransitionTime: timeAt(0),
      reason: "NodeStatusUnknown",
      message: "Kubelet stopped posting node status.",
    },
    ...["MemoryPressure", "DiskPressure", "PIDPressure"].map((type) => ({
      type,
      status: "Unknown",
      lastHeartbeatTime: timeAt(-7200),
      lastTransitionTime: timeAt(0),
      reason: "NodeStatusNeverUpdated",
      message: "Kubelet never posted node status.",
    })),
  ];
  expect(action).toMatchObject({ object: { status: { conditions } } });
});

const allUnknown = (changed: number) => ({
  conditions: ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"].map((type) =>
    nodeCondition(type, "Unknown", { heard: -90, changed }),
  ),
});

test.each([
  {
    behaviour: "takes no new pods at once, and its pods are not ready",
    node: nodeOf({ status: allUnknown(-1) }),
    pods: [podOf(), podOf({ metadata: { name: "off" }, status: { conditions: [] } })],
    writes: ["taints unreachable:NoSchedule", "pod web-1-a, Node is not ready"],
    waits: 4000,
  },
  {
    behaviour: "loses its pods once it is lost for five seconds",
    node: nodeOf({ spec: { taints: [taint("NoSchedule", -5)] }, status: allUnknown(-5) }),
    writes: ["taints unreachable:NoSchedule,unreachable:NoExecute"],
    waits: 5000,
  },
  {
    behaviour: "waits ten seconds for the next of its zone",
    node: nodeOf({ spec: { taints: [taint("NoSchedule", -5)] }, status: allUnknown(-5) }),
    others: [
      healthy,
      nodeOf({
        metadata: { name: "node-0" },
        spec: { taints: [taint("NoExecute", -3)] },
        status: allUnknown(-8),
      }),
    ],
    writes: [],
    waits: 7000,
  },
  {
    behaviour: "keeps its pods while no node at all is ready",
    node: nodeOf({
      spec: { taints: [taint("NoSchedule", -9), taint("NoExecute", -4)] },
      status: allUnknown(-9),
    }),
    others: [],
    writes: ["taints unreachable:NoSchedule"],
    waits: 5000,
  },
])("a lost node $behaviour", ({ writes, waits, ...given }) => {
  expect(outline(given)).toEqual({ writes, requeueAfterMs: waits });
});

const zoned = (zone: string | undefined, name: string, parts: Parameters<typeof nodeOf>[0] = {}) =>
  nodeOf({
    ...parts,
    metadata: {
      name,
      labels: zone === undefined ? {} : { "topology.kubernetes.io/zone": zone },
      ...parts.metadata,
    },
  });
/** A node that was lost so long ago and whose pods were told to go since. */
const emptied = (zone: string, name: string, seconds: number) =>
  zoned(zone, name, {
    spec: { taints: [taint("NoExecute", seconds)] },
    status: allUnknown(seconds - 5),
  });
const healthyIn = (zone: string, count: number) =>
  Array.from({ length: count }, (_, index) => zoned(zone, `${zone}-${index}`));
const emptiedIn = (zone: string, count: number, seconds: number) =>
  Array.from({ length: count }, (_, index) => emptied(zone, `${zone}-lost-${index}`, seconds));

test.each([
  {
    behaviour: "at 0.1 nodes a second where its zone is well",
    others: [...healthyIn("a", 3), emptied("a", "before", -9)],
    waits: 1000,
  },
  {
    behaviour: "without regard to another zone",
    others: [...healthyIn("a", 3), emptied("b", "before", -1)],
    waits: 0,
  },
  {
    behaviour: "at the same rate where its zone is all lost and another is well",
    others: [...healthyIn("b", 1), ...emptiedIn("a", 3, -9)],
    waits: 1000,
  },
  {
    behaviour: "while only two of its zone are lost, whatever their share",
    others: [...healthyIn("a", 1), emptied("a", "before", -10)],
    waits: 0,
  },
  {
    behaviour: "while less than 55 % of its zone are lost",
    others: [...healthyIn("a", 3), ...emptiedIn("a", 2, -10)],
    waits: 0,
  },
  {
    behaviour: "not at all where 55 % of a zone of 50 nodes or less are lost",
    others: [...healthyIn("a", 22), ...emptiedIn("a", 27, -900)],
    waits: "never",
  },
  {
    behaviour: "at 0.01 nodes a second where so many of a larger zone are lost",
    others: [...healthyIn("a", 22), ...emptiedIn("a", 28, -97)],
    waits: 3000,
  },
  {
    behaviour: "without counting nodes that are labelled so",
    others: [
      ...healthyIn("a", 2),
      ...["x", "y", "z"].map((name) =>
        zoned("a", name, {
          metadata: {
            name,
            labels: {
              "topology.kubernetes.io/zone": "a",
              "node.kubernetes.io/exclude-disruption": "",
            },
          },
          spec: { taints: [taint("NoExecute", -50)] },
          status: allUnknown(-55),
        }),
      ),
    ],
    waits: 0,
  },
])("a lost node is emptied $behaviour", ({ others, waits }) => {
  const node = zoned("a", "node-1", {
    spec: { taints: [taint("NoSchedule", -5)] },
    status: allUnknown(-5),
  });
  const { writes, requeueAfterMs } = outline({ node, others });
  const tainted = ["taints unreachable:NoSchedule,unreachable:NoExecute"];
  const nextLookMs = 5000;
  expect({ writes, requeueAfterMs }).toEqual(
    waits === 0
      ? { writes: tainted, requeueAfterMs: nextLookMs }
      : { writes: [], requeueAfterMs: waits === "never" ? nextLookMs : waits },
  );
});

test("a node that says it is not ready is told apart from one that says nothing", () => {
  const node = nodeOf({
    spec: { taints: [taint("NoSchedule", -60), taint("NoExecute", -55)] },
    status: { conditions: [nodeCondition("Ready", "False", { changed: -10 })] },
  });
  expect(outline({ node, renewed: -1, pods: [podOf()] })).toEqual({
    writes: ["taints not-ready:NoSchedule,not-ready:NoExecute"],
    requeueAfterMs: 5000,
  });
});

test.each([
  {
    behaviour: "that is ready again loses the taints of its loss, and no others",
    node: nodeOf({
      spec: {
        taints: [
          { key: "example.com/mine", effect: "NoExecute" },
          taint("NoSchedule", -9),
          taint("NoExecute", -4),
        ],
      },
    }),
    writes: ["taints mine:NoExecute"],
  },
  {
    behaviour: "that is cordoned and short of memory takes no pods",
    node: nodeOf({
      spec: { unschedulable: true },
      status: {
        conditions: [nodeCondition("Ready", "True"), nodeCondition("MemoryPressure", "True")],
      },
    }),
    writes: ["taints memory-pressure:NoSchedule,unschedulable:NoSchedule"],
  },
])("a node $behaviour", ({ node, writes }) => {
  expect(outline({ node, renewed: 0 }).writes).toEqual(writes);
});

test.each([
  { behaviour: "is told of", age: -10, isRegistered: false, count: 1 },
  { behaviour: "is told of once", age: -10, isRegistered: true, count: 0 },
  { behaviour: "is not told of when it is old", age: -7200, isRegistered: false, count: 0 },
])("a node that registers $behaviour", ({ age, isRegistered, count }) => {
  const node = nodeOf({ metadata: { creationTimestamp: timeAt(age) } });
  const message = "RegisteredNode: Node node-1 event: Registered Node node-1 in Controller";
  expect(outline({ node, renewed: 0, isRegistered }).writes).toEqual(Array(count).fill(message));
});

test.each([
  { behaviour: "to be tainted", node: { spec: { unschedulable: true } }, renewed: 0 },
  { behaviour: "to be called unknown", node: { status: ready(-51) }, renewed: -51 },
])("a node $behaviour is told of first, for what is written may fail", ({ node, renewed }) => {
  const fresh = nodeOf({ ...node, metadata: { creationTimestamp: timeAt(-60) } });
  const { writes } = outline({ node: fresh, renewed, isRegistered: false });
  expect(writes.length).toBeGreaterThan(1);
  expect(writes[0]).toMatch(/^RegisteredNode: /);
});

test("a node that is gone is told of", () => {
  const regarding = { apiVersion: "v1", kind: "Node", metadata: { name: "n", uid: "n-uid" } };
  const message = "Node n event: Removing Node n from Controller";
  const event = { regarding, type: "Normal", reason: "RemovingNode", message };
  expect(planRemoval("n", "n-uid")).toEqual({ actions: [{ do: "record", event }] });
});

test("pods that became ready since their node spoke again are left alone", () => {
  const since = { type: "Ready", status: "True", lastTransitionTime: timeAt(0) };
  const pods = [podOf({ status: { conditions: [since] } })];
  const node = nodeOf({ spec: { taints: [taint("NoSchedule", -1)] }, status: lost(-1) });
  expect(outline({ node, renewed: 0, pods }).writes).toEqual([]);
});
