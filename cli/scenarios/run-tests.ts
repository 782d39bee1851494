/** Runs what `kubesim test` is asked for, and reports it. */
import { accessSync, constants, existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import { Exit, Failure } from "../../client/kubectl/failure.ts";
import type { Terminal } from "../io.ts";
import { failuresFolder, readScenarioFiles } from "./files.ts";
import { Interruption, interruptedCode } from "./interruption.ts";
import { type JobOptions, jobsOf } from "./jobs.ts";
import { junitReport } from "./junit.ts";
import { Progress } from "./progress.ts";
import type { JobResult } from "./run-job.ts";
import { runJobs } from "./run-jobs.ts";
import { saveFailures } from "./save-failure.ts";

export interface TestOptions extends JobOptions {
  readonly jobs?: number | undefined;
  readonly "fail-fast"?: boolean | undefined;
  readonly junit?: string | undefined;
  readonly json?: string | undefined;
  readonly save?: string | undefined;
}

/**
 * Whether all passed. Ctrl-C ends it after the run under way, with reports of those that were made,
 * and throws Exit.
 */
export async function runTests(
  paths: readonly string[],
  options: TestOptions,
  terminal: Terminal,
): Promise<boolean> {
  if (options.jobs !== undefined && options.jobs < 1)
    throw new Failure("--jobs must be at least 1");
  const jobs = jobsOf(readScenarioFiles(paths), options);
  // To find out after thousands of runs that nothing can be written would be late.
  for (const path of [options.junit, options.json]) if (path !== undefined) checkReport(path);
  const results: JobResult[] = [];
  const report = new Progress(terminal);
  const interruption = new Interruption();
  try {
    for await (const result of runJobs(jobs, options.jobs ?? availableParallelism())) {
      results.push(result);
      report.note(result);
      if (result.result === "failed" && options["fail-fast"] === true) break;
      if (interruption.hasCome) break;
    }
  } finally {
    interruption.stop();
    report.end();
    writeReports(results, options);
  }
  if (interruption.hasCome) {
    terminal.print(`interrupted after ${results.length} of ${jobs.length} runs`);
    throw new Exit(interruptedCode);
  }
  for (const line of saveFailures(firstFailures(results), options.save ?? failuresFolder)) {
    terminal.print(line);
  }
  return results.every(({ result }) => result === "passed");
}

/** One of each scenario: the others mostly fail alike. What should have failed is as it was. */
function firstFailures(results: readonly JobResult[]): readonly JobResult[] {
  const failed = results.filter(
    ({ result, failure }) => result === "failed" && failure?.reason !== "DidNotFail",
  );
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

/** Makes the folder of a report. Throws Failure where it could not be written. */
function checkReport(path: string): void {
  telling(() => {
    mkdirSync(dirname(path), { recursive: true });
    const isThere = existsSync(path);
    if (isThere && statSync(path).isDirectory()) throw new Error(`"${path}" is a folder`);
    accessSync(isThere ? path : dirname(path), constants.W_OK);
  });
}

const write = (path: string, text: string) => telling(() => writeFileSync(path, text));

function telling(act: () => void): void {
  try {
    act();
  } catch (error) {
    const fact = error instanceof Error ? error.message : String(error);
    throw new Failure(`cannot write the report: ${fact}`);
  }
}
