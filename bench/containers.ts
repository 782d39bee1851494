/** What it costs that containers run: their probes, their loops, and what is kept of each. */
import { Event } from "../api/core/event.ts";
import { Pod } from "../api/core/pod/pod.ts";
import type { Cluster } from "../simulator/cluster.ts";
import { backendsOf } from "../simulator/proxy/backends.ts";
import { countReady, readyCluster } from "./clusters.ts";
import { type Benchmark, collectGarbage, elapsedMs, type Measurement, median } from "./harness.ts";

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
      ...memory(),
      scrape(),
    ];
  },
};

/** One reading of a full node's `/stats/summary`, among readings of it. */
function scrape(): Measurement {
  const pods = 100;
  const cluster = readyCluster(1);
  runPods(cluster, loop, pods);
  cluster.advance("1h");
  const ask = backendsOf(cluster).find({ kind: "nodes", namespace: "", id: "node-0" });
  const url = "/stats/summary";
  const request = { method: "GET", path: url, url, query: new URLSearchParams() };
  const sent = { ...request, body: new Uint8Array(), contentType: undefined };
  const readings = Array.from({ length: 50 }, () => {
    cluster.advance("1s");
    return elapsedMs(() => ask(sent, () => undefined));
  });
  return {
    name: "containers",
    what: "/stats/summary of a node with 100 pods, p50",
    value: median(readings),
    unit: "ms",
    budget: 5,
  };
}

interface Load {
  readonly container: object;
  readonly pods: number;
  readonly budget?: number;
}

function hour(what: string, { container, pods, budget }: Load): readonly Measurement[] {
  const cluster = readyCluster(pods / podsPerNode);
  runPods(cluster, container, pods);
  collectGarbage();
  const value = elapsedMs(() => cluster.advance("1h")) / 1000;
  const measured = { name: "containers", what: `an hour of ${what}`, value, unit: "s" } as const;
  return [budget === undefined ? measured : { ...measured, budget }];
}

/**
 * What a running pod holds beyond the objects that tell of it, and a shell beyond a server. The
 * history of writes has a limit of its own and is kept short here.
 */
function memory(): readonly Measurement[] {
  // Once each to warm up: what is compiled then is not the pods'.
  heldBy(probed);
  heldBy(loop);
  const server = heldBy(probed);
  const shell = heldBy(loop);
  return [
    row("memory of a running pod beyond its objects", server.heap - server.objects, 4),
    row("memory of a shell process beyond that of a server", shell.heap - server.heap, 50),
  ];
}

function row(what: string, bytes: number, budgetKiB: number): Measurement {
  const value = bytes / 2 ** 10;
  return { name: "containers", what, value, unit: "KiB", budget: budgetKiB };
}

/** Bytes of heap for each pod of a cluster that runs them, and of copies of its objects. */
function heldBy(container: object): { readonly heap: number; readonly objects: number } {
  const cluster = readyCluster(some / podsPerNode, { historyLimit: 1_000 });
  const before = heapUsed();
  runPods(cluster, container, some);
  const held = heapUsed();
  const copies = structuredClone({ pods: cluster.list(Pod), events: cluster.list(Event) });
  const copied = heapUsed();
  // Read after it was measured, so that nothing of it is collected before.
  const pods = Math.min(cluster.list(Pod).length, copies.pods.length);
  return { heap: (held - before) / pods, objects: (copied - held) / pods };
}

function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

function runPods(cluster: Cluster, container: object, pods: number): void {
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
}
