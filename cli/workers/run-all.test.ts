import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundle } from "../../test/bundle.ts";
import { runAll } from "./run-all.ts";
import type { TestJob } from "./testing/worker.ts";

interface TestResult {
  readonly name: string;
}

const folder = mkdtempSync(join(tmpdir(), "kubesim-workers-"));
let file: string;

beforeAll(async () => {
  file = await bundle("cli/workers/testing/worker.ts", folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The names of results as they come, and what ended them. */
async function run(jobs: Iterable<TestJob>, workers: number) {
  const names: string[] = [];
  try {
    for await (const { name } of runAll<TestJob, TestResult>(jobs, { workers, file })) {
      names.push(name);
    }
  } catch (error) {
    return { names, error: error instanceof Error ? error.message : error };
  }
  return { names };
}

const jobs = (count: number): readonly TestJob[] =>
  Array.from({ length: count }, (_, index) => ({ name: `job-${index}` }));
const namesOf = (all: readonly TestJob[]) => all.map(({ name }) => name);

describe("runAll", () => {
  test.each([
    { behaviour: "of one worker", workers: 1, count: 20 },
    { behaviour: "of three workers", workers: 3, count: 200 },
    { behaviour: "of more workers than jobs", workers: 8, count: 2 },
    { behaviour: "of no jobs", workers: 2, count: 0 },
  ])("tells the results $behaviour in the order of the jobs", async ({ workers, count }) => {
    expect(await run(jobs(count), workers)).toEqual({ names: namesOf(jobs(count)) });
  });

  test("keeps that order where the first takes longest", async () => {
    const all = jobs(300).map((job, index) => ({ ...job, rounds: index === 0 ? 200 : 0 }));
    expect(await run(all, 2)).toEqual({ names: namesOf(all) });
  });

  test("throws what a job throws once its turn comes", async () => {
    const all = jobs(10).map((job, index) => (index === 4 ? { ...job, throws: "no such" } : job));
    expect(await run(all, 2)).toEqual({ names: namesOf(all).slice(0, 4), error: "no such" });
  });

  test("names the job of a worker that is lost", async () => {
    const all = jobs(10).map((job, index) => (index === 3 ? { ...job, exits: 7 } : job));
    const error = "the worker of job 3 is lost: it ended with code 7";
    expect(await run(all, 2)).toEqual({ names: namesOf(all).slice(0, 3), error });
  });

  test("takes jobs as they can be run, and ends when nobody listens any more", async () => {
    let taken = 0;
    function* endless(): Generator<TestJob> {
      for (;;) {
        taken += 1;
        yield { name: `job-${taken}` };
      }
    }
    for await (const { name } of runAll<TestJob, TestResult>(endless(), { workers: 2, file })) {
      if (name === "job-100") break;
    }
    expect(taken).toBeLessThanOrEqual(100 + 2 * 64);
  });
});
