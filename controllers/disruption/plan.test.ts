import { describe, expect, test } from "vitest";
import type { PodDisruptionBudget } from "../../api/policy/pod-disruption-budget.ts";
import type { Action } from "../../client/action.ts";
import { nowMs, podOf, readyCondition, timeAt } from "../testing/workloads.ts";
import { expectationOf, type KeeperOf } from "./expected.ts";
import { planBudget } from "./plan.ts";
import { planStaleDisruption } from "./stale.ts";

const counts = { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 };

const budgetOf = (
  spec: PodDisruptionBudget["spec"],
  status: Partial<PodDisruptionBudget["status"]> = {},
): PodDisruptionBudget => ({
  apiVersion: "policy/v1",
  kind: "PodDisruptionBudget",
  metadata: { name: "b", namespace: "default", generation: 2 },
  spec: { selector: { matchLabels: { app: "web" } }, ...spec },
  status: { ...counts, ...status },
});

const ready = (name: string) => podOf({ metadata: { name } });
const unready = (name: string) =>
  podOf({ metadata: { name }, status: { conditions: [readyCondition("False", -60)] } });
const ending = (name: string) => podOf({ metadata: { name, deletionTimestamp: timeAt(-1) } });
const keptBy =
  (replicas: number): KeeperOf =>
  () => ({ uid: "web-uid", replicas });

/** The budget that the only action writes. */
function reported([action]: readonly Action[]): PodDisruptionBudget {
  if (action?.do !== "update") throw new Error("there is no report");
  // The plan of a budget updates nothing but budgets.
  return action.object as PodDisruptionBudget;
}

describe("a budget expects", () => {
  const pods = [ready("a"), ready("b"), ready("c")];
  const rows: readonly {
    behaviour: string;
    spec: PodDisruptionBudget["spec"];
    keeperOf?: KeeperOf;
    expected: ReturnType<typeof expectationOf>;
  }[] = [
    {
      behaviour: "the pods that are there, where it says a number that must be available",
      spec: { minAvailable: 2 },
      expected: { expectedPods: 3, desiredHealthy: 2, hasUnmanaged: false },
    },
    {
      behaviour: "the replicas of their workload, where it says a share, which is rounded up",
      spec: { minAvailable: "50%" },
      keeperOf: keptBy(5),
      expected: { expectedPods: 5, desiredHealthy: 3, hasUnmanaged: false },
    },
    {
      behaviour: "all but those that may be unavailable, whose share is rounded up too",
      spec: { maxUnavailable: "30%" },
      keeperOf: keptBy(5),
      expected: { expectedPods: 5, desiredHealthy: 3, hasUnmanaged: false },
    },
    {
      behaviour: "nothing where more may be unavailable than there are",
      spec: { maxUnavailable: 9 },
      keeperOf: keptBy(5),
      expected: { expectedPods: 5, desiredHealthy: 0, hasUnmanaged: false },
    },
    {
      behaviour: "no pods of which nothing says how many there should be",
      spec: { maxUnavailable: 1 },
      keeperOf: () => undefined,
      expected: { expectedPods: 0, desiredHealthy: 0, hasUnmanaged: true },
    },
    {
      behaviour: "nothing that can be told, where a workload has no scale",
      spec: { maxUnavailable: 1 },
      keeperOf: () => "jobs.batch does not implement the scale subresource",
      expected: "jobs.batch does not implement the scale subresource",
    },
    {
      behaviour: "nothing where it says nothing",
      spec: {},
      expected: { expectedPods: 0, desiredHealthy: 0, hasUnmanaged: false },
    },
  ];
  test.each(rows)("$behaviour", ({ spec, keeperOf = keptBy(3), expected }) => {
    expect(expectationOf(spec, pods, keeperOf)).toEqual(expected);
  });
});

describe("the status of a budget", () => {
  const one = { maxUnavailable: 1 };
  const rows: readonly {
    behaviour: string;
    budget: PodDisruptionBudget;
    pods: ReturnType<typeof podOf>[];
    status: object;
    disruptedPods?: object;
  }[] = [
    {
      behaviour: "allows what is healthy beyond what is wanted",
      budget: budgetOf(one),
      pods: [ready("a"), ready("b"), ready("c")],
      status: { disruptionsAllowed: 1, currentHealthy: 3, desiredHealthy: 2, expectedPods: 3 },
    },
    {
      behaviour: "counts neither pods that are not ready nor those that go",
      budget: budgetOf(one),
      pods: [ready("a"), unready("b"), ending("c")],
      status: { disruptionsAllowed: 0, currentHealthy: 1, desiredHealthy: 2, expectedPods: 3 },
    },
    {
      behaviour: "counts a pod as gone from when its eviction is granted",
      budget: budgetOf(one, { disruptedPods: { a: timeAt(-10) } }),
      pods: [ready("a"), ready("b"), ready("c")],
      status: { currentHealthy: 2 },
      disruptedPods: { a: timeAt(-10) },
    },
    {
      behaviour: "forgets the eviction of a pod that goes, or is gone",
      budget: budgetOf(one, { disruptedPods: { a: timeAt(-10), gone: timeAt(-10) } }),
      pods: [ending("a"), ready("b"), ready("c")],
      status: { currentHealthy: 2 },
    },
  ];
  test.each(rows)("$behaviour", ({ budget, pods, status, disruptedPods }) => {
    const { actions } = planBudget({ budget, pods, keeperOf: keptBy(3), nowMs });
    expect(actions).toMatchObject([{ do: "update", subresource: "status", object: { status } }]);
    expect(reported(actions).status.disruptedPods).toEqual(disruptedPods);
  });

  test("says whether evictions are allowed, since when, and of which generation", () => {
    const { actions } = planBudget({ budget: budgetOf(one), pods: [], keeperOf: keptBy(3), nowMs });
    expect(actions).toMatchObject([
      { do: "record", event: { reason: "NoPods", message: "No matching pods found" } },
      {
        object: {
          status: {
            observedGeneration: 2,
            conditions: [
              {
                type: "DisruptionAllowed",
                status: "False",
                observedGeneration: 2,
                lastTransitionTime: timeAt(0),
                reason: "InsufficientPods",
                message: "",
              },
            ],
          },
        },
      },
    ]);
  });

  test("is written once, and looked at again when a granted eviction is overdue", () => {
    const pods = [ready("a"), ready("b")];
    const given = { pods, keeperOf: keptBy(2), nowMs };
    const granted = { disruptedPods: { a: timeAt(-30) } };
    const budget = reported(planBudget({ budget: budgetOf(one, granted), ...given }).actions);
    expect(planBudget({ budget, ...given })).toEqual({ actions: [], requeueAfterMs: 90_000 });
  });

  test("tells of a pod that was to go and did not", () => {
    const budget = budgetOf(one, { disruptedPods: { a: timeAt(-120) } });
    const { actions } = planBudget({ budget, pods: [ready("a")], keeperOf: keptBy(1), nowMs });
    expect(actions[0]).toMatchObject({
      event: {
        regarding: { kind: "Pod" },
        reason: "NotDeleted",
        // The namespace stands for the name of the budget, too.
        message: "Pod was expected by PDB default/default to be deleted but it wasn't",
      },
    });
  });

  test("allows nothing, and says why, where it cannot be told", () => {
    const budget = budgetOf(one, { disruptionsAllowed: 3, observedGeneration: 1 });
    const why = "daemonsets.apps does not implement the scale subresource";
    const { actions } = planBudget({ budget, pods: [ready("a")], keeperOf: () => why, nowMs });
    expect(actions).toMatchObject([
      {
        event: {
          type: "Warning",
          reason: "CalculateExpectedPodCountFailed",
          message: `Failed to calculate the number of expected pods: ${why}`,
        },
      },
      {
        object: {
          status: {
            disruptionsAllowed: 0,
            observedGeneration: 1,
            conditions: [{ status: "False", reason: "SyncFailed", message: why }],
          },
        },
      },
    ]);
  });

  test("keeps the conditions of others, with its own in its place among them", () => {
    const condition = (type: string, status: "True" | "False", reason: string) => ({
      ...{ type, status, reason, observedGeneration: 2 },
      ...{ lastTransitionTime: timeAt(-60), message: "" },
    });
    const before = condition("example.com/Reviewed", "True", "Reviewed");
    const own = condition("DisruptionAllowed", "False", "InsufficientPods");
    const after = condition("example.com/Billed", "False", "Unpaid");
    const budget = budgetOf(one, { conditions: [before, own, after] });
    const { actions } = planBudget({ budget, pods: [ready("a")], keeperOf: keptBy(1), nowMs });
    expect(reported(actions).status.conditions).toEqual([
      before,
      { ...own, status: "True", reason: "SufficientPods", lastTransitionTime: timeAt(0) },
      after,
    ]);
  });

  test("warns of pods that nothing manages", () => {
    const given = { budget: budgetOf(one), pods: [ready("a")], keeperOf: () => undefined, nowMs };
    expect(planBudget(given).actions[0]).toMatchObject({
      event: {
        type: "Warning",
        reason: "UnmanagedPods",
        message: expect.stringContaining(
          "(selector: &LabelSelector{MatchLabels:map[string]string{app: web,}," +
            "MatchExpressions:[]LabelSelectorRequirement{},}) were found to be unmanaged.",
        ),
      },
    });
  });
});

describe("a pod that is to be disrupted", () => {
  const target = (seconds: number, status = "True", reason = "PreemptionByScheduler") => {
    const lastTransitionTime = timeAt(seconds);
    return podOf({
      status: { conditions: [{ type: "DisruptionTarget", status, reason, lastTransitionTime }] },
    });
  };
  const over = target(-120);
  test.each([
    { behaviour: "has two minutes to go", pod: target(-30), plan: { requeueAfterMs: 90_000 } },
    { behaviour: "is not to be any more after that", pod: target(-120), plan: { writes: 1 } },
    { behaviour: "is left alone once that was taken back", pod: target(-300, "False"), plan: {} },
    {
      behaviour: "stays so where its kubelet ends it",
      pod: target(-120, "True", "TerminationByKubelet"),
      plan: {},
    },
    {
      behaviour: "stays so once it has ended",
      pod: { ...over, status: { ...over.status, phase: "Failed" } },
      plan: {},
    },
  ])("$behaviour", ({ pod, plan }) => {
    const { actions, requeueAfterMs } = planStaleDisruption(pod, nowMs);
    expect({ writes: actions.length, requeueAfterMs }).toEqual({
      writes: 0,
      requeueAfterMs: undefined,
      ...plan,
    });
  });
});
