/** CronJobs over hours and days of virtual time. */
import { expect, test } from "vitest";
import { CronJob } from "../api/batch/cronjob.ts";
import { Job } from "../api/batch/job.ts";
import { seededRandom } from "../api/runtime.ts";
import { type Cluster, type ClusterOptions, createCluster } from "../simulator/cluster.ts";
import { crashControllers } from "./rollouts/chaos.ts";

/** A CronJob `c` whose containers run a script. */
function running(script: string, spec: object, options: ClusterOptions = {}): Cluster {
  const cluster = createCluster(options);
  const containers = [{ name: "c", image: "busybox:1.36", command: ["sh", "-c", script] }];
  const template = { spec: { restartPolicy: "Never", containers } };
  cluster.apply({
    apiVersion: "batch/v1",
    kind: "CronJob",
    metadata: { name: "c" },
    spec: { jobTemplate: { spec: { backoffLimit: 0, template } }, ...spec },
  });
  return cluster;
}

/** The times of all Jobs that were ever made. */
function madeFor(cluster: Cluster): readonly string[] {
  return cluster.history().flatMap(({ type, object }) => {
    const at = object.metadata.annotations?.["batch.kubernetes.io/cronjob-scheduled-timestamp"];
    return type === "ADDED" && object.kind === "Job" && at !== undefined ? [at] : [];
  });
}

test("a Job is made for every time, and the last three that succeeded are kept", () => {
  const cluster = running("sleep 5", { schedule: "*/10 * * * *" });
  cluster.advance("1h5m");
  expect(madeFor(cluster)).toEqual(
    ["00:10", "00:20", "00:30", "00:40", "00:50", "01:00"].map((at) => `2026-01-01T${at}:00Z`),
  );
  expect(cluster.list(Job, "default")).toHaveLength(3);
  const { active, lastScheduleTime, lastSuccessfulTime } = cluster.get(CronJob, "c")?.status ?? {};
  expect([active, lastScheduleTime]).toEqual([undefined, "2026-01-01T01:00:00Z"]);
  expect(lastSuccessfulTime).toMatch(/^2026-01-01T01:00:[01][0-9]Z$/);
});

test("one Job that failed is kept", () => {
  const cluster = running("exit 1", { schedule: "*/10 * * * *" });
  cluster.advance("1h5m");
  expect(madeFor(cluster)).toHaveLength(6);
  expect(cluster.list(Job, "default")).toHaveLength(1);
});

test.each([
  { concurrencyPolicy: "Allow", active: 5, made: 5 },
  { concurrencyPolicy: "Forbid", active: 1, made: 1 },
  { concurrencyPolicy: "Replace", active: 1, made: 5 },
])("$concurrencyPolicy leaves $active Jobs of $made", ({ concurrencyPolicy, active, made }) => {
  const cluster = running("sleep 100000", { schedule: "* * * * *", concurrencyPolicy });
  cluster.advance("5m30s");
  expect(madeFor(cluster)).toHaveLength(made);
  expect(cluster.get(CronJob, "c")?.status.active).toHaveLength(active);
});

test("a day in a zone has its own midnight", () => {
  const cluster = running("true", { schedule: "@daily", timeZone: "Asia/Tokyo" });
  cluster.advance("26h");
  expect(madeFor(cluster)).toEqual(["2026-01-02T00:00:00+09:00"]);
});

test("one Job is made for what was missed while the controllers were down", () => {
  const cluster = running("true", { schedule: "* * * * *" });
  cluster.advance("90s");
  cluster.components.stop("kube-controller-manager");
  cluster.advance("10m");
  cluster.components.start("kube-controller-manager");
  cluster.settle();
  const times = madeFor(cluster).map((at) => at.slice(11, 16));
  expect(times).toEqual(["00:01", "00:11"]);
});

test("controllers that are killed at any time make one Job for each", () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const random = seededRandom(seed);
    const informerDelayMs = () => random.integer(500);
    const cluster = running("sleep 5", { schedule: "* * * * *" }, { seed, informerDelayMs });
    crashControllers(cluster, { oneIn: 3, random, lasts: () => true });
    cluster.advance("15m30s");
    const times = madeFor(cluster).map((at) => at.slice(14, 16));
    expect(times).toEqual(Array.from({ length: 15 }, (_, i) => String(i + 1).padStart(2, "0")));
  }
});
