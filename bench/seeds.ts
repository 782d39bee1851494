/** A rolling update under traffic, seed after seed: what simulation tests do most of the time. */

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Deployment } from "../api/apps/deployment.ts";
import { Traffic } from "../api/sim/traffic.ts";
import { readScenarioFile } from "../cli/scenarios/files.ts";
import { type Job, jobsOf } from "../cli/scenarios/jobs.ts";
import type { JobResult } from "../cli/scenarios/run-job.ts";
import { runAll } from "../cli/workers/run-all.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";
import { type Benchmark, collectGarbage, elapsedMs, type Measurement, median } from "./harness.ts";

const seedsEach = 50;
const rounds = 5;
const nodes = 5;
const replicas = 10;

export const seeds: Benchmark = {
  name: "seeds",
  async run() {
    const cold = elapsedMs(() => rollout(0));
    for (let seed = 1; seed <= seedsEach; seed += 1) rollout(seed);
    const creation = oneOf((seed) => createCluster({ seed, nodes }));
    const run = oneOf(rollout);
    const rows: [what: string, value: number, budget?: number][] = [
      ["a cluster of 5 nodes is made", creation],
      ["the first rollout of a process: 10 replicas, 5 nodes, 20 requests/s, 75 s", cold],
      ["each of the rollouts after it", run, 20],
    ];
    const inOneThread = rows.map(
      ([what, value, budget]): Measurement => ({
        name: "seeds",
        what,
        value,
        unit: "ms",
        ...(budget !== undefined && { budget }),
      }),
    );
    return [...inOneThread, ...(await overWorkers())];
  },
};

const root = fileURLToPath(new URL("..", import.meta.url));
const workers = 2;

/** The shipped scenario as `kubesim test --jobs 2` runs it, the start of the threads included. */
async function overWorkers(): Promise<readonly Measurement[]> {
  const path = join(root, "scenarios", "rollout-under-traffic", "scenario.yaml");
  const jobs = jobsOf([{ path, scenarios: readScenarioFile(path) }], {});
  const file = join(root, "dist", "scenario-worker.js");
  let virtualMs = 0;
  const startMs = performance.now();
  for await (const result of runAll<Job, JobResult>(jobs, { workers, file })) {
    if (result.result !== "passed") throw new Error(`${path} failed with seed ${result.seed}`);
    virtualMs += result.virtualMs;
  }
  const tookMs = performance.now() - startMs;
  const what = `rollout-under-traffic with ${jobs.length} seeds over ${workers} threads`;
  const perSecond = (jobs.length * 1000) / tookMs;
  return [
    { name: "seeds", what: `${what}: seeds a second`, value: perSecond, unit: "1/s", budget: 100 },
    {
      name: "seeds",
      what: `${what}: virtual to real time`,
      value: virtualMs / tookMs,
      unit: "ratio",
    },
  ];
}

/** Milliseconds for one seed: the median of rounds of many. */
function oneOf(run: (seed: number) => unknown): number {
  const round = (_: unknown, index: number) => {
    collectGarbage();
    return elapsedMs(() => {
      for (let seed = 0; seed < seedsEach; seed += 1) run(index * seedsEach + seed);
    });
  };
  return median(Array.from({ length: rounds }, round)) / seedsEach;
}

/** The run of one seed, which ends well or throws. */
export function rollout(seed: number): Cluster {
  const cluster = createCluster({ seed, nodes });
  cluster.apply([web("nginx:1.27"), service, client]);
  cluster.advance("30s");
  cluster.apply(traffic);
  cluster.advance("5s");
  cluster.apply(web("nginx:1.28"));
  cluster.advance("40s");
  const { sent, failed, phase } = cluster.get(Traffic, "shoppers")?.status ?? {};
  const { updatedReplicas, readyReplicas } = cluster.get(Deployment, "web")?.status ?? {};
  const isDone = phase === "Complete" && updatedReplicas === replicas && readyReplicas === replicas;
  if (!isDone || failed !== 0) {
    throw new Error(`seed ${seed}: ${phase}, ${failed} of ${sent} failed, ${updatedReplicas} new`);
  }
  return cluster;
}

const labels = { app: "web" };

const web = (image: string) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        containers: [
          {
            name: "app",
            image,
            ports: [{ containerPort: 80 }],
            readinessProbe: { httpGet: { path: "/", port: 80 }, periodSeconds: 1 },
            lifecycle: { preStop: { sleep: { seconds: 5 } } },
          },
        ],
      },
    },
  },
});

const service = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web" },
  spec: { selector: labels, ports: [{ port: 80 }] },
};

const client = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "client" },
  spec: { containers: [{ name: "app", image: "busybox", command: ["sleep", "100000"] }] },
};

const traffic = {
  apiVersion: "sim.kubesim.dev/v1alpha1",
  kind: "Traffic",
  metadata: { name: "shoppers" },
  spec: {
    url: "http://web/",
    from: { pod: "client" },
    load: { rate: 20 },
    timeout: "2s",
    duration: "40s",
  },
};
