import { expect, test } from "vitest";
import type { Taint } from "../../api/core/node/spec.ts";
import type { Toleration } from "../../api/core/pod/scheduling.ts";
import { nodeOf } from "../testing/infrastructure.ts";
import { nowMs, podOf, timeAt } from "../testing/workloads.ts";
import { planCancellations, planEvictions } from "./plan.ts";

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
  const node = nodeOf({ spec: { taints } });
  const plan = planEvictions({ node, pods: [pod(tolerations)], nowMs });
  expect(plan.actions).toMatchObject(actions);
  expect(plan.actions).toHaveLength(actions.length);
  expect(plan.requeueAfterMs).toBe(waits);
});

test("the time of a pod begins when it comes to the node", () => {
  const node = nodeOf({ spec: { taints: [taint(-900)] } });
  const late = pod([bears(300)], { creationTimestamp: timeAt(-100) });
  expect(planEvictions({ node, pods: [late], nowMs })).toEqual({
    actions: [],
    requeueAfterMs: 200_000,
  });
});

test("a taint without a date is dated where time matters", () => {
  const node = nodeOf({ spec: { taints: [taint(undefined)] } });
  expect(planEvictions({ node, pods: [pod([bears(300)])], nowMs }).actions).toMatchObject([
    { do: "update", object: { spec: { taints: [taint(0)] } } },
  ]);
  expect(planEvictions({ node, pods: [pod([bears()])], nowMs }).actions).toEqual([]);
});

test("pods that are being deleted are not evicted, nor those of untainted nodes", () => {
  const ending = pod([], { deletionTimestamp: timeAt(5) });
  const tainted = nodeOf({ spec: { taints: [taint(0)] } });
  expect(planEvictions({ node: tainted, pods: [ending], nowMs })).toEqual({ actions: [] });
  expect(planEvictions({ node: nodeOf(), pods: [pod([])], nowMs })).toEqual({ actions: [] });
});

test("evictions that were to come are called off with the taint", () => {
  const pods = [pod([bears(300)]), podOf({ spec: { tolerations: [bears()] } }), podOf()];
  expect(planCancellations(pods, [taint(undefined)])).toEqual([
    event("Cancelling deletion of Pod default/p"),
  ]);
});
