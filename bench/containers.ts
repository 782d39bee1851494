/** What it costs that containers run: their probes, their loops, and what is kept of each. */
import { Pod } from "../api/core/pod/pod.ts";
import type { Cluster } from "../simulator/cluster.ts";
import { countReady, readyCluster } from "./clusters.ts";
import { type Benchmark, collectGarbage, elapsedMs, type Measurement } from "./harness.ts";

const podsPerNode = 10;
const many = 10_000;
const some = 1_000;

const action = { httpGet: { path: "/", port: 80 } };
const probed = {
  name: "c",
  image: "nginx:1.27",
  startupProbe: { ...action, periodSeconds: 2 },
  readinessProbe: { ...action, periodSeconds: 5 },
  livenessProbe: { ...action, periodSeconds: 10 },
};
const loop = {
  name: "c",
  image: "busybox:1.36",
  command: ["sh", "-c", "while true; do date; sleep 60; done"],
};

export const containers: Benchmark = {
  name: "containers",
  run() {
    return [
      ...hour("10,000 pods with three probes each", { container: probed, pods: many, budget: 10 }),
      ...hour("1,000 shell loops that print every minute", { container: loop, pods: some }),
      memory(),
    ];
  },
};

interface Load {
  readonly container: object;
  readonly pods: number;
  readonly budget?: number;
}

function hour(what: string, { container, pods, budget }: Load): readonly Measurement[] {
  const cluster = runningPods(container, pods);
  collectGarbage();
  const value = elapsedMs(() => cluster.advance("1h")) / 1000;
  const row = { name: "containers", what: `an hour of ${what}`, value, unit: "s" } as const;
  return [budget === undefined ? row : { ...row, budget }];
}

/** What loops hold more than as many servers, each. */
function memory(): Measurement {
  const heldBy = (container: object) => {
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    const cluster = runningPods(container, some);
    collectGarbage();
    const held = process.memoryUsage().heapUsed - before;
    // Kept until here, so that it is counted.
    return cluster.list(Pod).length === some ? held : Number.NaN;
  };
  const bytes = (heldBy(loop) - heldBy(probed)) / some;
  return {
    name: "containers",
    what: "memory of a shell process beyond that of a server",
    value: bytes / 2 ** 20,
    unit: "MiB",
    budget: 50 / 1024,
  };
}

function runningPods(container: object, pods: number): Cluster {
  const cluster = readyCluster(pods / podsPerNode);
  const ready = countReady(cluster);
  const labels = { app: "web" };
  const spec = { containers: [container] };
  cluster.apply({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web" },
    spec: {
      replicas: pods,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec },
    },
  });
  cluster.until(() => ready() === pods);
  return cluster;
}
