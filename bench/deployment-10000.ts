import { countReady, deployment, readyCluster } from "./clusters.ts";
import { type Benchmark, collectGarbage, elapsedMs, median, residentMiB } from "./harness.ts";

const nodes = 1_000;
const replicas = 10_000;
const rounds = 3;

/** One large Deployment, from its creation until all of its pods are Ready. */
export const deployment10000: Benchmark = {
  name: "deployment-10000",
  run() {
    const seconds: number[] = [];
    const memory: number[] = [];
    for (let at = 0; at < rounds; at += 1) {
      seconds.push(round() / 1000);
      memory.push(residentMiB());
    }
    const name = "deployment-10000";
    return [
      {
        name,
        what: "10,000 replicas on 1,000 nodes, until all are Ready",
        value: median(seconds),
        unit: "s",
        budget: 2,
      },
      { name, what: "resident memory then", value: Math.min(...memory), unit: "MiB" },
    ];
  },
};

function round(): number {
  const cluster = readyCluster(nodes);
  const ready = countReady(cluster);
  collectGarbage();
  return elapsedMs(() => {
    cluster.apply(deployment("web", replicas));
    cluster.until(() => ready() === replicas);
  });
}
