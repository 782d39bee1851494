import { describe, expect, test } from "vitest";
import type { Deployment } from "../../api/apps/deployment.ts";
import type { ReplicaSet } from "../../api/apps/replicaset.ts";
import { deploymentOf, nowMs, replicaSetOf, timeAt } from "../testing/workloads.ts";
import { progressCheckInMs, rolloutStatus } from "./progress.ts";

type Status = Deployment["status"];

const available = (status: "True" | "False", since = -60) => ({
  type: "Available",
  status,
  lastUpdateTime: timeAt(since),
  lastTransitionTime: timeAt(since),
  reason: status === "True" ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
  message:
    status === "True"
      ? "Deployment has minimum availability."
      : "Deployment does not have minimum availability.",
});

interface Progress {
  readonly status?: string;
  readonly updated?: number;
  readonly since?: number;
  readonly message?: string;
}
const progressing = (reason: string, progress: Progress = {}) => ({
  type: "Progressing",
  status: progress.status ?? "True",
  lastUpdateTime: timeAt(progress.updated ?? -60),
  lastTransitionTime: timeAt(progress.since ?? -60),
  reason,
  message: progress.message ?? "",
});

const setOf = (name: string, replicas: number, status: Partial<ReplicaSet["status"]> = {}) =>
  replicaSetOf({
    metadata: { name },
    spec: { replicas },
    status: { replicas, readyReplicas: replicas, availableReplicas: replicas, ...status },
  });

interface Given {
  readonly status: Status;
  readonly newest?: ReplicaSet;
  readonly older?: readonly ReplicaSet[];
  readonly spec?: Partial<Deployment["spec"]>;
}
const report = ({ status, newest, older = [], spec = {} }: Given) =>
  rolloutStatus({ deployment: deploymentOf({ spec, status }), newest, older, nowMs });

const inFull: Status = { replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3 };

test("counters come from the sets; those of 0 are left out", () => {
  const newest = setOf("new", 1, {
    readyReplicas: 0,
    availableReplicas: 0,
    terminatingReplicas: 0,
  });
  const older = [setOf("old", 2, { replicas: 3, readyReplicas: 3, terminatingReplicas: 1 })];
  const status = { collisionCount: 2, conditions: [available("True"), progressing("X")] };
  expect(report({ status, newest, older })).toEqual({
    observedGeneration: 1,
    replicas: 4,
    updatedReplicas: 1,
    readyReplicas: 3,
    availableReplicas: 2,
    unavailableReplicas: 1,
    terminatingReplicas: 1,
    collisionCount: 2,
    conditions: [
      available("False", 0),
      progressing("ReplicaSetUpdated", {
        updated: 0,
        message: 'ReplicaSet "new" is progressing.',
      }),
    ],
  });
});

describe("progress", () => {
  const stuck = {
    newest: setOf("new", 1, { readyReplicas: 0, availableReplicas: 0 }),
    older: [setOf("old", 3)],
  };
  const before: Status = {
    replicas: 4,
    updatedReplicas: 1,
    readyReplicas: 3,
    availableReplicas: 3,
  };
  const found = ({ status, spec, ...rest }: Given) =>
    report({ status: { ...before, ...status }, spec, ...rest }).conditions?.filter(
      ({ type }) => type === "Progressing",
    );

  test.each([
    {
      behaviour: "is complete once all pods are new and available",
      given: {
        status: { conditions: [progressing("ReplicaSetUpdated")] },
        newest: setOf("new", 3),
      },
      condition: progressing("NewReplicaSetAvailable", {
        updated: 0,
        message: 'ReplicaSet "new" has successfully progressed.',
      }),
    },
    {
      behaviour: "once complete stays so, however few pods are left",
      given: {
        status: { conditions: [progressing("NewReplicaSetAvailable")] },
        newest: setOf("new", 3, { availableReplicas: 1 }),
      },
      condition: progressing("NewReplicaSetAvailable"),
    },
    {
      behaviour: "is told anew even for the same reason, for that moves the deadline",
      given: {
        status: {
          ...before,
          replicas: 5,
          conditions: [progressing("ReplicaSetUpdated", { since: -90 })],
        },
        ...stuck,
      },
      condition: progressing("ReplicaSetUpdated", {
        updated: 0,
        since: -90,
        message: 'ReplicaSet "new" is progressing.',
      }),
    },
    {
      behaviour: "after a resumption begins at that time",
      given: {
        status: {
          updatedReplicas: 0,
          conditions: [progressing("DeploymentResumed", { status: "Unknown" })],
        },
        ...stuck,
      },
      condition: progressing("ReplicaSetUpdated", {
        updated: 0,
        since: 0,
        message: 'ReplicaSet "new" is progressing.',
      }),
    },
    {
      behaviour: "that is missing is waited for until the deadline",
      given: { status: { conditions: [progressing("X", { updated: -600 })] }, ...stuck },
      condition: progressing("X", { updated: -600 }),
    },
    {
      behaviour: "that is missing past the deadline has failed",
      given: { status: { conditions: [progressing("X", { updated: -601 })] }, ...stuck },
      condition: progressing("ProgressDeadlineExceeded", {
        status: "False",
        updated: 0,
        since: 0,
        message: 'ReplicaSet "new" has timed out progressing.',
      }),
    },
    {
      behaviour: "is not told without a deadline",
      given: {
        status: { conditions: [progressing("X")] },
        spec: { progressDeadlineSeconds: 2 ** 31 - 1 },
        ...stuck,
      },
      condition: undefined,
    },
    {
      behaviour: "without a newest set is told of the Deployment",
      given: {
        status: { ...inFull, updatedReplicas: 0, conditions: [progressing("X")] },
        older: [setOf("old", 1)],
      },
      condition: progressing("ReplicaSetUpdated", {
        updated: 0,
        message: 'Deployment "web" is progressing.',
      }),
    },
  ])("$behaviour", ({ given, condition }) => {
    expect(found(given)).toEqual(condition === undefined ? [] : [condition]);
  });
});

describe("a failure of a set", () => {
  const failure = (message: string) => ({
    type: "ReplicaFailure",
    status: "True",
    lastTransitionTime: timeAt(-5),
    reason: "FailedCreate",
    message,
  });
  const failing = (name: string) => setOf(name, 3, { conditions: [failure(`from ${name}`)] });
  const told = (message: string) => ({ ...failure(message), lastUpdateTime: timeAt(-5) });
  const conditions = [progressing("NewReplicaSetAvailable"), available("True")];

  test.each([
    {
      behaviour: "is passed on",
      given: { newest: setOf("new", 3), older: [failing("old")] },
      tells: [told("from old")],
    },
    {
      behaviour: "of the newest set comes first",
      given: { newest: failing("new"), older: [failing("old")] },
      tells: [told("from new")],
    },
    {
      behaviour: "that is over is told no more",
      given: { newest: setOf("new", 3), status: { conditions: [...conditions, told("past")] } },
      tells: [],
    },
  ])("$behaviour", ({ given, tells }) => {
    const status = report({ status: { conditions }, ...given });
    expect(status.conditions?.filter(({ type }) => type === "ReplicaFailure")).toEqual(tells);
  });
});

describe("the next look at a rollout", () => {
  test.each([
    {
      behaviour: "is a second past the deadline, for times in the API are whole seconds",
      condition: progressing("X", { updated: -598 }),
      inMs: 3000,
    },
    {
      behaviour: "is just past the deadline where less than a second is left",
      condition: progressing("X", { updated: -598 }),
      atMs: nowMs + 1001,
      inMs: 1000,
    },
    {
      behaviour: "is soon where that has come",
      condition: progressing("X", { updated: -700 }),
      inMs: 1,
    },
    {
      behaviour: "is not due once complete",
      condition: progressing("NewReplicaSetAvailable"),
      inMs: undefined,
    },
    {
      behaviour: "is not due once failed",
      condition: progressing("ProgressDeadlineExceeded"),
      inMs: undefined,
    },
    {
      behaviour: "is not due before the first progress",
      condition: available("True"),
      inMs: undefined,
    },
  ])("$behaviour", ({ condition, atMs = nowMs, inMs }) => {
    expect(progressCheckInMs(deploymentOf(), { conditions: [condition] }, atMs)).toBe(inMs);
  });
});

test("success is told of the newest set, even where nothing but the template changed", () => {
  const message = 'ReplicaSet "old" has successfully progressed.';
  const conditions = [available("True"), progressing("NewReplicaSetAvailable", { message })];
  const sets = { newest: setOf("new", 0), older: [setOf("old", 0)] };
  expect(report({ status: { conditions }, spec: { replicas: 0 }, ...sets }).conditions).toEqual([
    available("True"),
    progressing("NewReplicaSetAvailable", {
      updated: 0,
      message: 'ReplicaSet "new" has successfully progressed.',
    }),
  ]);
});
