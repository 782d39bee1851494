import { describe, expect, test } from "vitest";
import type { Json } from "../../api/json.ts";
import { historyLines } from "./history.ts";
import { progressOf } from "./progress.ts";
import { controllerRevisions, replicaSets, revisionsAmong, templateOf } from "./revisions.ts";
import { chooseRevision, keptAnnotations } from "./undo.ts";

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
    expect(progressOf(deployments, web(counts))).toEqual({ message, isDone: false });
  });

  test("is done when all are there", () => {
    expect(progressOf(deployments, web({}))).toEqual({
      message: 'deployment "web" successfully rolled out',
      isDone: true,
    });
  });

  test("fails where the deadline is past, another revision runs, or there is no rollout", () => {
    const condition = { type: "Progressing", reason: "ProgressDeadlineExceeded" };
    const late = { ...web({}), status: { observedGeneration: 2, conditions: [condition] } };
    expect(() => progressOf(deployments, late)).toThrow(
      'deployment "web" exceeded its progress deadline',
    );
    expect(() => progressOf(deployments, web({}), 7)).toThrow(
      "desired revision (7) is different from the running revision (0)",
    );
    expect(() => progressOf({ kind: "ReplicaSet", group: "apps" }, {})).toThrow(
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
      isDone: false,
    },
    {
      behaviour: "counts the pods that are not ready",
      object: db({ readyReplicas: 1 }),
      message: "Waiting for 2 pods to be ready...",
      isDone: false,
    },
    {
      behaviour: "counts the pods beyond the partition",
      object: db({ updatedReplicas: 1 }),
      message:
        "Waiting for partitioned roll out to finish: 1 out of 2 new pods have been updated...",
      isDone: false,
    },
    {
      behaviour: "is done once all of them are updated",
      object: db({}),
      message: "partitioned roll out complete: 2 new pods have been updated...",
      isDone: true,
    },
    {
      behaviour: "compares revisions where there is no partition",
      object: db({ updateRevision: "b", currentRevision: "a" }, { type: "RollingUpdate" }),
      message: "waiting for statefulset rolling update to complete 2 pods at revision b...",
      isDone: false,
    },
    {
      behaviour: "is done once there is one revision",
      object: db(
        { updateRevision: "b", currentRevision: "b", currentReplicas: 3 },
        { type: "RollingUpdate" },
      ),
      message: "statefulset rolling update complete 3 pods at revision b...",
      isDone: true,
    },
  ])("$behaviour", ({ object, message, isDone }) => {
    expect(progressOf(statefulSets, object)).toEqual({ message, isDone });
  });

  test("is refused where pods are updated by hand", () => {
    expect(() => progressOf(statefulSets, db({}, { type: "OnDelete" }))).toThrow(
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
      isDone: false,
    },
    {
      behaviour: "counts the new pods",
      status: { updatedNumberScheduled: 1, numberAvailable: 3 },
      message:
        'Waiting for daemon set "agent" rollout to finish: 1 out of 3 new pods have been updated...',
      isDone: false,
    },
    {
      behaviour: "then the available ones",
      status: { updatedNumberScheduled: 3, numberAvailable: 2 },
      message:
        'Waiting for daemon set "agent" rollout to finish: 2 of 3 updated pods are available...',
      isDone: false,
    },
    {
      behaviour: "is done when all are there",
      status: { updatedNumberScheduled: 3, numberAvailable: 3 },
      message: 'daemon set "agent" successfully rolled out',
      isDone: true,
    },
  ])("$behaviour", ({ status, message, isDone }) => {
    expect(progressOf(daemonSets, agent(status))).toEqual({ message, isDone });
  });

  test("fails where pods are only renewed by hand", () => {
    expect(() => progressOf(daemonSets, agent({}, "OnDelete"))).toThrow(
      "rollout status is only available for RollingUpdate strategy type",
    );
  });
});

const replicaSet = (name: string, revision: string, cause?: string) => ({
  metadata: {
    name,
    ownerReferences: [{ controller: true, uid: "u" }],
    annotations: {
      "deployment.kubernetes.io/revision": revision,
      ...(cause === undefined ? {} : { "kubernetes.io/change-cause": cause }),
    },
  },
});

describe("the revisions of a Deployment", () => {
  const stranger = { metadata: { name: "s", ownerReferences: [{ controller: true, uid: "v" }] } };
  const sets = [replicaSet("c", "10"), replicaSet("a", "2", "to 1.20"), stranger];
  const revisions = revisionsAmong(replicaSets, sets, "u");

  test("are its ReplicaSets, by number", () => {
    expect(revisions.map(({ number, object: { metadata } }) => ({ number, metadata }))).toEqual([
      { number: 2, metadata: sets[1]?.metadata },
      { number: 10, metadata: sets[0]?.metadata },
    ]);
  });

  test("are listed with the cause of the change", () => {
    expect(historyLines(revisions)).toEqual([
      "REVISION  CHANGE-CAUSE",
      "2         to 1.20",
      "10        <none>",
    ]);
  });

  test("can be gone back to by number; 0 is the one before", () => {
    expect(chooseRevision(revisions, 0, "none before").number).toBe(2);
    expect(chooseRevision(revisions, 10, "").number).toBe(10);
    expect(() => chooseRevision(revisions, 3, "")).toThrow(
      "unable to find specified revision 3 in history",
    );
    expect(() => chooseRevision(revisions.slice(1), 0, "none before")).toThrow("none before");
  });
});

test("going back keeps the Deployment's own annotations and takes the revision's", () => {
  const annotated = (annotations: Record<string, string>) => ({ metadata: { annotations } });
  expect(
    keptAnnotations(
      annotated({ "deployment.kubernetes.io/revision": "3", "kubernetes.io/change-cause": "new" }),
      annotated({ "deployment.kubernetes.io/revision": "1", "kubernetes.io/change-cause": "old" }),
    ),
  ).toEqual({ "deployment.kubernetes.io/revision": "3", "kubernetes.io/change-cause": "old" });
});

test("the template of a revision is without its hash", () => {
  const template = { metadata: { labels: { app: "web", "pod-template-hash": "x" } }, spec: {} };
  expect(templateOf({ spec: { template } })).toEqual({
    metadata: { labels: { app: "web" } },
    spec: {},
  });
});

test("the revisions of a DaemonSet are its ControllerRevisions, each with a patch", () => {
  const owner = { ownerReferences: [{ controller: true, uid: "u" }] };
  const template = { metadata: { labels: { app: "web" } }, spec: {} };
  const data = { spec: { template: { $patch: "replace", ...template } } };
  const objects = [
    { metadata: { name: "b", ...owner }, revision: 2, data },
    { metadata: { name: "a", ...owner }, revision: 1, data },
  ];
  const revisions = revisionsAmong(controllerRevisions, objects, "u");
  expect(revisions).toEqual([
    { number: 1, object: objects[1] },
    { number: 2, object: objects[0] },
  ]);
  expect(controllerRevisions.template({ data })).toEqual(template);
});
