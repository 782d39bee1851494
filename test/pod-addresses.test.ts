/** Whatever happens, no two pods that run have the same address. */
import { expect, test } from "vitest";
import { Deployment } from "../api/apps/deployment.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";

const labels = { app: "web" };
const web = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas: 20,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: { containers: [{ name: "c", image: "nginx:1.27" }] },
    },
  },
};

/** Addresses that two pods had at once, looked for at every write. */
function watchTwins(cluster: Cluster): ReadonlySet<string> {
  const twins = new Set<string>();
  cluster.observe(({ resource }) => {
    if (resource !== "pods") return;
    const seen = new Set<string>();
    for (const { status } of cluster.list(Pod)) {
      const { phase, podIP } = status;
      if (podIP === undefined || phase === "Succeeded" || phase === "Failed") continue;
      if (seen.has(podIP)) twins.add(podIP);
      seen.add(podIP);
    }
  });
  return twins;
}

const available = (cluster: Cluster, image: string) => {
  const pods = cluster.list(Pod).filter(({ spec }) => spec.containers[0]?.image === image);
  return cluster.get(Deployment, "web")?.status.availableReplicas === 20 && pods.length === 20;
};

test.each([1, 2, 3])("on %i nodes, through a rollout and a restart of the kubelets", (nodes) => {
  const cluster = createCluster({ nodes });
  const twins = watchTwins(cluster);
  cluster.apply(web);
  cluster.until(() => available(cluster, "nginx:1.27"));
  const next = [{ name: "c", image: "nginx:1.28" }];
  cluster.patch(Deployment, "web", { spec: { template: { spec: { containers: next } } } });
  cluster.advance("5s");
  cluster.restart("kubelet");
  cluster.until(() => available(cluster, "nginx:1.28"));
  const addresses = cluster.list(Pod).map(({ status }) => status.podIP);
  expect([twins.size, new Set(addresses).size]).toEqual([0, addresses.length]);
});
