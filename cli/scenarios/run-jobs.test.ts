import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "../../test/bundle.ts";
import { readScenarioFile } from "./files.ts";
import { jobsOf } from "./jobs.ts";
import { runJobs } from "./run-jobs.ts";

const folder = mkdtempSync(join(tmpdir(), "kubesim-scenarios-"));
const path = "scenarios/rollout-under-traffic/scenario.yaml";
let file: string;

beforeAll(async () => {
  file = await bundle("cli/scenarios/worker.ts", folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All results, but for how long each took. */
async function resultsOf(workers: number) {
  const scenarios = readScenarioFile(path);
  const results: unknown[] = [];
  for await (const { wallMs: _, ...result } of runJobs(
    jobsOf([{ path, scenarios }], { seeds: 4 }),
    workers,
    file,
  )) {
    results.push(result);
  }
  return results;
}

test("runs come to the same in this thread and over workers", async () => {
  const here = await resultsOf(1);
  expect(here.length).toBe(4);
  expect(await resultsOf(3)).toEqual(here);
});
