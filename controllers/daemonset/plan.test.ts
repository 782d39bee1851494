import { describe, expect, test } from "vitest";
import type { ControllerRevision } from "../../api/apps/controller-revision.ts";
import type { DaemonSet, DaemonSetStatus } from "../../api/apps/daemonset.ts";
import type { Action } from "../../client/action.ts";
import { controllerRefTo } from "../claim.ts";
import { daemonPod, earlier, type Kind } from "../testing/daemonsets.ts";
import { nodeOf } from "../testing/infrastructure.ts";
import { daemonSetOf, nowMs, timeAt } from "../testing/workloads.ts";
import { revisionData } from "./history.ts";
import { burstReplicas, type Observed, planDaemonSet } from "./plan.ts";

const hash = "now";

function revisionOf(daemonSet: DaemonSet): ControllerRevision {
  const labels = { app: "web", "controller-revision-hash": hash };
  return {
    apiVersion: "apps/v1",
    kind: "ControllerRevision",
    metadata: {
      name: "web-now",
      namespace: "default",
      labels,
      ownerReferences: [controllerRefTo(daemonSet)],
    },
    data: revisionData(daemonSet),
    revision: 1,
  };
}

const named = (name: string) => nodeOf({ metadata: { name, uid: `${name}-uid` } });

function plan(observed: Partial<Observed>) {
  const { daemonSet = daemonSetOf() } = observed;
  return planDaemonSet({
    daemonSet,
    nodes: [named("b"), named("a")],
    pods: [],
    revisions: [revisionOf(daemonSet)],
    findRevision: () => undefined,
    nowMs,
    backoffMs: () => 0,
    ...observed,
  });
}

function textOf(action: Action): string {
  switch (action.do) {
    case "create":
      return `create ${action.object.kind}`;
    case "update":
      return `update ${action.object.kind} ${action.subresource ?? ""}`.trim();
    case "record":
      return action.event.reason;
    default:
      return `${action.do} ${action.name}`;
  }
}

const textsOf = (observed: Partial<Observed>) => plan(observed).actions.map(textOf);
const pod = (node: string, kind: Kind = {}) => daemonPod(`${node}0`, node, kind);
const reported = (status: Partial<DaemonSetStatus>) => daemonSetOf({ status });
const allUp: Partial<DaemonSetStatus> = {
  currentNumberScheduled: 2,
  desiredNumberScheduled: 2,
  numberReady: 2,
  observedGeneration: 1,
  updatedNumberScheduled: 2,
  numberAvailable: 2,
};

describe("a DaemonSet", () => {
  const orphan = { ...pod("a"), metadata: { ...pod("a").metadata, ownerReferences: [] } };
  const stray = { ...pod("a"), metadata: { ...pod("a").metadata, labels: { app: "other" } } };
  const ending = { ...daemonSetOf().metadata, deletionTimestamp: timeAt(-1) };

  test.each<{ behaviour: string; observed: Partial<Observed>; does: readonly string[] }>([
    {
      behaviour: "makes its revision, then its pods, then reports",
      observed: { revisions: [] },
      does: ["create ControllerRevision", "create Pod", "create Pod", "update DaemonSet status"],
    },
    {
      behaviour: "reports first after a failure",
      observed: { failure: "no" },
      does: ["update DaemonSet status", "create Pod", "create Pod"],
    },
    {
      behaviour: "deletes first after a failure, which is mostly one to make pods",
      observed: { failure: "no", pods: [pod("a"), daemonPod("a1", "a", { age: 60 })] },
      does: ["update DaemonSet status", "delete a1", "create Pod"],
    },
    {
      behaviour: "does nothing where all is as it should be",
      observed: { daemonSet: reported(allUp), pods: [pod("a"), pod("b")] },
      does: [],
    },
    {
      behaviour: "adopts before anything else",
      observed: { pods: [orphan], revisions: [] },
      does: ["patch a0"],
    },
    {
      behaviour: "releases what it no longer selects",
      observed: { pods: [stray] },
      does: ["patch a0"],
    },
    {
      behaviour: "is left alone while it is deleted",
      observed: { daemonSet: daemonSetOf({ metadata: ending }) },
      does: [],
    },
    {
      behaviour: "makes missing pods before it replaces old ones",
      observed: { pods: [pod("a", { hash: earlier })] },
      does: ["create Pod", "update DaemonSet status"],
    },
    {
      behaviour: "replaces old pods then",
      observed: { pods: [pod("a", { hash: earlier }), pod("b")] },
      does: ["delete a0", "update DaemonSet status"],
    },
    {
      behaviour: "leaves old pods to others with OnDelete",
      observed: {
        daemonSet: daemonSetOf({ spec: { updateStrategy: { type: "OnDelete" } } }),
        pods: [pod("a", { hash: earlier }), pod("b", { hash: earlier })],
      },
      does: ["update DaemonSet status"],
    },
    {
      behaviour: "tells why it deletes a failed pod",
      observed: { pods: [pod("a", { phase: "Failed" }), pod("b")] },
      does: ["FailedDaemonPod", "delete a0", "update DaemonSet status"],
    },
  ])("$behaviour", ({ observed, does }) => {
    expect(textsOf(observed)).toEqual(does);
  });

  test("makes so many pods at once at most", () => {
    const nodes = Array.from({ length: burstReplicas + 9 }, (_, index) => named(`n${index}`));
    const made = textsOf({ nodes }).filter((text) => text === "create Pod");
    expect(made).toHaveLength(burstReplicas);
  });

  test("makes pods that only their node can have", () => {
    const [create] = plan({}).actions;
    expect(create).toEqual({
      do: "create",
      resource: expect.objectContaining({ kind: "Pod" }),
      object: {
        apiVersion: "v1",
        kind: "Pod",
        metadata: {
          generateName: "web-",
          namespace: "default",
          labels: {
            app: "web",
            "controller-revision-hash": hash,
            "pod-template-generation": "1",
          },
          ownerReferences: [controllerRefTo(daemonSetOf())],
        },
        spec: {
          ...daemonSetOf().spec.template.spec,
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: [
                  { matchFields: [{ key: "metadata.name", operator: "In", values: ["a"] }] },
                ],
              },
            },
          },
          tolerations: expect.any(Array),
        },
      },
      succeeded: {
        regarding: daemonSetOf(),
        type: "Normal",
        reason: "SuccessfulCreate",
        message: "Created pod: {name}",
      },
      failed: {
        regarding: daemonSetOf(),
        type: "Warning",
        reason: "FailedCreate",
        message: "Error creating: {error}",
      },
      batch: 0,
    });
  });
});

describe("its next look is due", () => {
  const brief = daemonSetOf({ spec: { minReadySeconds: 10 } });
  test.each<{ behaviour: string; observed: Partial<Observed>; requeueAfterMs?: number }>([
    { behaviour: "when something changes", observed: { pods: [pod("a"), pod("b")] } },
    {
      behaviour: "when a ready pod becomes available",
      observed: { daemonSet: brief, pods: [pod("a", { readyFor: 4 }), pod("b", { readyFor: 3 })] },
      requeueAfterMs: 6000,
    },
    {
      behaviour: "when a failed pod has rested",
      observed: { pods: [pod("a", { phase: "Failed" }), pod("b")], backoffMs: () => 2500 },
      requeueAfterMs: 2500,
    },
    {
      behaviour: "at the earliest of these",
      observed: {
        daemonSet: brief,
        pods: [pod("a", { phase: "Failed", ready: false }), pod("b", { readyFor: 8 })],
        backoffMs: () => 2500,
      },
      requeueAfterMs: 2000,
    },
  ])("$behaviour", ({ observed, requeueAfterMs }) => {
    expect(plan(observed).requeueAfterMs).toBe(requeueAfterMs);
  });
});

describe("its status", () => {
  const statusAfter = (observed: Partial<Observed>) => {
    const written: readonly Partial<DaemonSet>[] = plan(observed).actions.flatMap((action) =>
      action.do === "update" ? [action.object] : [],
    );
    return written[0]?.status;
  };
  const tainted = nodeOf({
    metadata: { name: "c" },
    spec: { taints: [{ key: "dedicated", effect: "NoSchedule" }] },
  });

  test.each<{ behaviour: string; observed: Partial<Observed>; status: Partial<DaemonSetStatus> }>([
    {
      behaviour: "counts what is missing",
      observed: {},
      status: { desiredNumberScheduled: 2, numberUnavailable: 2 },
    },
    {
      behaviour: "counts ready, available and updated pods",
      observed: { pods: [pod("a"), pod("b", { hash: earlier, ready: false })] },
      status: {
        desiredNumberScheduled: 2,
        currentNumberScheduled: 2,
        numberReady: 1,
        numberAvailable: 1,
        numberUnavailable: 1,
        updatedNumberScheduled: 1,
      },
    },
    {
      behaviour: "counts pods on nodes that should have none",
      observed: { nodes: [named("a"), tainted], pods: [pod("a"), pod("c")] },
      status: {
        desiredNumberScheduled: 1,
        currentNumberScheduled: 1,
        numberReady: 1,
        numberAvailable: 1,
        updatedNumberScheduled: 1,
        numberMisscheduled: 1,
      },
    },
    {
      behaviour: "leaves out nodes that are gone",
      observed: { nodes: [named("a")], pods: [pod("a"), pod("b")] },
      status: {
        desiredNumberScheduled: 1,
        currentNumberScheduled: 1,
        numberReady: 1,
        numberAvailable: 1,
        updatedNumberScheduled: 1,
      },
    },
    {
      behaviour: "goes by the oldest of several pods",
      observed: {
        nodes: [named("a")],
        pods: [daemonPod("new", "a", { age: 5 }), pod("a", { hash: earlier, ready: false })],
      },
      status: {
        desiredNumberScheduled: 1,
        currentNumberScheduled: 1,
        numberUnavailable: 1,
      },
    },
    {
      behaviour: "keeps what it does not know",
      observed: { daemonSet: reported({ collisionCount: 3 }), nodes: [] },
      status: { collisionCount: 3 },
    },
  ])("$behaviour", ({ observed, status }) => {
    expect(statusAfter(observed)).toEqual({
      currentNumberScheduled: 0,
      numberMisscheduled: 0,
      desiredNumberScheduled: 0,
      numberReady: 0,
      observedGeneration: 1,
      ...status,
    });
  });
});
