import { expect, test } from "vitest";
import type { Action } from "../../client/action.ts";
import { nowMs, podOf, timeAt } from "../testing/workloads.ts";
import { planOrphans, planStranded, planTerminated } from "./plan.ts";

/** What is patched into the status of a pod, or that it is deleted at once. */
const brief = (action: Action) => {
  if (action.do === "patch") return [action.name, action.patch];
  return action.do === "delete" ? [action.name, action.options] : [action.do];
};

const atOnce = (name: string) => [
  name,
  { preconditions: { uid: `${name}-uid` }, gracePeriodSeconds: 0 },
];
const failed = (name: string, status = {}) => [
  name,
  { metadata: { uid: `${name}-uid` }, status: { ...status, phase: "Failed" } },
];
const pod = (name: string, parts: Parameters<typeof podOf>[0] = {}) =>
  podOf({ ...parts, metadata: { name, ...parts.metadata } });
const ending = { deletionTimestamp: timeAt(30), deletionGracePeriodSeconds: 30 };

test("the pods of a node that is gone fail, and are deleted at once", () => {
  const done = pod("done", { status: { phase: "Succeeded" } });
  const condition = {
    type: "DisruptionTarget",
    status: "True",
    reason: "DeletionByPodGC",
    message: "PodGC: node no longer exists",
    lastTransitionTime: timeAt(0),
  };
  expect(planOrphans([pod("a"), done], nowMs).map(brief)).toEqual([
    failed("a", { conditions: [condition] }),
    atOnce("a"),
    atOnce("done"),
  ]);
});

test("of pods without a kubelet those go that are being deleted", () => {
  const pods = [pod("stays"), pod("a", { metadata: ending })];
  expect(planStranded(pods).map(brief)).toEqual([failed("a"), atOnce("a")]);
});

test("a failed pod that only finalizers hold is left to them", () => {
  const metadata = { ...ending, deletionGracePeriodSeconds: 0, finalizers: ["example.com/x"] };
  const held = pod("a", { metadata, status: { phase: "Failed" } });
  expect([planStranded([held]), planOrphans([held], nowMs)]).toEqual([[], []]);
});

test("of too many finished pods the evicted and the oldest go", () => {
  const finished = (name: string, seconds: number, reason?: string) =>
    pod(name, {
      metadata: { creationTimestamp: timeAt(seconds) },
      status: { phase: "Failed", ...(reason === undefined ? {} : { reason }) },
    });
  const pods = [
    finished("young", -1),
    finished("evicted", -2, "Evicted"),
    finished("b", -9),
    finished("a", -9),
  ];
  expect(planTerminated(pods, 2).map(brief)).toEqual([atOnce("evicted"), atOnce("a")]);
  expect(planTerminated(pods, 4)).toEqual([]);
});
