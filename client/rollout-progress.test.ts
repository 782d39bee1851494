import { describe, expect, test } from "vitest";
import type { Json } from "../api/json.ts";
import { rolloutProgress } from "./rollout-progress.ts";

const deployments = { kind: "Deployment", group: "apps" };

interface Counts {
  readonly updated?: number;
  readonly total?: number;
  readonly available?: number;
  readonly observed?: number;
}

const web = ({ updated = 3, total = 3, available = 3, observed = 2 }: Counts) => ({
  metadata: { name: "web", generation: 2 },
  spec: { replicas: 3 },
  status: {
    observedGeneration: observed,
    updatedReplicas: updated,
    replicas: total,
    availableReplicas: available,
  },
});

describe("rollout status", () => {
  test.each([
    {
      behaviour: "waits until the change is seen",
      counts: { observed: 1 },
      message: "Waiting for deployment spec update to be observed...",
    },
    {
      behaviour: "counts the new replicas first",
      counts: { updated: 1, total: 4, available: 3 },
      message:
        'Waiting for deployment "web" rollout to finish: 1 out of 3 new replicas have been updated...',
    },
    {
      behaviour: "then the old ones",
      counts: { total: 4 },
      message:
        'Waiting for deployment "web" rollout to finish: 1 old replicas are pending termination...',
    },
    {
      behaviour: "then the available ones",
      counts: { available: 2 },
      message:
        'Waiting for deployment "web" rollout to finish: 2 of 3 updated replicas are available...',
    },
  ])("$behaviour", ({ counts, message }) => {
    expect(rolloutProgress(deployments, web(counts))).toEqual({ message, state: "waiting" });
  });

  test("is done when all are there", () => {
    expect(rolloutProgress(deployments, web({}))).toEqual({
      message: 'deployment "web" successfully rolled out',
      state: "done",
    });
  });

  test("fails where the deadline is past, another revision runs, or there is no rollout", () => {
    const condition = { type: "Progressing", reason: "ProgressDeadlineExceeded" };
    const late = { ...web({}), status: { observedGeneration: 2, conditions: [condition] } };
    expect(rolloutProgress(deployments, late)).toEqual({
      message: 'deployment "web" exceeded its progress deadline',
      state: "failed",
    });
    expect(() => rolloutProgress(deployments, web({}), 7)).toThrow(
      "desired revision (7) is different from the running revision (0)",
    );
    expect(() => rolloutProgress({ kind: "ReplicaSet", group: "apps" }, {})).toThrow(
      "no status viewer has been implemented for ReplicaSet.apps",
    );
  });
});

describe("rollout status of a StatefulSet", () => {
  const statefulSets = { kind: "StatefulSet", group: "apps" };
  const rolling = { type: "RollingUpdate", rollingUpdate: { partition: 1 } };
  const done = { observedGeneration: 2, readyReplicas: 3, updatedReplicas: 2 };
  const db = (status: Record<string, Json>, updateStrategy: Json = rolling) => ({
    metadata: { name: "db", generation: 2 },
    spec: { replicas: 3, updateStrategy },
    status: { ...done, ...status },
  });

  test.each([
    {
      behaviour: "waits until the change is seen",
      object: db({ observedGeneration: 1 }),
      message: "Waiting for statefulset spec update to be observed...",
      state: "waiting",
    },
    {
      behaviour: "counts the pods that are not ready",
      object: db({ readyReplicas: 1 }),
      message: "Waiting for 2 pods to be ready...",
      state: "waiting",
    },
    {
      behaviour: "counts the pods beyond the partition",
      object: db({ updatedReplicas: 1 }),
      message:
        "Waiting for partitioned roll out to finish: 1 out of 2 new pods have been updated...",
      state: "waiting",
    },
    {
      behaviour: "is done once all of them are updated",
      object: db({}),
      message: "partitioned roll out complete: 2 new pods have been updated...",
      state: "done",
    },
    {
      behaviour: "compares revisions where there is no partition",
      object: db({ updateRevision: "b", currentRevision: "a" }, { type: "RollingUpdate" }),
      message: "waiting for statefulset rolling update to complete 2 pods at revision b...",
      state: "waiting",
    },
    {
      behaviour: "is done once there is one revision",
      object: db(
        { updateRevision: "b", currentRevision: "b", currentReplicas: 3 },
        { type: "RollingUpdate" },
      ),
      message: "statefulset rolling update complete 3 pods at revision b...",
      state: "done",
    },
  ])("$behaviour", ({ object, message, state }) => {
    expect(rolloutProgress(statefulSets, object)).toEqual({ message, state });
  });

  test("is refused where pods are updated by hand", () => {
    expect(() => rolloutProgress(statefulSets, db({}, { type: "OnDelete" }))).toThrow(
      "rollout status is only available for RollingUpdate strategy type",
    );
  });
});

describe("rollout status of a DaemonSet", () => {
  const daemonSets = { kind: "DaemonSet", group: "apps" };
  const agent = (status: object, type = "RollingUpdate") => ({
    metadata: { name: "agent", generation: 2 },
    spec: { updateStrategy: { type } },
    status: { observedGeneration: 2, desiredNumberScheduled: 3, ...status },
  });

  test.each([
    {
      behaviour: "waits until the change is seen",
      status: { observedGeneration: 1 },
      message: "Waiting for daemon set spec update to be observed...",
      state: "waiting",
    },
    {
      behaviour: "counts the new pods",
      status: { updatedNumberScheduled: 1, numberAvailable: 3 },
      message:
        'Waiting for daemon set "agent" rollout to finish: 1 out of 3 new pods have been updated...',
      state: "waiting",
    },
    {
      behaviour: "then the available ones",
      status: { updatedNumberScheduled: 3, numberAvailable: 2 },
      message:
        'Waiting for daemon set "agent" rollout to finish: 2 of 3 updated pods are available...',
      state: "waiting",
    },
    {
      behaviour: "is done when all are there",
      status: { updatedNumberScheduled: 3, numberAvailable: 3 },
      message: 'daemon set "agent" successfully rolled out',
      state: "done",
    },
  ])("$behaviour", ({ status, message, state }) => {
    expect(rolloutProgress(daemonSets, agent(status))).toEqual({ message, state });
  });

  test("fails where pods are only renewed by hand", () => {
    expect(() => rolloutProgress(daemonSets, agent({}, "OnDelete"))).toThrow(
      "rollout status is only available for RollingUpdate strategy type",
    );
  });
});
