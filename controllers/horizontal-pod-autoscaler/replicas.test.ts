/** The algorithm, as the documentation of HorizontalPodAutoscalers tells it. */
import { describe, expect, test } from "vitest";
import { nowMs } from "../testing/workloads.ts";
import {
  byPods,
  byShare,
  byTotal,
  plainScales,
  type Scaled,
  utilizationScales,
} from "./replicas.ts";
import { requestsOf } from "./requests.ts";
import { amountsOf, type PodParts, podOf } from "./test-pods.ts";

const tenPercent = { scaleDown: 0.1, scaleUp: 0.1 };

function scaledOf(pods: readonly PodParts[], tolerances = tenPercent): Scaled {
  const all = pods.map((pod, index) => podOf({ name: "abcdefgh"[index] ?? "", ...pod }));
  const replicas = all.length;
  return { pods: all, specReplicas: replicas, statusReplicas: replicas, tolerances, nowMs };
}

const starting: PodParts = { startedAgo: 60, changedAgo: 60, ready: "False" };

describe("the number of pods by an average", () => {
  const rows: readonly {
    readonly behaviour: string;
    readonly pods: readonly PodParts[];
    readonly used: Readonly<Record<string, number>>;
    readonly target: number;
    readonly tolerances?: typeof tenPercent;
    readonly replicas: number;
  }[] = [
    {
      behaviour: "doubles where 200m are used and 100m are wanted",
      pods: [{}, {}],
      used: { a: 200, b: 200 },
      target: 100,
      replicas: 4,
    },
    {
      behaviour: "is halved where 50m are used and 100m are wanted",
      pods: [{}, {}],
      used: { a: 50, b: 50 },
      target: 100,
      replicas: 1,
    },
    {
      behaviour: "is rounded up",
      pods: [{}, {}, {}],
      used: { a: 150, b: 150, c: 150 },
      target: 120,
      replicas: 4,
    },
    {
      behaviour: "stays where the ratio is close to 1",
      pods: [{}, {}],
      used: { a: 109, b: 109 },
      target: 100,
      replicas: 2,
    },
    {
      behaviour: "changes sooner with a smaller tolerance",
      pods: [{}, {}],
      used: { a: 109, b: 109 },
      target: 100,
      tolerances: { scaleDown: 0.1, scaleUp: 0.05 },
      replicas: 3,
    },
    {
      behaviour: "leaves out pods that are being deleted",
      pods: [{}, { deleted: true }],
      used: { a: 200, b: 900 },
      target: 100,
      replicas: 2,
    },
    {
      behaviour: "takes pods that were not measured to use all on the way down",
      pods: [{}, {}, {}, {}],
      used: { a: 40, b: 40, c: 40 },
      target: 100,
      replicas: 3,
    },
    {
      behaviour: "takes pods that were not measured to use nothing on the way up",
      pods: [{}, {}, {}],
      used: { a: 300, b: 300 },
      target: 100,
      replicas: 6,
    },
    {
      behaviour: "takes pods that are starting to use nothing on the way up",
      pods: [{}, {}, starting],
      used: { a: 250, b: 250, c: 900 },
      target: 100,
      replicas: 5,
    },
    {
      behaviour: "stays where what is not known would turn it around",
      pods: [{}, {}, {}, {}],
      used: { a: 150 },
      target: 100,
      replicas: 4,
    },
  ];
  test.each(rows)("$behaviour", ({ pods, used, target, tolerances, replicas }) => {
    const measured = { amounts: amountsOf(used), resource: "cpu" };
    const proposal = byPods(scaledOf(pods, tolerances), measured, () => plainScales(target));
    expect(proposal.replicas).toBe(replicas);
  });
});

describe("the number of pods by a share of requests", () => {
  const rows: readonly {
    readonly behaviour: string;
    readonly pods: readonly PodParts[];
    readonly used: Readonly<Record<string, number>>;
    readonly replicas: number;
    readonly utilization: number;
  }[] = [
    {
      behaviour: "follows the share of all requests together",
      pods: [{ cpu: "1" }, { cpu: "3" }],
      used: { a: 1000, b: 2000 },
      replicas: 3,
      utilization: 75,
    },
    {
      behaviour: "takes a pod that was not measured to use its request on the way down",
      pods: [{}, {}, {}],
      used: { a: 100, b: 100 },
      replicas: 3,
      utilization: 10,
    },
    {
      behaviour: "drops what is behind the point",
      pods: [{}],
      used: { a: 1019 },
      replicas: 3,
      utilization: 101,
    },
  ];
  test.each(rows)("$behaviour", ({ pods, used, replicas, utilization }) => {
    const scaled = scaledOf(pods);
    const measured = { amounts: amountsOf(used), resource: "cpu" };
    const proposal = byPods(scaled, measured, () =>
      utilizationScales(requestsOf(scaled.pods, "cpu", ""), 50),
    );
    expect([proposal.replicas, proposal.seen.utilization]).toEqual([replicas, utilization]);
  });

  const refused: readonly {
    readonly behaviour: string;
    readonly pods: readonly PodParts[];
    readonly used: Readonly<Record<string, number>>;
    readonly message: string;
  }[] = [
    {
      behaviour: "where there are no pods",
      pods: [],
      used: {},
      message: "no pods returned by selector while calculating replica count",
    },
    {
      behaviour: "where none that counts was measured",
      pods: [starting],
      used: { a: 10 },
      message: "did not receive metrics for targeted pods (pods might be unready)",
    },
    {
      behaviour: "where a container requests nothing",
      pods: [{}, { cpu: null }],
      used: { a: 10, b: 10 },
      message: "missing request for cpu in container c of Pod b",
    },
  ];
  test.each(refused)("cannot be told $behaviour", ({ pods, used, message }) => {
    const scaled = scaledOf(pods);
    const measured = { amounts: amountsOf(used), resource: "cpu" };
    const propose = () =>
      byPods(scaled, measured, () => utilizationScales(requestsOf(scaled.pods, "cpu", ""), 50));
    expect(propose).toThrow(message);
  });

  test("is that of one container, where one is meant", () => {
    expect(requestsOf([podOf({ cpu: "250m" })], "cpu", "c")).toEqual(new Map([["a", 250]]));
    const other = () => requestsOf([podOf()], "cpu", "other");
    expect(other).toThrow("container other not found in Pod a");
  });
});

describe("the number of pods by an amount for all", () => {
  test.each([
    { behaviour: "follows the pods that are ready", pods: [{}, starting], amount: 300, is: 3 },
    { behaviour: "stays where it is close", pods: [{}, {}], amount: 105, is: 2 },
    { behaviour: "begins with none", pods: [], amount: 250, is: 3 },
    { behaviour: "is none where there is nothing", pods: [], amount: 0, is: 0 },
  ])("$behaviour", ({ pods, amount, is }) => {
    expect(byTotal(scaledOf(pods), amount, 100)).toEqual({ replicas: is, seen: amount });
  });

  test.each([
    { behaviour: "gives each pod its part", pods: [{}, {}], amount: 300, is: [3, 150] },
    { behaviour: "stays where it is close", pods: [{}, {}], amount: 210, is: [2, 105] },
    { behaviour: "begins with none", pods: [], amount: 250, is: [3, 250] },
  ])("or for each $behaviour", ({ pods, amount, is: [replicas, seen] }) => {
    expect(byShare(scaledOf(pods), amount, 100)).toEqual({ replicas, seen });
  });
});
