/** Makes one run, in whatever thread. */
import type { LoadedScenario } from "../../simulator/scenario/load.ts";
import { type Run, runScenario } from "../../simulator/scenario/run.ts";
import { readScenarioFile } from "./files.ts";
import type { Job } from "./jobs.ts";

/** What came of a run; JSON. */
export interface JobResult extends Run {
  readonly job: Job;
  readonly wallMs: number;
}

const read = new Map<string, readonly LoadedScenario[]>();

export function runJob(job: Job): JobResult {
  const { seed, faults } = job;
  const loaded = scenarioOf(job);
  const startMs = performance.now();
  try {
    const { run } = runScenario(loaded, { seed, ...(faults && { faults }) });
    return { ...run, job, wallMs: performance.now() - startMs };
  } catch (error) {
    // A defect of kubesim: it is told in which run it shows.
    const fact = error instanceof Error ? error.message : String(error);
    throw new Error(`${job.path}: ${job.scenario}, seed ${seed}: ${fact}`, { cause: error });
  }
}

/** The scenario of a job; its file is read once. */
export function scenarioOf({ path, index }: Pick<Job, "path" | "index">): LoadedScenario {
  const scenarios = read.get(path) ?? readScenarioFile(path);
  read.set(path, scenarios);
  const loaded = scenarios[index];
  if (loaded === undefined) throw new Error(`${path} has no scenario ${index}`);
  return loaded;
}
