import { Deployment } from "../api/apps/deployment.ts";
import { Pod } from "../api/core/pod/pod.ts";
import type { Cluster } from "../simulator/cluster.ts";
import { readyCluster, webSpec } from "./clusters.ts";
import { type Benchmark, microsecondsEach } from "./harness.ts";

const pods = 10_000;
const nodes = 300;
const sizes = { calls: 5, rounds: 5 };
const budgetMs = 50;

/** What `kubesim why` and `timeline` cost in a large cluster, and a log as long as it gets. */
export const history: Benchmark = {
  name: "history",
  run() {
    const cluster = largeCluster();
    const [, second] = cluster.list(Pod, "default");
    const pod = { kind: "Pod", name: second?.metadata.name ?? "", namespace: "default" };
    const deployment = { kind: "Deployment", name: "web" };
    cluster.delete(Pod, pod.name);
    cluster.advance("1m");
    const [present] = cluster.list(Pod, "default");
    const there = { ...pod, name: present?.metadata.name ?? "" };
    const whys = [
      { what: "why a pod exists", ask: () => cluster.why(there) },
      { what: "why a pod is gone", ask: () => cluster.why(pod) },
      { what: "why a deployment is not as wanted", ask: () => cluster.why(deployment) },
    ];
    const timeline = {
      what: "the timeline of a pod",
      ask: () => cluster.timeline({ object: pod }),
    };
    const measured = ({ what, ask }: { what: string; ask: () => void }) => ({
      name: "history",
      what: `${what}, among 10,000, with ${cluster.history().length} writes in the log`,
      value: microsecondsEach(ask, sizes) / 1000,
      unit: "ms" as const,
    });
    return [...whys.map((each) => ({ ...measured(each), budget: budgetMs })), measured(timeline)];
  },
};

function largeCluster(): Cluster {
  const cluster = readyCluster(nodes);
  const labels = { app: "web" };
  cluster.apply({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web" },
    spec: {
      replicas: pods,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: webSpec },
    },
  });
  cluster.until(() => cluster.get(Deployment, "web")?.status.readyReplicas === pods);
  // There is no room for these: nodes take 110 pods at most, and 40 of these by their CPU.
  cluster.patch(Deployment, "web", { spec: { replicas: pods + 2000 } });
  cluster.advance("1m");
  return cluster;
}
