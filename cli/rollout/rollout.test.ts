import { describe, expect, test } from "vitest";
import { historyLines } from "./history.ts";
import { progressOf } from "./progress.ts";
import { revisionsAmong, templateOf } from "./revisions.ts";
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
  const revisions = revisionsAmong(sets, "u");

  test("are its ReplicaSets, by number", () => {
    expect(revisions.map(({ number, replicaSet: { metadata } }) => ({ number, metadata }))).toEqual(
      [
        { number: 2, metadata: sets[1]?.metadata },
        { number: 10, metadata: sets[0]?.metadata },
      ],
    );
  });

  test("are listed with the cause of the change", () => {
    expect(historyLines(revisions)).toEqual([
      "REVISION  CHANGE-CAUSE",
      "2         to 1.20",
      "10        <none>",
    ]);
  });

  test("can be gone back to by number; 0 is the one before", () => {
    expect(chooseRevision(revisions, 0, "web").number).toBe(2);
    expect(chooseRevision(revisions, 10, "web").number).toBe(10);
    expect(() => chooseRevision(revisions, 3, "web")).toThrow(
      "unable to find specified revision 3 in history",
    );
    expect(() => chooseRevision(revisions.slice(1), 0, "web")).toThrow(
      'no rollout history found for deployment "web"',
    );
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
