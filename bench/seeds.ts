/** A rolling update under traffic, seed after seed: what simulation tests do most of the time. */

import { Deployment } from "../api/apps/deployment.ts";
import { Traffic } from "../api/sim/traffic.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";
import { type Benchmark, collectGarbage, elapsedMs, type Measurement, median } from "./harness.ts";

const seedsEach = 50;
const rounds = 5;
const nodes = 5;
const replicas = 10;

export const seeds: Benchmark = {
  name: "seeds",
  run() {
    const cold = elapsedMs(() => rollout(0));
    for (let seed = 1; seed <= seedsEach; seed += 1) rollout(seed);
    const creation = oneOf((seed) => createCluster({ seed, nodes }));
    const run = oneOf(rollout);
    const rows: [what: string, value: number, budget?: number][] = [
      ["a cluster of 5 nodes is made", creation],
      ["the first rollout of a process: 10 replicas, 5 nodes, 20 requests/s, 75 s", cold],
      ["each of the rollouts after it", run, 20],
    ];
    return rows.map(
      ([what, value, budget]): Measurement => ({
        name: "seeds",
        what,
        value,
        unit: "ms",
        ...(budget !== undefined && { budget }),
      }),
    );
  },
};

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
