/** Runs what `kubesim test` is asked for, and reports it. */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Failure } from "../../client/kubectl/failure.ts";
import type { Terminal } from "../io.ts";
import { readScenarioFiles } from "./files.ts";
import { type JobOptions, jobsOf } from "./jobs.ts";
import { junitReport } from "./junit.ts";
import { Progress } from "./progress.ts";
import type { JobResult } from "./run-job.ts";
import { runJobs } from "./run-jobs.ts";
import { saveFailure } from "./save-failure.ts";

export interface TestOptions extends JobOptions {
  readonly jobs?: number | undefined;
  readonly "fail-fast"?: boolean | undefined;
  readonly junit?: string | undefined;
  readonly json?: string | undefined;
  readonly save?: string | undefined;
}

/** Whether all passed. */
export async function runTests(
  paths: readonly string[],
  options: TestOptions,
  terminal: Terminal,
): Promise<boolean> {
  if (options.jobs !== undefined && options.jobs < 1)
    throw new Failure("--jobs must be at least 1");
  const jobs = jobsOf(readScenarioFiles(paths), options);
  const results: JobResult[] = [];
  const report = new Progress(terminal);
  for await (const result of runJobs(jobs, options.jobs ?? availableParallelism())) {
    results.push(result);
    report.note(result);
    if (result.result === "failed" && options["fail-fast"] === true) break;
  }
  report.end();
  for (const failed of firstFailures(results)) {
    terminal.print(saveFailure(failed, options.save ?? folderUsual));
  }
  writeReports(results, options);
  return results.every(({ result }) => result === "passed");
}

/** Where failing runs are saved. */
const folderUsual = "kubesim-failures";

/** One of each scenario: the others mostly fail alike. */
function firstFailures(results: readonly JobResult[]): readonly JobResult[] {
  const failed = results.filter(({ result }) => result === "failed");
  return failed.filter(
    ({ job }, index) =>
      failed.findIndex((each) => each.job.path === job.path && each.job.index === job.index) ===
      index,
  );
}

function writeReports(results: readonly JobResult[], { junit, json }: TestOptions): void {
  if (junit !== undefined) write(junit, junitReport(results));
  if (json !== undefined) write(json, `${JSON.stringify({ runs: results.map(runOf) }, null, 2)}\n`);
}

/** What the JSON report has of a run. */
function runOf({ job, wallMs, ...run }: JobResult) {
  const { path, variant } = job;
  return { ...run, path, variant, wallMs: Math.round(wallMs * 1000) / 1000 };
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    const fact = error instanceof Error ? error.message : String(error);
    throw new Failure(`cannot write the report: ${fact}`);
  }
}
