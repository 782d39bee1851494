import { expect, test } from "vitest";
import { testJob } from "../../api/batch/test-jobs.ts";
import { nowMs, timeAt } from "../testing/workloads.ts";
import { planCleanup } from "./plan.ts";

const ended = (type: string, seconds: number) => ({
  conditions: [{ type, status: "True", lastTransitionTime: timeAt(seconds) }],
});
const metadata = { resourceVersion: "7" };
const deletion = {
  do: "delete",
  name: "pi",
  options: {
    propagationPolicy: "Foreground",
    preconditions: { uid: "u1", resourceVersion: "7" },
  },
};

test.each<{
  behaviour: string;
  ttl: number | undefined;
  end: number;
  plan: readonly object[];
  waitMs?: number;
}>([
  {
    behaviour: "deleted with its pods when its time is up",
    ...{ ttl: 10, end: -10 },
    plan: [deletion],
  },
  { behaviour: "deleted at once where its time is none", ...{ ttl: 0, end: 0 }, plan: [deletion] },
  { behaviour: "looked at again in time", ...{ ttl: 10, end: -4 }, plan: [], waitMs: 6000 },
  { behaviour: "kept without a time", ...{ ttl: undefined, end: -10 }, plan: [] },
])("a Job that ended is $behaviour", ({ ttl, end, plan, waitMs }) => {
  for (const type of ["Complete", "Failed"]) {
    const job = testJob({ ttlSecondsAfterFinished: ttl }, ended(type, end), metadata);
    const { actions, requeueAfterMs } = planCleanup(job, nowMs);
    expect(actions).toMatchObject(plan);
    expect(requeueAfterMs).toBe(waitMs);
  }
});

test.each([
  { behaviour: "has not ended", status: {}, more: {} },
  {
    behaviour: "is being deleted",
    status: ended("Complete", -60),
    more: { deletionTimestamp: timeAt(-1) },
  },
])("a Job that $behaviour is left alone", ({ status, more }) => {
  const job = testJob({ ttlSecondsAfterFinished: 10 }, status, { ...metadata, ...more });
  expect(planCleanup(job, nowMs)).toEqual({ actions: [] });
});
