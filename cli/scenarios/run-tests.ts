/** Runs what `kubesim test` is asked for, and reports it. */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { goDuration } from "../../api/duration.ts";
import { Failure } from "../failure.ts";
import type { Terminal } from "../io.ts";
import { failureLines } from "./failure-text.ts";
import { readScenarioFiles } from "./files.ts";
import { type JobOptions, jobsOf } from "./jobs.ts";
import { junitReport } from "./junit.ts";
import type { JobResult } from "./run-job.ts";
import { runJobs } from "./run-jobs.ts";

export interface TestOptions extends JobOptions {
  readonly jobs?: number | undefined;
  readonly "fail-fast"?: boolean | undefined;
  readonly junit?: string | undefined;
  readonly json?: string | undefined;
}

/** So many failures of a scenario are told in full; the rest are counted. */
const toldMax = 3;

/** Whether all passed. */
export async function runTests(
  paths: readonly string[],
  options: TestOptions,
  terminal: Terminal,
): Promise<boolean> {
  const jobs = jobsOf(readScenarioFiles(paths), options);
  const results: JobResult[] = [];
  const report = new Progress(terminal);
  for await (const result of runJobs(jobs, options.jobs ?? availableParallelism())) {
    results.push(result);
    report.note(result);
    if (result.result === "failed" && options["fail-fast"] === true) break;
  }
  report.end();
  writeReports(results, options);
  return results.every(({ result }) => result === "passed");
}

function writeReports(results: readonly JobResult[], { junit, json }: TestOptions): void {
  if (junit !== undefined) write(junit, junitReport(results));
  if (json !== undefined) write(json, `${JSON.stringify({ runs: results.map(runOf) }, null, 2)}\n`);
}

/** What the JSON report has of a run. */
function runOf(result: JobResult) {
  const { scenario, path, seed, virtualMs, wallMs, digest, revision, failure, story } = result;
  const times = { virtualMs, wallMs: Math.round(wallMs * 1000) / 1000 };
  return {
    scenario,
    path,
    seed,
    result: result.result,
    ...times,
    revision,
    digest,
    failure,
    story,
  };
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    const fact = error instanceof Error ? error.message : String(error);
    throw new Failure(`cannot write the report: ${fact}`);
  }
}

/** Tells of a scenario once its runs are done, and of failures at once. */
class Progress {
  readonly #terminal: Terminal;
  #current: Tally | undefined;
  #passed = 0;
  #failed = 0;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  note(result: JobResult): void {
    const { path, scenario } = result;
    const title = `${path} ${scenario}`;
    if (this.#current?.title !== title) {
      this.#tell();
      this.#current = { title, scenario, runs: 0, failed: 0, virtualMs: 0, wallMs: 0 };
    }
    const tally = this.#current;
    tally.runs += 1;
    tally.virtualMs += result.virtualMs;
    tally.wallMs += result.wallMs;
    if (result.result === "passed") {
      this.#passed += 1;
      return;
    }
    this.#failed += 1;
    tally.failed += 1;
    if (tally.failed > toldMax) return;
    this.#terminal.print(`FAIL ${scenario}, seed ${result.seed}`);
    for (const line of failureLines(result)) this.#terminal.print(`  ${line}`);
  }

  end(): void {
    this.#tell();
    this.#terminal.print(`${this.#passed} passed, ${this.#failed} failed`);
  }

  #tell(): void {
    if (this.#current === undefined) return;
    const { scenario, runs, failed, virtualMs, wallMs } = this.#current;
    const seeds = runs === 1 ? "1 seed" : `${runs} seeds`;
    const times = `${goDuration(virtualMs)} in ${(wallMs / 1000).toFixed(2)}s`;
    const more = failed > toldMax ? `; ${failed - toldMax} more failed` : "";
    const verdict = failed === 0 ? "ok  " : "FAIL";
    const count = failed === 0 ? seeds : `${failed} of ${seeds} failed`;
    this.#terminal.print(`${verdict} ${scenario}: ${count} (${times})${more}`);
  }
}

interface Tally {
  readonly title: string;
  readonly scenario: string;
  runs: number;
  failed: number;
  virtualMs: number;
  wallMs: number;
}
