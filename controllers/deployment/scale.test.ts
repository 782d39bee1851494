import { describe, expect, test } from "vitest";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { untyped } from "../../client/action.ts";
import { deploymentOf, nowMs, replicaSetOf, timeAt } from "../testing/workloads.ts";
import { isScalingEvent, planScale, scaleTo } from "./scale.ts";

const domain = "deployment.kubernetes.io";
const sized = (desired: number, most: number) => ({
  [`${domain}/desired-replicas`]: String(desired),
  [`${domain}/max-replicas`]: String(most),
});

interface Given {
  readonly replicas: number;
  readonly surge?: number;
  readonly type?: string;
  /** What the Deployment wanted when its sets were last sized. */
  readonly before: number;
  readonly newest?: number;
  readonly newestAvailable?: number;
  readonly older?: readonly number[];
}

function rolloutOf(given: Given) {
  const { replicas, surge = 0, type = "RollingUpdate", before, newest, older = [] } = given;
  const annotations = sized(before, before + surge);
  const setOf = (name: string, wanted: number, age: number) =>
    replicaSetOf({
      metadata: { name, annotations, creationTimestamp: timeAt(-age) },
      spec: { replicas: wanted },
      status: { replicas: wanted, availableReplicas: given.newestAvailable ?? wanted },
    });
  const rollingUpdate = { maxSurge: surge, maxUnavailable: 1 };
  const strategy = type === "RollingUpdate" ? { type, rollingUpdate } : { type };
  return {
    deployment: deploymentOf({ spec: { replicas, strategy } }),
    newest: newest === undefined ? undefined : setOf("new", newest, 1),
    older: older.map((wanted, i) => setOf(`old${i}`, wanted, 100 - i)),
    nowMs,
  };
}

/** The sizes that are written, in their order. */
const sizes = (given: Given) =>
  planScale(rolloutOf(given)).map((action) => {
    if (action.do !== "update") return action.do;
    const { metadata } = action.object;
    const replicas = "spec" in action.object ? action.object.spec : undefined;
    return [metadata.name, replicas];
  });
const wants = (name: string, replicas: number) => [name, expect.objectContaining({ replicas })];

test("a set is told its size and that of the Deployment in one write", () => {
  const deployment = deploymentOf({ spec: { replicas: 4 } });
  const set = replicaSetOf({ metadata: { annotations: { note: "kept" } } });
  expect(scaleTo(deployment, set, 4)).toEqual([
    {
      do: "update",
      resource: untyped(ReplicaSet),
      object: {
        ...set,
        metadata: { ...set.metadata, annotations: { note: "kept", ...sized(4, 5) } },
        spec: { ...set.spec, replicas: 4 },
      },
      succeeded: {
        regarding: deployment,
        type: "Normal",
        reason: "ScalingReplicaSet",
        message: "Scaled up replica set web-1 from 3 to 4",
      },
    },
  ]);
  expect(scaleTo(deployment, set, 3)).toEqual([]);
});

test.each([
  {
    behaviour: "a set wants pods for another size",
    given: { replicas: 5, before: 3, newest: 3 },
    is: true,
  },
  {
    behaviour: "the size is the same",
    given: { replicas: 3, before: 3, newest: 1, older: [2] },
    is: false,
  },
  {
    behaviour: "only an empty set was of another size",
    given: { replicas: 5, before: 3, newest: 0 },
    is: false,
  },
])("whether it is a change of size where $behaviour: $is", ({ given, is }) => {
  expect(isScalingEvent(rolloutOf(given))).toBe(is);
});

describe("a change of size", () => {
  test.each([
    {
      behaviour: "goes to the one active set",
      given: { replicas: 5, before: 3, newest: 0, older: [3, 0] },
      scaled: [wants("old0", 5)],
    },
    {
      behaviour: "goes to the newest set where none is active",
      given: { replicas: 5, before: 0, newest: 0, older: [0] },
      scaled: [wants("new", 5)],
    },
    {
      behaviour: "goes to the latest set where the newest is yet to come",
      given: { replicas: 5, before: 0, older: [0, 0] },
      scaled: [wants("old1", 5)],
    },
    {
      behaviour: "ends a rollout whose newest set has all pods",
      given: { replicas: 3, before: 3, newest: 3, older: [1, 0, 2] },
      scaled: [wants("old0", 0), wants("old2", 0)],
    },
    {
      behaviour: "is shared by the sets of a rollout, the largest first",
      given: { replicas: 15, surge: 3, before: 10, newest: 5, older: [8] },
      scaled: [wants("old0", 11), wants("new", 7)],
    },
    {
      behaviour: "leaves to the largest what rounding leaves over",
      given: { replicas: 10, before: 5, newest: 1, older: [1, 3], newestAvailable: 0 },
      scaled: [wants("old1", 6), wants("new", 2), wants("old0", 2)],
    },
    {
      behaviour: "downwards takes from each set its share",
      given: { replicas: 5, surge: 3, before: 10, newest: 5, older: [8] },
      scaled: [wants("old0", 5), wants("new", 3)],
    },
    {
      behaviour: "to nothing empties all sets",
      given: { replicas: 0, surge: 3, before: 10, newest: 5, older: [8] },
      scaled: [wants("old0", 0), wants("new", 0)],
    },
    {
      behaviour: "is noted by sets that keep their size",
      given: { replicas: 11, surge: 2, before: 10, newest: 5, older: [8] },
      scaled: [wants("old0", 8), wants("new", 5)],
    },
    {
      behaviour: "is only noted by the sets of a Recreate, whose old pods are about to go",
      given: { replicas: 5, type: "Recreate", before: 3, newest: 2, older: [1] },
      scaled: [wants("old0", 1), wants("new", 2)],
    },
    {
      behaviour: "is noted by a set that has the new size already",
      given: { replicas: 5, before: 3, newest: 5 },
      scaled: [wants("new", 5)],
    },
    {
      behaviour: "that is no change asks for nothing",
      given: { replicas: 3, before: 3, newest: 3 },
      scaled: [],
    },
  ])("$behaviour", ({ given, scaled }) => {
    expect(sizes(given)).toEqual(scaled);
  });
});
