/** Each workload at the size that its bench row names, until it is what was asked for. */
import { DaemonSet } from "../api/apps/daemonset.ts";
import { Deployment } from "../api/apps/deployment.ts";
import { Job } from "../api/batch/job.ts";
import type { Cluster } from "../simulator/cluster.ts";
import { deployment, readyCluster, selecting, webSpec } from "./clusters.ts";
import { type Benchmark, collectGarbage, elapsedMs, type Measurement, median } from "./harness.ts";

interface Workload {
  readonly what: string;
  readonly nodes: number;
  readonly rounds: number;
  /** What is there before the time is taken. */
  readonly before?: Act;
  readonly act: Act;
}

/** What is done, and when it has come to its end. */
interface Act {
  readonly objects: readonly object[];
  readonly isDone: (cluster: Cluster) => boolean;
}

/** A Service of the pods of a Deployment. */
const service = (name: string) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name },
  spec: { selector: { app: name }, ports: [{ port: 80 }] },
});

const daemonSet = {
  apiVersion: "apps/v1",
  kind: "DaemonSet",
  metadata: { name: "web" },
  spec: selecting("web", webSpec),
};

const job = {
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "sum" },
  spec: {
    completions: 10_000,
    parallelism: 500,
    template: {
      spec: {
        restartPolicy: "Never",
        containers: [{ name: "sum", image: "busybox", command: ["sleep", "10"] }],
      },
    },
  },
};

/** Whether the rollouts of all Deployments are complete. */
const areRolledOut = (deployments: readonly string[]) => (cluster: Cluster) =>
  deployments.every((name) => {
    const { metadata, spec, status } = cluster.get(Deployment, name) ?? {};
    const isObserved = status?.observedGeneration === metadata?.generation;
    const counts = [status?.updatedReplicas, status?.availableReplicas, status?.replicas];
    return isObserved && counts.every((count) => count === spec?.replicas);
  });

const names = Array.from({ length: 1_000 }, (_, index) => `web-${index}`);

const loads: readonly Workload[] = [
  {
    what: "a Deployment from 0 to 10,000 replicas on 1,000 nodes",
    nodes: 1_000,
    rounds: 3,
    act: { objects: [deployment("web", 10_000)], isDone: areRolledOut(["web"]) },
  },
  {
    what: "a Deployment from 0 to 50,000 replicas on 5,000 nodes",
    nodes: 5_000,
    rounds: 1,
    act: { objects: [deployment("web", 50_000)], isDone: areRolledOut(["web"]) },
  },
  {
    what: "a Deployment from 0 to 10,000 replicas behind a Service on 1,000 nodes",
    nodes: 1_000,
    rounds: 1,
    act: { objects: [service("web"), deployment("web", 10_000)], isDone: areRolledOut(["web"]) },
  },
  {
    what: "a rolling update of 1,000 replicas at 25%",
    nodes: 200,
    rounds: 3,
    before: { objects: [deployment("web", 1_000)], isDone: areRolledOut(["web"]) },
    act: { objects: [deployment("web", 1_000, "nginx:1.28")], isDone: areRolledOut(["web"]) },
  },
  {
    what: "1,000 Deployments of 10 replicas on 1,000 nodes",
    nodes: 1_000,
    rounds: 3,
    act: { objects: names.map((name) => deployment(name, 10)), isDone: areRolledOut(names) },
  },
  {
    what: "a DaemonSet on 5,000 nodes",
    nodes: 5_000,
    rounds: 3,
    act: {
      objects: [daemonSet],
      isDone: (cluster) => cluster.get(DaemonSet, "web")?.status.numberAvailable === 5_000,
    },
  },
  {
    what: "a Job of 10,000 completions, 500 at once",
    nodes: 200,
    rounds: 3,
    act: {
      objects: [job],
      isDone: (cluster) => cluster.get(Job, "sum")?.status.completionTime !== undefined,
    },
  },
];

/** Wall time on the stepped clock, the writes that it took, and how many of them were events. */
export const workloads: Benchmark = {
  name: "workloads",
  run() {
    return loads.flatMap(measure);
  },
};

function measure({ what, rounds, ...workload }: Workload): readonly Measurement[] {
  const all = Array.from({ length: rounds }, () => round(workload));
  const middle = (of: (each: Round) => number) => median(all.map(of));
  const name = "workloads";
  return [
    { name, what, value: middle(({ ms }) => ms) / 1000, unit: "s" },
    { name, what: `${what}: writes`, value: middle(({ writes }) => writes), unit: "count" },
    { name, what: `${what}: events of them`, value: middle(({ events }) => events), unit: "count" },
  ];
}

interface Round {
  readonly ms: number;
  readonly writes: number;
  readonly events: number;
}

function round({ nodes, before, act }: Pick<Workload, "nodes" | "before" | "act">): Round {
  const cluster = readyCluster(nodes);
  if (before !== undefined) carryOut(cluster, before);
  let writes = 0;
  let events = 0;
  // Looks at no object, so that none is made for it.
  const { storage } = cluster;
  storage.watch(undefined, storage.revision, ({ resource }) => {
    if (heartbeats.has(resource)) return;
    writes += 1;
    if (resource === "events") events += 1;
  });
  collectGarbage();
  const ms = elapsedMs(() => carryOut(cluster, act));
  return { ms, writes, events };
}

/** How many of these there are depends on the time only. */
const heartbeats = new Set(["leases.coordination.k8s.io", "nodes"]);

/** The end is looked for once a second of virtual time, for to look at all takes time too. */
function carryOut(cluster: Cluster, { objects, isDone }: Act): void {
  cluster.apply(objects);
  while (!isDone(cluster)) cluster.advance("1s");
}
