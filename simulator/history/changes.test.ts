import { describe, expect, test } from "vitest";
import { changesOf } from "./changes.ts";

const object = (parts: object) => ({ apiVersion: "v1", kind: "Thing", metadata: {}, ...parts });
const conditions = (status: string, reason?: string) => ({
  status: { conditions: [{ type: "Ready", status, reason, lastTransitionTime: status }] },
});
const containers = (...images: readonly string[]) => ({
  spec: {
    template: { spec: { containers: images.map((image, at) => ({ name: `c${at}`, image })) } },
  },
});
const statuses = (state: object, ready: boolean, restartCount: number) => ({
  status: { containerStatuses: [{ name: "web", state, ready, restartCount }] },
});

describe("the changes of a write", () => {
  test.each([
    {
      behaviour: "name a field by its last words",
      before: { spec: { replicas: 2 } },
      after: { spec: { replicas: 3 } },
      told: ["replicas 2 -> 3"],
    },
    {
      behaviour: "keep what is wanted and what is apart",
      before: { spec: { replicas: 3 }, status: { replicas: 2, readyReplicas: 2 } },
      after: { spec: { replicas: 3 }, status: { replicas: 3, readyReplicas: 1 } },
      told: ["status replicas 2 -> 3", "readyReplicas 2 -> 1"],
    },
    {
      behaviour: "say that there was nothing",
      before: { spec: {} },
      after: { spec: { nodeName: "node-1" } },
      told: ["nodeName none -> node-1"],
    },
    {
      behaviour: "name the item of a list whose items have names",
      before: containers("nginx:1", "envoy:1"),
      after: containers("nginx:2", "envoy:1"),
      told: ["container c0 image nginx:1 -> nginx:2"],
    },
    {
      behaviour: "tell of items that come and go",
      before: containers("nginx:1"),
      after: containers("nginx:1", "envoy:1"),
      told: ["container c1 added"],
    },
    {
      behaviour: "tell a condition with its reason",
      before: conditions("False", "NotYet"),
      after: conditions("True"),
      told: ["condition Ready False -> True"],
    },
    {
      behaviour: "tell the reason alone where only that changed",
      before: conditions("False", "NotYet"),
      after: conditions("False", "Failed"),
      told: ["condition Ready reason NotYet -> Failed"],
    },
    {
      behaviour: "tell a condition that is new",
      before: {},
      after: conditions("False", "NotYet"),
      told: ["condition Ready False (NotYet)"],
    },
    {
      behaviour: "tell what became of a container",
      before: statuses({ running: {} }, true, 0),
      after: statuses({ waiting: { reason: "CrashLoopBackOff" } }, false, 1),
      told: [
        "container web running -> waiting (CrashLoopBackOff)",
        "container web no longer ready",
        "container web restarts 0 -> 1",
      ],
    },
    {
      behaviour: "tell a container that ended",
      before: statuses({ running: {} }, false, 0),
      after: statuses({ terminated: { reason: "Error", exitCode: 3 } }, false, 0),
      told: ["container web running -> terminated (Error, exit code 3)"],
    },
    {
      behaviour: "tell the texts of a list that came and went",
      before: { metadata: { finalizers: ["a", "b"] } },
      after: { metadata: { finalizers: ["b", "c"] } },
      told: ["finalizers +c -a"],
    },
    {
      behaviour: "tell a list that was empty",
      before: { metadata: {} },
      after: { metadata: { finalizers: ["a", "b"] } },
      told: ["finalizers none -> a,b"],
    },
    {
      behaviour: "take what has many parts for one",
      before: { spec: {} },
      after: { spec: { livenessProbe: { a: 1, b: 2, c: 3, d: 4 } } },
      told: ["livenessProbe set"],
    },
    {
      behaviour: "name taints by key and effect",
      before: { spec: {} },
      after: { spec: { taints: [{ key: "a", effect: "NoSchedule" }] } },
      told: ["taint a:NoSchedule added"],
    },
    {
      behaviour: "cut long values",
      before: { data: { a: "x" } },
      after: { data: { a: "y".repeat(100) } },
      told: [`data a x -> ${"y".repeat(60)}...`],
    },
    {
      behaviour: "leave out times, messages and what the server keeps",
      before: {
        metadata: { resourceVersion: "1", generation: 1 },
        status: { conditions: [{ type: "Ready", status: "True", lastHeartbeatTime: "1" }] },
      },
      after: {
        metadata: { resourceVersion: "2", generation: 2 },
        status: { conditions: [{ type: "Ready", status: "True", lastHeartbeatTime: "2" }] },
      },
      told: [],
    },
  ])("$behaviour", ({ before, after, told }) => {
    expect(changesOf(object(before), object(after))).toEqual(told);
  });
});
