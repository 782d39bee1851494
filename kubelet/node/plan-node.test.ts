import { expect, test } from "vitest";
import type { Node } from "../../api/core/node/node.ts";
import type { Action } from "../../client/action.ts";
import { bootedAtAnnotation, cableMachines, powerAnnotation } from "../machine.ts";
import { startMs, time } from "../test-kubelet.ts";
import { nodeStatus } from "./node-status.ts";
import { type ObservedNode, planNode, planRegistration } from "./plan-node.ts";

const [machine] = cableMachines([
  {
    name: "n1",
    cpu: "4",
    memory: "8Gi",
    zone: "a",
    taints: [{ key: "gpu", effect: "NoSchedule" }],
  },
]).values();
if (machine === undefined) throw new Error("there is a machine");
const bootedAt = new Date(startMs).toISOString();

const node = (nowMs: number, annotations: Readonly<Record<string, string>> = {}): Node => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: {
    name: "n1",
    uid: "n",
    annotations: { [bootedAtAnnotation]: bootedAt, ...annotations },
  },
  spec: {},
  status: nodeStatus({ machine, node: undefined, bootedAt, volumesInUse: [], nowMs }),
});
const observed = (parts: Partial<ObservedNode>): ObservedNode => ({
  machine,
  node: undefined,
  volumesInUse: [],
  mayUseOthers: false,
  nowMs: startMs,
  ...parts,
});
/** What each action does, in a word or two. */
const words = (actions: readonly Action[]) =>
  actions.map((action) => {
    if (action.do === "record") return action.event.reason;
    if (action.do === "patch") return `patch ${JSON.stringify(action.patch)}`;
    return `${action.do} ${action.resource.kind}`;
  });

test("a machine is registered as a ready node, with its events", () => {
  const { actions } = planRegistration(observed({}));
  expect(words(actions)).toEqual([
    "create Node",
    "Starting",
    "NodeHasSufficientMemory",
    "NodeHasNoDiskPressure",
    "NodeHasSufficientPID",
    "NodeReady",
  ]);
  const [create] = actions;
  expect(create?.do === "create" && create.object).toEqual({
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name: "n1",
      labels: {
        "beta.kubernetes.io/arch": "amd64",
        "beta.kubernetes.io/os": "linux",
        "kubernetes.io/arch": "amd64",
        "kubernetes.io/hostname": "n1",
        "kubernetes.io/os": "linux",
        "topology.kubernetes.io/zone": "a",
      },
      annotations: {
        [bootedAtAnnotation]: bootedAt,
        "volumes.kubernetes.io/controller-managed-attach-detach": "true",
      },
    },
    spec: {
      taints: [{ key: "gpu", effect: "NoSchedule" }],
    },
    status: node(startMs).status,
  });
});

test("a node that is there is not registered again", () => {
  expect(planRegistration(observed({ node: node(startMs) })).actions).toEqual([]);
});

test.each([
  {
    behaviour: "reported a minute ago",
    parts: { node: node(startMs), nowMs: startMs + 60_000 },
    does: [],
    requeue: 240_000,
  },
  {
    behaviour: "reported five minutes ago",
    parts: { node: node(startMs), nowMs: startMs + 300_000 },
    does: ["update Node"],
    requeue: 300_000,
  },
  {
    behaviour: "is gone",
    parts: { nowMs: startMs + 60_000 },
    does: [],
    requeue: undefined,
  },
  {
    behaviour: "was switched off",
    parts: { node: node(startMs, { [powerAnnotation]: "off" }) },
    does: [`patch {"metadata":{"annotations":{"${bootedAtAnnotation}":null}}}`],
    requeue: undefined,
  },
])("the plan of a node that $behaviour", ({ parts, does, requeue }) => {
  const { actions, requeueAfterMs } = planNode(observed(parts));
  expect([words(actions), requeueAfterMs]).toEqual([does, requeue]);
});

test("a node that is switched on again boots, then says so", () => {
  const off = node(startMs);
  const { [bootedAtAnnotation]: _gone, ...annotations } = off.metadata.annotations ?? {};
  const unbooted = { ...off, metadata: { ...off.metadata, annotations } };
  const nowMs = startMs + 60_000;
  const again = new Date(nowMs).toISOString();
  expect(words(planNode(observed({ node: unbooted, nowMs })).actions)).toEqual([
    `patch {"metadata":{"annotations":{"${bootedAtAnnotation}":"${again}"}}}`,
  ]);
  const booted = node(startMs, { [bootedAtAnnotation]: again });
  expect(words(planNode(observed({ node: booted, nowMs })).actions)).toEqual([
    "update Node",
    "Starting",
    "Rebooted",
  ]);
});

test("a node that was given up reports that it is ready", () => {
  const lost = node(startMs);
  const conditions = lost.status.conditions?.map((each) => ({ ...each, status: "Unknown" }));
  const nowMs = startMs + 90_000;
  const { actions } = planNode(
    observed({
      node: { ...lost, status: { ...lost.status, conditions } },
      nowMs,
    }),
  );
  const [update] = actions;
  const next = update?.do === "update" ? update.object : undefined;
  expect(words(actions).slice(1)).toEqual([
    "NodeHasSufficientMemory",
    "NodeHasNoDiskPressure",
    "NodeHasSufficientPID",
    "NodeReady",
  ]);
  expect(next).toMatchObject({
    status: {
      conditions: expect.arrayContaining([
        {
          type: "Ready",
          status: "True",
          lastHeartbeatTime: time(nowMs),
          lastTransitionTime: time(nowMs),
          reason: "KubeletReady",
          message: "kubelet is posting ready status",
        },
      ]),
    },
  });
});

test("a heartbeat foresees that its own write leads to nothing but the next", () => {
  const nowMs = startMs + 300_400;
  const { actions, requeueAfterMs, foreseesWrites } = planNode(
    observed({ node: node(startMs), nowMs }),
  );
  const next = planNode(observed({ node: node(nowMs), nowMs }));
  expect([words(actions), foreseesWrites]).toEqual([["update Node"], true]);
  expect([next.actions, next.requeueAfterMs]).toEqual([[], requeueAfterMs]);
});

const dueMs = startMs + 300_000;
const shutDown = { [powerAnnotation]: "shutdown" };

test.each([
  { behaviour: "nothing else is to come", parts: {}, renews: true },
  { behaviour: "its volumes may become others", parts: { mayUseOthers: true }, renews: false },
  { behaviour: "there is news", parts: { volumesInUse: ["v"] }, renews: false },
  { behaviour: "seconds are not whole", parts: { nowMs: dueMs + 1 }, renews: false },
  {
    behaviour: "its machine is to shut down",
    parts: { node: node(startMs, shutDown) },
    renews: false,
  },
])("heartbeats are renewals where $behaviour: $renews", ({ parts, renews }) => {
  const plan = planNode(observed({ node: node(startMs), nowMs: dueMs, ...parts }));
  expect(words(plan.actions)[0]).toBe("update Node");
  expect(plan.renews).toBe(renews);
});
