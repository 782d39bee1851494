import { expect, test } from "vitest";
import { nowMs } from "../testing/workloads.ts";
import { groupPods } from "./group-pods.ts";
import { amountsOf, type PodParts, podOf } from "./test-pods.ts";

const rows: readonly {
  readonly behaviour: string;
  readonly pod: PodParts;
  readonly resource?: string;
  readonly measured?: boolean;
  readonly is: "ready" | "unready" | "missing" | "ignored";
}[] = [
  { behaviour: "that has long been ready counts", pod: {}, is: "ready" },
  { behaviour: "that is being deleted is ignored", pod: { deleted: true }, is: "ignored" },
  { behaviour: "that failed is ignored", pod: { phase: "Failed" }, is: "ignored" },
  { behaviour: "that is pending is not ready yet", pod: { phase: "Pending" }, is: "unready" },
  { behaviour: "that was not measured is missing", pod: {}, measured: false, is: "missing" },
  {
    behaviour: "that starts and is not ready does not count by its CPU",
    pod: { startedAgo: 60, changedAgo: 60, ready: "False" },
    is: "unready",
  },
  {
    behaviour: "that starts counts once it was measured for a whole window since it became ready",
    pod: { startedAgo: 60, changedAgo: 15 },
    is: "ready",
  },
  {
    behaviour: "that became ready within the window does not count by its CPU",
    pod: { startedAgo: 60, changedAgo: 14 },
    is: "unready",
  },
  {
    behaviour: "that has never been ready does not count by its CPU",
    pod: { startedAgo: 600, changedAgo: 580, ready: "False" },
    is: "unready",
  },
  {
    behaviour: "that was ready once and is no more counts",
    pod: { startedAgo: 600, changedAgo: 300, ready: "False" },
    is: "ready",
  },
  {
    behaviour: "that starts counts by what is not CPU",
    pod: { startedAgo: 60, changedAgo: 60, ready: "False" },
    resource: "memory",
    is: "ready",
  },
];

test.each(rows)("a pod $behaviour", ({ pod, resource = "cpu", measured = true, is }) => {
  const amounts = amountsOf(measured ? { a: 1 } : {});
  const { readyCount, ...sets } = groupPods([podOf(pod)], { amounts, resource, nowMs });
  const named = Object.entries(sets).filter(([, names]) => names.has("a"));
  expect([readyCount, named.map(([name]) => name)]).toEqual(is === "ready" ? [1, []] : [0, [is]]);
});
