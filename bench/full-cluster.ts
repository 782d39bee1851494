import { countReady, deployment, readyCluster } from "./clusters.ts";
import { type Benchmark, collectGarbage, elapsedMs, residentMiB } from "./harness.ts";

const nodes = 5_000;
const deployments = 100;
const replicas = 1_500;
const pods = deployments * replicas;

/** The largest cluster that Kubernetes is made for, from nothing until all of it is Ready. */
export const fullCluster: Benchmark = {
  name: "full-cluster",
  run() {
    collectGarbage();
    const seconds = elapsedMs(fill) / 1000;
    const name = "full-cluster";
    const what = "5,000 nodes and 150,000 pods, until all are Ready";
    return [
      { name, what, value: seconds, unit: "s", budget: 40 },
      { name, what: "resident memory then", value: residentMiB(), unit: "MiB", budget: 2_048 },
    ];
  },
};

function fill(): void {
  const cluster = readyCluster(nodes);
  const ready = countReady(cluster);
  const names = Array.from({ length: deployments }, (_, index) => `web-${index}`);
  cluster.apply(names.map((name) => deployment(name, replicas)));
  cluster.until(() => ready() === pods);
}
