import { expect, test } from "vitest";
import type { Taint } from "../../api/core/node/spec.ts";
import type { Toleration } from "../../api/core/pod/scheduling.ts";
import { nodeOf } from "../testing/infrastructure.ts";
import { nowMs, podOf, timeAt } from "../testing/workloads.ts";
import { type Eviction, type Observed, planEvictions } from "./plan.ts";

const taint = (seconds: number | undefined, key = "k"): Taint => ({
  key,
  effect: "NoExecute",
  ...(seconds === undefined ? {} : { timeAdded: timeAt(seconds) }),
});
const bears = (tolerationSeconds?: number, key = "k"): Toleration => ({
  key,
  operator: "Exists",
  effect: "NoExecute",
  tolerationSeconds,
});

const pod = (tolerations: readonly Toleration[], metadata = {}) =>
  podOf({ metadata: { name: "p", generation: 1, ...metadata }, spec: { tolerations } });

const event = (message: string) => ({
  do: "record",
  event: {
    regarding: { apiVersion: "v1", kind: "Pod", metadata: { namespace: "default", name: "p" } },
    type: "Normal",
    reason: "TaintManagerEviction",
    message,
  },
});

const evicted = [
  event("Marking for deletion Pod default/p"),
  {
    do: "patch",
    name: "p",
    patchType: "strategic",
    subresource: "status",
    patch: {
      metadata: { uid: "p-uid" },
      status: {
        conditions: [
          {
            type: "DisruptionTarget",
            status: "True",
            reason: "DeletionByTaintManager",
            message: "Taint manager: deleting due to NoExecute taint",
            observedGeneration: 1,
            lastTransitionTime: timeAt(0),
          },
        ],
      },
    },
  },
  { do: "delete", name: "p", options: { preconditions: { uid: "p-uid" } } },
];

const scheduled = (dueSeconds: number, uid = "p-uid"): [string, Eviction] => [
  uid,
  { namespace: "default", name: "p", dueMs: nowMs + dueSeconds * 1000 },
];
const planOf = (
  taints: readonly Taint[],
  more: Partial<Observed> = {},
  ...evictions: readonly [string, Eviction][]
) =>
  planEvictions({
    node: nodeOf({ spec: { taints } }),
    pods: [],
    schedule: { evictions: new Map(evictions) },
    nowMs,
    ...more,
  });
const cancelled = event("Cancelling deletion of Pod default/p");

test.each([
  {
    behaviour: "that does not bear it goes at once",
    taints: [taint(0)],
    tolerations: [],
    actions: evicted,
    waits: undefined,
  },
  {
    behaviour: "that bears it for ever stays",
    taints: [taint(-9000)],
    tolerations: [bears()],
    actions: [],
    waits: undefined,
  },
  {
    behaviour: "that bears it for a time stays so long",
    taints: [taint(-100)],
    tolerations: [bears(300)],
    actions: [],
    waits: 200_000,
  },
  {
    behaviour: "that bore it for its time goes",
    taints: [taint(-300)],
    tolerations: [bears(300)],
    actions: evicted,
    waits: undefined,
  },
  {
    behaviour: "that bears one of two goes at once",
    taints: [taint(0), taint(0, "other")],
    tolerations: [bears()],
    actions: evicted,
    waits: undefined,
  },
  {
    behaviour: "stays as long as the shortest of its tolerations says",
    taints: [taint(-10), taint(0, "other")],
    tolerations: [bears(60), bears(30, "other")],
    actions: [],
    waits: 20_000,
  },
])("a pod on a node with a taint $behaviour", ({ taints, tolerations, actions, waits }) => {
  const plan = planOf(taints, { pods: [pod(tolerations)] });
  expect(plan.actions).toMatchObject(actions);
  expect(plan.actions).toHaveLength(actions.length);
  expect(plan.requeueAfterMs).toBe(waits);
});

test("the time of a pod begins when it comes to the node", () => {
  const late = pod([bears(300)], { creationTimestamp: timeAt(-100) });
  const plan = planOf([taint(-900)], { pods: [late] });
  expect([plan.actions, plan.requeueAfterMs]).toEqual([[], 200_000]);
});

test("the time of a taint without a date begins when it is seen", () => {
  const plan = planOf([taint(undefined)], { pods: [pod([bears(300)])] });
  expect(plan).toEqual({
    actions: [],
    memory: { evictions: new Map([scheduled(300)]) },
    requeueAfterMs: 300_000,
  });
});

test.each([
  { behaviour: "takes the place of the first", taints: [taint(0, "other")], seconds: 300 },
  {
    behaviour: "is borne for a shorter time",
    taints: [taint(-60), taint(0, "other")],
    seconds: 10,
  },
  { behaviour: "is borne for longer", taints: [taint(-60), taint(0, "other")], seconds: 900 },
])("an eviction stays when it was to be when a second taint $behaviour", ({ taints, seconds }) => {
  const pods = [pod([bears(300), bears(seconds, "other")])];
  expect(planOf(taints, { pods }, scheduled(240))).toEqual({
    actions: [],
    memory: { evictions: new Map([scheduled(240)]) },
    requeueAfterMs: 240_000,
  });
});

test("pods that are being deleted are not evicted, nor those of untainted nodes", () => {
  const ending = pod([], { deletionTimestamp: timeAt(5) });
  expect(planOf([taint(0)], { pods: [ending] })).toEqual({ actions: [] });
  expect(planOf([], { pods: [pod([])] })).toEqual({ actions: [] });
});

test.each([
  { behaviour: "with the taint", taints: [], pods: [pod([bears(300)])] },
  {
    behaviour: "where the pod bears it for ever now",
    taints: [taint(-60)],
    pods: [pod([bears()])],
  },
  { behaviour: "with the pod", taints: [taint(-60)], pods: [] },
])("an eviction that was to come is called off $behaviour", ({ taints, pods }) => {
  expect(planOf(taints, { pods }, scheduled(240))).toEqual({ actions: [cancelled] });
});

test("an eviction that was to come makes way for one at once", () => {
  const plan = planOf(
    [taint(-60), taint(0, "other")],
    { pods: [pod([bears(300)])] },
    scheduled(240),
  );
  expect(plan.actions).toMatchObject([cancelled, ...evicted]);
});

test("what was evicted is not told of again when it goes", () => {
  const ending = pod([bears(300)], { deletionTimestamp: timeAt(5) });
  expect(planOf([taint(-300)], { pods: [ending] }, scheduled(0)).actions).toEqual([]);
  expect(planOf([taint(-300)], {}, scheduled(0))).toEqual({ actions: [] });
});

test("a node that is gone calls off nothing", () => {
  const gone = { node: undefined, pods: [pod([bears(300)])] };
  expect(planOf([], gone, scheduled(240)).actions).toEqual([]);
  expect(planOf([], gone, scheduled(0)).actions).toMatchObject(evicted);
  expect(planOf([], gone)).toEqual({ actions: [] });
});
