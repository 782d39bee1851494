import { describe, expect, test } from "vitest";
import { toBeReady, toHaveCondition } from "./matchers.ts";

const metadata = { name: "web", namespace: "default", generation: 2 };
const ready = (status: string, more: object = {}) => ({ type: "Ready", status, ...more });

describe("toBeReady", () => {
  const deployment = (status: object, replicas = 3) => ({
    kind: "Deployment",
    metadata,
    spec: { replicas, template: {} },
    status: { observedGeneration: 2, ...status },
  });

  const waiting = 'Waiting for deployment "web" rollout to finish:';

  test.each([
    {
      behaviour: "a Deployment with all pods updated and available is ready",
      object: deployment({ replicas: 3, updatedReplicas: 3, availableReplicas: 3 }),
      why: undefined,
    },
    {
      behaviour: "one that its controller has not seen is not",
      object: deployment({
        observedGeneration: 1,
        replicas: 3,
        updatedReplicas: 3,
        availableReplicas: 3,
      }),
      why: "Waiting for deployment spec update to be observed...",
    },
    {
      behaviour: "one with old pods left is not",
      object: deployment({ replicas: 4, updatedReplicas: 3, availableReplicas: 4 }),
      why: `${waiting} 1 old replicas are pending termination...`,
    },
    {
      behaviour: "one amid a rollout is not",
      object: deployment({ replicas: 3, updatedReplicas: 1, availableReplicas: 3 }),
      why: `${waiting} 1 out of 3 new replicas have been updated...`,
    },
    {
      behaviour: "one whose pods start is not",
      object: deployment({ replicas: 3, updatedReplicas: 3, availableReplicas: 1 }),
      why: `${waiting} 1 of 3 updated replicas are available...`,
    },
    { behaviour: "one that wants no pods is", object: deployment({}, 0), why: undefined },
    {
      behaviour: "a ReplicaSet counts no updated pods",
      object: {
        kind: "ReplicaSet",
        metadata,
        spec: { replicas: 1, template: {} },
        status: { observedGeneration: 2, replicas: 1, readyReplicas: 1 },
      },
      why: undefined,
    },
    {
      behaviour: "a DaemonSet is ready on all of its nodes",
      object: {
        kind: "DaemonSet",
        metadata,
        spec: { updateStrategy: { type: "RollingUpdate" } },
        status: {
          observedGeneration: 2,
          desiredNumberScheduled: 3,
          updatedNumberScheduled: 3,
          numberAvailable: 2,
        },
      },
      why: 'Waiting for daemon set "web" rollout to finish: 2 of 3 updated pods are available...',
    },
    {
      behaviour: "a StatefulSet whose pods are renewed by hand is when they are ready",
      object: {
        kind: "StatefulSet",
        metadata,
        spec: { replicas: 3, updateStrategy: { type: "OnDelete" } },
        status: { observedGeneration: 2, replicas: 3, readyReplicas: 2, updatedReplicas: 0 },
      },
      why: "2 of 3 pods are ready",
    },
    {
      behaviour: "a Job is when it is complete",
      object: { kind: "Job", metadata, status: {} },
      why: "it has no condition Complete",
    },
    {
      behaviour: "a Pod is when its condition says so",
      object: { kind: "Pod", metadata, status: { conditions: [ready("True")] } },
      why: undefined,
    },
    {
      behaviour: "and anything of a user's own",
      object: {
        kind: "Website",
        metadata,
        status: { conditions: [ready("False", { reason: "Building", message: "1 of 2" })] },
      },
      why: "Ready=False (Building): 1 of 2",
    },
    {
      behaviour: "or available, where nothing says ready",
      object: {
        kind: "APIService",
        metadata,
        status: { conditions: [{ type: "Available", status: "True" }] },
      },
      why: undefined,
    },
    { behaviour: "nothing is not ready", object: undefined, why: "there is no object" },
  ])("$behaviour", ({ object, why }) => {
    const { pass, message } = toBeReady(object);
    expect(pass).toBe(why === undefined);
    expect(message()).toContain(why ?? "is ready, and should not be");
  });
});

describe("toHaveCondition", () => {
  const pod = {
    kind: "Pod",
    metadata,
    status: { conditions: [ready("False", { reason: "Waiting", message: "for 10s" })] },
  };

  test.each([
    { expected: {}, pass: false },
    { expected: { status: "False" as const }, pass: true },
    { expected: { status: "False" as const, reason: "Waiting" }, pass: true },
    { expected: { status: "False" as const, reason: "Other" }, pass: false },
    { expected: { status: "False" as const, message: "for 10s" }, pass: true },
    { expected: { status: "False" as const, message: /^for \d+s$/ }, pass: true },
    { expected: { status: "False" as const, message: "10s" }, pass: false },
  ])("asked for $expected", ({ expected, pass }) => {
    expect(toHaveCondition(pod, "Ready", expected).pass).toBe(pass);
  });

  test("tells what there is instead", () => {
    const { message } = toHaveCondition(pod, "Ready", { reason: "Running" });
    expect(message()).toBe(
      "Pod default/web has not Ready=True (Running)\nIt has:\n  Ready=False (Waiting): for 10s",
    );
  });
});
