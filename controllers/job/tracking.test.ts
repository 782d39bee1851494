import { expect, test } from "vitest";
import type { Job } from "../../api/batch/job.ts";
import { testJob } from "../../api/batch/test-jobs.ts";
import { indexedJob, type JobPod, jobPod, namesOf } from "../testing/jobs.ts";
import { takeCensus } from "./census.ts";
import { type Ending, trackPods, uncountedMax } from "./tracking.ts";

const failed: JobPod = { phase: "Failed", ended: 1 };
const done: JobPod = { phase: "Succeeded", ended: 1 };
const nobody = {
  succeeded: undefined,
  failed: undefined,
  completedIndexes: undefined,
  failedIndexes: undefined,
  uncountedTerminatedPods: {},
};

function track(job: Job, pods: Readonly<Record<string, JobPod>>, ending?: Ending) {
  const made = Object.entries(pods).map(([name, pod]) => jobPod(name, pod));
  const { counts, released, isSettled } = trackPods(job, takeCensus(job, made), ending);
  return { counts, released: namesOf(released), isSettled };
}

const named = (uncountedTerminatedPods: Job["status"]["uncountedTerminatedPods"]) =>
  testJob({}, { succeeded: 1, failed: 1, uncountedTerminatedPods });

test.each<{
  behaviour: string;
  job?: Job;
  pods: Readonly<Record<string, JobPod>>;
  ending?: Ending;
  counts: object;
  released: readonly string[];
  isSettled: boolean;
}>([
  {
    behaviour: "that runs is left alone",
    pods: { a: {} },
    counts: nobody,
    released: [],
    isSettled: true,
  },
  {
    behaviour: "that ended is first named, while the finalizer holds it",
    pods: { a: done, b: failed },
    counts: { ...nobody, uncountedTerminatedPods: { succeeded: ["a"], failed: ["b"] } },
    released: ["a", "b"],
    isSettled: false,
  },
  {
    behaviour: "that is named is let go again, as often as it takes",
    job: named({ succeeded: ["a"], failed: ["b"] }),
    pods: { a: done, b: failed },
    counts: {
      ...nobody,
      succeeded: 1,
      failed: 1,
      uncountedTerminatedPods: { succeeded: ["a"], failed: ["b"] },
    },
    released: ["a", "b"],
    isSettled: false,
  },
  {
    behaviour: "that is named and was let go becomes a number",
    job: named({ succeeded: ["a"], failed: ["b"] }),
    pods: { a: { ...done, released: true } },
    counts: { ...nobody, succeeded: 2, failed: 2 },
    released: [],
    isSettled: true,
  },
  {
    behaviour: "whose failure is ignored is let go without a name",
    job: testJob({
      podFailurePolicy: {
        rules: [{ action: "Ignore", onExitCodes: { operator: "In", values: [42] } }],
      },
    }),
    pods: { a: { ...failed, exitCode: 42 } },
    counts: nobody,
    released: ["a"],
    isSettled: true,
  },
  {
    behaviour: "still runs while the Job fails counts as failed",
    pods: { a: {} },
    ending: "failure",
    counts: { ...nobody, uncountedTerminatedPods: { failed: ["a"] } },
    released: ["a"],
    isSettled: false,
  },
  {
    behaviour: "still runs while the Job succeeds counts as nothing",
    pods: { a: {} },
    ending: "success",
    counts: nobody,
    released: ["a"],
    isSettled: true,
  },
  {
    behaviour: "of an Indexed Job needs no name: its index tells that it succeeded",
    job: indexedJob({}, { completedIndexes: "0" }),
    pods: { b: { ...done, index: 2 }, a: { ...done, index: 1 } },
    counts: { ...nobody, succeeded: 3, completedIndexes: "0-2" },
    released: ["a", "b"],
    isSettled: true,
  },
  {
    behaviour: "whose index is to be tried again is held until the next carries on its count",
    job: indexedJob({ backoffLimitPerIndex: 3 }),
    pods: { a: { ...failed, index: 1, failures: 0 } },
    counts: { ...nobody, failedIndexes: "" },
    released: [],
    isSettled: true,
  },
])("a pod $behaviour", ({ job = testJob(), pods, ending, ...row }) => {
  const { counts, released, isSettled } = row;
  expect(track(job, pods, ending)).toEqual({ counts, released, isSettled });
});

test("no more pods are named at one time than a status should hold", () => {
  const pods = Object.fromEntries(
    Array.from({ length: uncountedMax + 9 }, (_, index) => [`p${index}`, done]),
  );
  const { counts, released, isSettled } = track(testJob({ completions: 999 }), pods);
  expect(counts.uncountedTerminatedPods?.succeeded?.length).toBe(uncountedMax);
  expect([released.length, isSettled]).toEqual([uncountedMax, false]);
});

test("a Job that is being deleted lets go of all its pods", () => {
  const job = testJob({}, {}, { deletionTimestamp: "2026-01-31T10:00:00Z" });
  expect(track(job, { a: {}, b: done }).released).toEqual(["a", "b"]);
});
