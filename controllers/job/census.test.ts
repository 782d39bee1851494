import { expect, test } from "vitest";
import type { Job } from "../../api/batch/job.ts";
import { testJob } from "../../api/batch/test-jobs.ts";
import { indexedJob, type JobPod, jobPod, namesOf } from "../testing/jobs.ts";
import { takeCensus } from "./census.ts";

const failed: JobPod = { phase: "Failed", ended: 1 };
const ignoring = {
  rules: [{ action: "Ignore", onPodConditions: [{ type: "DisruptionTarget", status: "True" }] }],
};

function census(job: Job, pods: Readonly<Record<string, JobPod>>) {
  return takeCensus(
    job,
    Object.entries(pods).map(([name, pod]) => jobPod(name, pod)),
  );
}

/** Names of what is active and terminating, and the numbers. */
function outline(job: Job, pods: Readonly<Record<string, JobPod>>) {
  const { active, terminating, ready, succeeded, failed: failures } = census(job, pods);
  return [namesOf(active), namesOf(terminating), ready, succeeded, failures];
}

test.each<{
  behaviour: string;
  job?: Job;
  pods: Readonly<Record<string, JobPod>>;
  found: ReturnType<typeof outline>;
}>([
  {
    behaviour: "active are those that neither ended nor are deleted",
    pods: { a: { ready: true }, b: { phase: "Pending" }, c: failed, d: { phase: "Succeeded" } },
    found: [["a", "b"], [], 1, 1, 1],
  },
  {
    behaviour: "one that is deleted is terminating, and failed already",
    pods: { a: { deleting: true } },
    found: [[], ["a"], 0, 0, 1],
  },
  {
    behaviour: "one that is deleted is not failed yet where only failed ones are replaced",
    job: testJob({ podReplacementPolicy: "Failed" }),
    pods: { a: { deleting: true } },
    found: [[], ["a"], 0, 0, 0],
  },
  {
    behaviour: "counted ones are not counted again",
    job: testJob({}, { succeeded: 2, failed: 1 }),
    pods: { a: { phase: "Succeeded", released: true }, b: { ...failed, released: true } },
    found: [[], [], 0, 2, 1],
  },
  {
    behaviour: "named ones are counted once, whether or not they are there",
    job: testJob(
      {},
      { succeeded: 2, uncountedTerminatedPods: { succeeded: ["a", "gone"], failed: ["b"] } },
    ),
    pods: { a: { phase: "Succeeded" }, b: failed },
    found: [[], [], 0, 4, 1],
  },
  {
    behaviour: "failures that the policy ignores do not count",
    job: testJob({ podFailurePolicy: ignoring }),
    pods: { a: { ...failed, condition: "DisruptionTarget" }, b: failed },
    found: [[], [], 0, 0, 1],
  },
  {
    behaviour: "of an Indexed Job those count whose index does",
    job: indexedJob(),
    pods: { a: { ...failed, index: 1 }, beyond: { ...failed, index: 4 }, without: failed },
    found: [[], [], 0, 0, 1],
  },
  {
    behaviour: "an index succeeds once",
    job: indexedJob({}, { completedIndexes: "0,1" }),
    pods: {
      a: { phase: "Succeeded", index: 1 },
      b: { phase: "Succeeded", index: 2 },
      c: { phase: "Succeeded", index: 2 },
    },
    found: [[], [], 0, 3, 0],
  },
])("of the pods $behaviour", ({ job = testJob(), pods, found }) => {
  expect(outline(job, pods)).toEqual(found);
});

/** The indexes that succeeded, failed for good, and whose last failure is kept. */
function indexes(job: Job, pods: Readonly<Record<string, JobPod>>) {
  const found = census(job, pods).indexes;
  return {
    succeeded: [...(found?.succeeded ?? [])],
    failed: found?.failed && [...found.failed],
    kept: [...(found?.kept ?? [])].map(([index, pod]) => [index, pod.metadata.name]),
  };
}

const perIndex = (backoffLimitPerIndex: number, more: Partial<Job["spec"]> = {}) =>
  indexedJob({ backoffLimitPerIndex, ...more });

test.each<{
  behaviour: string;
  job: Job;
  pods: Readonly<Record<string, JobPod>>;
  found: ReturnType<typeof indexes>;
}>([
  {
    behaviour: "that failed is not told of without a limit of its own",
    job: indexedJob(),
    pods: { a: { ...failed, index: 0 } },
    found: { succeeded: [], failed: undefined, kept: [] },
  },
  {
    behaviour: "within its limit keeps its last failed pod, whose count the next carries on",
    job: perIndex(1),
    pods: { a: { ...failed, index: 0, failures: 0 } },
    found: { succeeded: [], failed: [], kept: [[0, "a"]] },
  },
  {
    behaviour: "keeps the pod of the most failures",
    job: perIndex(9),
    pods: {
      first: { ...failed, index: 0, failures: 0, ended: 90 },
      second: { ...failed, index: 0, failures: 1, ended: 5 },
    },
    found: { succeeded: [], failed: [], kept: [[0, "second"]] },
  },
  {
    behaviour: "keeps none once the next pod runs",
    job: perIndex(1),
    pods: { a: { ...failed, index: 0, failures: 0 }, b: { index: 0, failures: 1 } },
    found: { succeeded: [], failed: [], kept: [] },
  },
  {
    behaviour: "fails for good beyond its limit",
    job: perIndex(1),
    pods: { a: { ...failed, index: 2, failures: 1 } },
    found: { succeeded: [], failed: [2], kept: [] },
  },
  {
    behaviour: "fails at once by FailIndex",
    job: perIndex(9, {
      podFailurePolicy: {
        rules: [{ action: "FailIndex", onExitCodes: { operator: "In", values: [42] } }],
      },
    }),
    pods: { a: { ...failed, exitCode: 42, index: 2, failures: 0 } },
    found: { succeeded: [], failed: [2], kept: [] },
  },
  {
    behaviour: "that succeeded does not fail any more",
    job: perIndex(0),
    pods: { a: { ...failed, index: 2, failures: 0 }, b: { phase: "Succeeded", index: 2 } },
    found: { succeeded: [2], failed: [], kept: [] },
  },
])("an index $behaviour", ({ job, pods, found }) => {
  expect(indexes(job, pods)).toEqual(found);
});
