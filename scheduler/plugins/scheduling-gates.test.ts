import { expect, test } from "vitest";
import { podOf, snapshotOf } from "../testing/objects.ts";
import { schedulingGates } from "./scheduling-gates.ts";

test.each([
  { behaviour: "without gates is let in", gates: [], why: undefined },
  {
    behaviour: "with a gate waits for it",
    gates: ["example.com/quota"],
    why: "waiting for scheduling gates: [example.com/quota]",
  },
  {
    behaviour: "with more waits for all",
    gates: ["example.com/quota", "example.com/review"],
    why: "waiting for scheduling gates: [example.com/quota example.com/review]",
  },
])("a pod $behaviour", ({ gates, why }) => {
  const pod = podOf({ spec: { schedulingGates: gates.map((name) => ({ name })) } });
  expect(schedulingGates.preEnqueue?.(pod, snapshotOf([]))).toBe(why);
});
