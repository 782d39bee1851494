import { describe, expect, test } from "vitest";
import { deploymentOf, nowMs, replicaSetOf, timeAt } from "../testing/workloads.ts";
import { planCleanup } from "./cleanup.ts";

type Parts = Parameters<typeof replicaSetOf>[0];

const emptySet = (name: string, revision: string, parts: Parts = {}) =>
  replicaSetOf({
    metadata: {
      name,
      annotations: { "deployment.kubernetes.io/revision": revision },
      ...parts.metadata,
    },
    spec: { replicas: 0, ...parts.spec },
    status: { replicas: 0, observedGeneration: 1, ...parts.status },
  });

const deletedOf = (older: readonly ReturnType<typeof emptySet>[], revisionHistoryLimit: number) => {
  const deployment = deploymentOf({ spec: { revisionHistoryLimit } });
  return planCleanup({ deployment, newest: undefined, older, nowMs }).map((action) =>
    action.do === "delete" ? action.name : action.do,
  );
};

describe("beyond the history limit", () => {
  const three = [emptySet("c", "10"), emptySet("a", "2"), emptySet("b", "9")];
  test.each([
    {
      behaviour: "sets of the lowest revisions are deleted",
      older: three,
      limit: 1,
      deleted: ["a", "b"],
    },
    { behaviour: "nothing is done where it is kept", older: three, limit: 3, deleted: [] },
    {
      behaviour: "nothing is done where there is none",
      older: three,
      limit: 2 ** 31 - 1,
      deleted: [],
    },
    {
      behaviour: "sets that want pods are kept, though they count",
      older: [emptySet("a", "1", { spec: { replicas: 1 } }), emptySet("b", "2")],
      limit: 1,
      deleted: [],
    },
    {
      behaviour: "sets that have pods are kept",
      older: [emptySet("a", "1", { status: { replicas: 1 } })],
      limit: 0,
      deleted: [],
    },
    {
      behaviour: "sets that may yet make pods are kept",
      older: [emptySet("a", "1", { metadata: { generation: 2 } })],
      limit: 0,
      deleted: [],
    },
    {
      behaviour: "sets that are being deleted do not count",
      older: [
        emptySet("a", "1", { metadata: { deletionTimestamp: timeAt(0) } }),
        emptySet("b", "2"),
      ],
      limit: 1,
      deleted: [],
    },
    {
      behaviour: "age decides where revisions are the same",
      older: [
        emptySet("a", "1"),
        replicaSetOf({
          metadata: { name: "b", creationTimestamp: timeAt(-9999) },
          spec: { replicas: 0 },
          status: { replicas: 0, observedGeneration: 1 },
        }),
        emptySet("c", "x", { metadata: { creationTimestamp: timeAt(0) } }),
      ],
      limit: 2,
      deleted: ["b"],
    },
  ])("$behaviour", ({ older, limit, deleted }) => {
    expect(deletedOf(older, limit)).toEqual(deleted);
  });
});
