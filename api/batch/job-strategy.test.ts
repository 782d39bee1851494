import { describe, expect, test } from "vitest";
import { Job } from "./job.ts";
import type { JobSpec } from "./job-spec.ts";
import type { JobStatus } from "./job-status.ts";
import { generatedLabels, indexed, testJob, testTask } from "./test-jobs.ts";

const { strategy, columns } = Job;
const bare = testTask(undefined);
const withoutLabels = { ...bare, metadata: {} };

describe("defaults", () => {
  const filled = (spec: JobSpec): JobSpec | undefined =>
    strategy.defaults?.({ ...testJob(), spec }).spec;

  test.each<{
    behaviour: string;
    spec: Partial<JobSpec>;
    filledWith: Partial<JobSpec>;
    lacks?: readonly string[];
  }>([
    {
      behaviour: "make it run one pod to its end, with six failures",
      spec: {},
      filledWith: {
        parallelism: 1,
        completions: 1,
        backoffLimit: 6,
        completionMode: "NonIndexed",
        suspend: false,
        manualSelector: false,
        podReplacementPolicy: "TerminatingOrFailed",
      },
    },
    {
      behaviour: "leave the completions open where only a parallelism is given",
      spec: { parallelism: 3 },
      filledWith: { parallelism: 3 },
      lacks: ["completions"],
    },
    {
      behaviour: "run one pod at a time where only completions are given",
      spec: { completions: 3 },
      filledWith: { parallelism: 1, completions: 3 },
    },
    {
      behaviour: "leave failures to the indexes that count them",
      spec: { ...indexed, backoffLimitPerIndex: 1 },
      filledWith: { backoffLimit: 2147483647 },
    },
    {
      behaviour: "wait for failed pods where a policy judges them",
      spec: {
        podFailurePolicy: {
          rules: [{ action: "Ignore", onPodConditions: [{ type: "DisruptionTarget" }] }],
        },
      },
      filledWith: {
        podReplacementPolicy: "Failed",
        podFailurePolicy: {
          rules: [
            { action: "Ignore", onPodConditions: [{ type: "DisruptionTarget", status: "True" }] },
          ],
        },
      },
    },
  ])("$behaviour", ({ spec, filledWith, lacks = [] }) => {
    const once = filled({ template: withoutLabels, ...spec });
    expect(once).toMatchObject(filledWith);
    for (const name of lacks) expect(once).not.toHaveProperty(name);
    expect(once && filled(once)).toBe(once);
  });

  test("give a Job without labels those of its pods", () => {
    const job = testJob({ template: testTask({ app: "web" }) });
    expect(strategy.defaults?.(job).metadata.labels).toEqual({ app: "web" });
    const own = testJob({ template: testTask({ app: "web" }) }, {}, { labels: { a: "b" } });
    expect(strategy.defaults?.(own).metadata.labels).toEqual({ a: "b" });
  });
});

describe("a new Job", () => {
  test("gets labels and a selector of its own", () => {
    const { metadata, spec } =
      strategy.prepareForCreate?.(testJob({ selector: undefined, template: withoutLabels })) ??
      testJob();
    expect(spec.template.metadata.labels).toEqual(generatedLabels);
    expect(spec.selector).toEqual({ matchLabels: { "batch.kubernetes.io/controller-uid": "u1" } });
    expect(metadata.labels).toEqual(generatedLabels);
  });

  test("keeps what its creator chose, with manualSelector or to be refused", () => {
    const chosen = { matchLabels: { app: "web" } };
    const template = testTask({ "job-name": "other" });
    const manual = testJob({ manualSelector: true, selector: chosen, template });
    expect(strategy.prepareForCreate?.(manual)).toBe(manual);
    const { spec } = strategy.prepareForCreate?.(testJob({ selector: chosen, template })) ?? manual;
    expect(spec.selector?.matchLabels).toMatchObject({ app: "web" });
    expect(spec.template.metadata.labels).toMatchObject({ "job-name": "other" });
  });

  test("of vast size is warned of", () => {
    const vast = testJob({ ...indexed, completions: 100_001, parallelism: 10_001 });
    expect(strategy.warnings?.(vast)).toEqual([
      expect.stringContaining("might not be able to track completedIndexes"),
    ]);
    expect(strategy.warnings?.(testJob(indexed))).toEqual([]);
  });
});

describe("columns show", () => {
  const startTime = "2026-01-01T00:00:00Z";
  const nowMs = Date.parse(startTime) + 90_000;
  const condition = (type: string) => ({ type, status: "True" });
  const rows: {
    behaviour: string;
    spec?: Partial<JobSpec>;
    status?: JobStatus;
    metadata?: Job["metadata"];
    cells: readonly (string | number)[];
  }[] = [
    { behaviour: "that it has not begun", cells: ["Running", "0/1", ""] },
    {
      behaviour: "how long it has been running",
      spec: { completions: 5 },
      status: { startTime, succeeded: 2 },
      cells: ["Running", "2/5", "90s"],
    },
    {
      behaviour: "how long it took",
      status: {
        startTime,
        completionTime: "2026-01-01T00:00:10Z",
        succeeded: 1,
        conditions: [condition("SuccessCriteriaMet"), condition("Complete")],
      },
      cells: ["Complete", "1/1", "10s"],
    },
    {
      behaviour: "how many pods race for one success",
      spec: { completions: undefined, parallelism: 3 },
      cells: ["Running", "0/1 of 3", ""],
    },
    {
      behaviour: "one pod that nothing says how often to run",
      spec: { completions: undefined },
      cells: ["Running", "0/1", ""],
    },
    {
      behaviour: "that it is about to fail",
      status: { conditions: [condition("FailureTarget")] },
      cells: ["FailureTarget", "0/1", ""],
    },
    {
      behaviour: "that it failed",
      status: { conditions: [condition("FailureTarget"), condition("Failed")] },
      cells: ["Failed", "0/1", ""],
    },
    {
      behaviour: "that it is being deleted",
      metadata: { deletionTimestamp: startTime },
      cells: ["Terminating", "0/1", ""],
    },
    {
      behaviour: "that it rests",
      status: { conditions: [condition("Suspended")] },
      cells: ["Suspended", "0/1", ""],
    },
  ];
  test.each(rows)("$behaviour", ({ spec, status, metadata, cells }) => {
    const job = testJob(spec, status, metadata);
    const shown = columns
      .filter(({ name }) => ["Status", "Completions", "Duration"].includes(name))
      .map(({ value }) => value(job, nowMs));
    expect(shown).toEqual(cells);
  });
});
