import { expect, test } from "vitest";
import type { Job } from "../../api/batch/job.ts";
import { testJob } from "../../api/batch/test-jobs.ts";
import type { Action } from "../../client/action.ts";
import { indexedJob, type JobPod, jobPod } from "../testing/jobs.ts";
import { nowMs } from "../testing/workloads.ts";
import { failuresAfter } from "./backoff.ts";
import { takeCensus } from "./census.ts";
import { managePods, podsMax } from "./manage.ts";

type Pods = Readonly<Record<string, JobPod>>;

function manage(job: Job, pods: Pods) {
  const made = Object.entries(pods).map(([name, pod]) => jobPod(name, pod));
  const census = takeCensus(job, made);
  const failures = failuresAfter(undefined, census);
  const { actions, ...rest } = managePods(job, census, { nowMs, failures });
  return { does: actions.map(textOf), ...rest };
}

function textOf(action: Action): string {
  if (action.do === "create") return `create ${action.object.metadata.generateName}`;
  if (action.do === "patch") return `let go of ${action.name}`;
  return action.do === "delete" ? `delete ${action.name}` : action.do;
}

const failed: JobPod = { phase: "Failed", ended: 4, index: 0, failures: 0 };
const three = testJob({ completions: 5, parallelism: 3 });
const counts = (active: number, terminating = 0, ready = 0) => ({ active, terminating, ready });

test.each<{ behaviour: string; job: Job; pods: Pods; does: readonly string[]; now: object }>([
  {
    behaviour: "makes as many pods as may run at a time",
    job: three,
    pods: { a: { ready: true } },
    does: ["create pi-", "create pi-"],
    now: counts(3, 0, 1),
  },
  {
    behaviour: "makes no more than completions are left",
    job: testJob({ completions: 5, parallelism: 3 }, { succeeded: 4 }),
    pods: {},
    does: ["create pi-"],
    now: counts(1),
  },
  {
    behaviour: "without completions makes none any more once one has succeeded",
    job: testJob({ completions: undefined, parallelism: 3 }, { succeeded: 1 }),
    pods: { a: {} },
    does: [],
    now: counts(1),
  },
  {
    behaviour: "deletes pods that are too many, having let go of them",
    job: testJob({ completions: 5, parallelism: 1 }),
    pods: { a: { ready: true }, b: {} },
    does: ["let go of b", "delete b"],
    now: counts(1, 1, 1),
  },
  {
    behaviour: "deletes all pods while it is suspended",
    job: testJob({ parallelism: 2, completions: 2, suspend: true }),
    pods: { a: { ready: true }, b: { released: true } },
    does: ["let go of a", "delete a", "delete b"],
    now: counts(0, 2),
  },
  {
    behaviour: "replaces a pod as soon as it is being deleted",
    job: testJob(),
    pods: { a: { deleting: true, ended: 60 } },
    does: ["create pi-"],
    now: counts(1, 1),
  },
  {
    behaviour: "replaces it only once it has failed, where it is told so",
    job: testJob({ podReplacementPolicy: "Failed" }),
    pods: { a: { deleting: true } },
    does: [],
    now: counts(0, 1),
  },
  {
    behaviour: "waits after a failure",
    job: testJob(),
    pods: { a: { phase: "Failed", ended: 4 } },
    does: [],
    now: { ...counts(0), waitMs: 6000 },
  },
  {
    behaviour: "waits for no pod that was deleted for being too many",
    job: testJob(),
    pods: { a: { deleting: true, released: true } },
    does: ["create pi-"],
    now: counts(1, 1),
  },
  {
    behaviour: "by index makes the first that neither ended nor run",
    job: indexedJob({ parallelism: 3 }, { completedIndexes: "0" }),
    pods: { a: { index: 1 } },
    does: ["create pi-2-", "create pi-3-"],
    now: counts(3),
  },
  {
    behaviour: "by index waits for each index alone",
    job: indexedJob({ parallelism: 2, backoffLimitPerIndex: 3 }),
    pods: { a: failed },
    does: ["create pi-1-"],
    now: counts(1),
  },
  {
    behaviour: "by index tells when the first may be tried again",
    job: indexedJob({ completions: 1, parallelism: 1, backoffLimitPerIndex: 3 }),
    pods: { a: failed },
    does: [],
    now: { ...counts(0), waitMs: 6000 },
  },
])("a Job $behaviour", ({ job, pods, does, now }) => {
  expect(manage(job, pods)).toEqual({ does, ...now });
});

test("pods are made in slow-start batches, so many at most", () => {
  const job = testJob({ completions: 9999, parallelism: 9999 });
  const { actions } = managePods(job, takeCensus(job, []), { nowMs, failures: undefined });
  const batches = actions.map((action) => (action.do === "create" ? action.batch : undefined));
  expect([batches.length, batches.slice(0, 8)]).toEqual([podsMax, [0, 1, 1, 2, 2, 2, 2, 3]]);
});
