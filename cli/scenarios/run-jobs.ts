import { existsSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { runAll } from "../workers/run-all.ts";
import type { Job } from "./jobs.ts";
import { type JobResult, runJob } from "./run-job.ts";

/** Where the build puts the worker, beside all other bundles; from source there is none. */
const workerFile = join(__dirname, "scenario-worker.js");

/** Runs all jobs, so many at a time; the results come in the order of the jobs. */
export async function* runJobs(
  jobs: readonly Job[],
  workers: number,
  file: string = workerFile,
): AsyncGenerator<JobResult, void, undefined> {
  const most = Math.min(workers, jobs.length);
  // A thread takes longer to start than most runs do.
  if (most < 2 || !existsSync(file)) yield* runHere(jobs);
  else yield* runAll<Job, JobResult>(jobs, { workers: most, file });
}

/** Between two runs the process hears of signals. */
async function* runHere(jobs: readonly Job[]): AsyncGenerator<JobResult, void, undefined> {
  for (const job of jobs) {
    yield runJob(job);
    await setImmediate();
  }
}
