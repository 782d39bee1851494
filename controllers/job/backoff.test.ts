import { describe, expect, test } from "vitest";
import { testJob } from "../../api/batch/test-jobs.ts";
import { type JobPod, jobPod } from "../testing/jobs.ts";
import { nowMs } from "../testing/workloads.ts";
import { backoffMs, failuresAfter, indexBackoffMs } from "./backoff.ts";
import { takeCensus } from "./census.ts";

const failed = (ended: number, more: JobPod = {}) => ({ phase: "Failed", ended, ...more });
const times = (count: number, pod: JobPod) => Array.from({ length: count }, () => pod);

test.each<{ behaviour: string; pods: readonly JobPod[]; waitMs: number }>([
  { behaviour: "not at all while nothing failed", pods: [{ phase: "Running" }], waitMs: 0 },
  { behaviour: "10 seconds after the first failure", pods: [failed(4)], waitMs: 6000 },
  { behaviour: "no longer than that", pods: [failed(11)], waitMs: 0 },
  { behaviour: "twice as long after the second", pods: [failed(90), failed(4)], waitMs: 16_000 },
  { behaviour: "by the latest failure", pods: [failed(4), failed(90)], waitMs: 16_000 },
  { behaviour: "10 minutes at most", pods: times(20, failed(0)), waitMs: 600_000 },
  {
    behaviour: "only by failures since the last success",
    pods: [failed(90), failed(80), { phase: "Succeeded", ended: 30 }, failed(4)],
    waitMs: 6000,
  },
  {
    behaviour: "by pods that were deleted too",
    pods: [{ phase: "Running", deleting: true, ended: 2 }],
    waitMs: 8000,
  },
])("new pods are put off $behaviour", ({ pods, waitMs }) => {
  const made = pods.map((pod, index) => jobPod(`p${index}`, pod));
  const failures = failuresAfter(undefined, takeCensus(testJob(), made));
  expect(backoffMs(failures, nowMs)).toBe(waitMs);
});

describe("failures are remembered", () => {
  const census = (pods: Readonly<Record<string, JobPod>>) =>
    takeCensus(
      testJob(),
      Object.entries(pods).map(([name, pod]) => jobPod(name, pod)),
    );
  const first = failuresAfter(undefined, census({ a: failed(90) }));

  interface Row {
    readonly behaviour: string;
    readonly pods: Readonly<Record<string, JobPod>>;
    readonly waitMs: number;
    readonly count: number;
  }
  test.each<Row>([
    { behaviour: "when their pods are gone", pods: {}, waitMs: 0, count: 1 },
    { behaviour: "once each", pods: { a: failed(4) }, waitMs: 6000, count: 1 },
    { behaviour: "with those before", pods: { b: failed(4) }, waitMs: 16_000, count: 2 },
    { behaviour: "until a pod succeeds", pods: { b: { phase: "Succeeded" } }, waitMs: 0, count: 0 },
  ])("$behaviour", ({ pods, waitMs, count }) => {
    const failures = failuresAfter(first, census(pods));
    expect([failures?.uids.size ?? 0, backoffMs(failures, nowMs)]).toEqual([count, waitMs]);
  });
});

test.each([
  { behaviour: "its first failure", pod: { failures: 0 }, waitMs: 10_000 },
  { behaviour: "the failures before it", pod: { failures: 2 }, waitMs: 40_000 },
  {
    behaviour: "those that a policy ignored too",
    pod: { failures: 2, ignored: 1 },
    waitMs: 80_000,
  },
])("the next pod of an index is put off by $behaviour", ({ pod, waitMs }) => {
  expect(indexBackoffMs(jobPod("p", failed(0, pod)), nowMs)).toBe(waitMs);
});
