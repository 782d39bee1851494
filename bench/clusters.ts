/** What benchmarks do with a whole cluster: bring it up, and count pods that become Ready. */
import { Node } from "../api/core/node/node.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { freezeObjects, isObject } from "../api/json.ts";
import type { KubeObject } from "../api/resource.ts";
import { type Cluster, type ClusterOptions, createCluster } from "../simulator/cluster.ts";

/** A cluster whose nodes are all there and take pods. */
export function readyCluster(nodes: number, options: ClusterOptions = {}): Cluster {
  const cluster = createCluster({ ...options, nodes });
  cluster.until(() => cluster.list(Node).length === nodes);
  cluster.advance("60s");
  return cluster;
}

/** Counts pods that are Ready, as they become so. */
export function countReady(cluster: Cluster): () => number {
  let count = 0;
  cluster.observe(({ object, previous }) => {
    const was = previous !== undefined && isReady(previous);
    if (!was && isReady(object)) count += 1;
  }, Pod);
  return () => count;
}

function isReady(pod: KubeObject): boolean {
  const status = "status" in pod && isObject(pod.status) ? pod.status : {};
  const { conditions } = status;
  if (!Array.isArray(conditions)) return false;
  for (const each of conditions) if (each.type === "Ready") return each.status === "True";
  return false;
}

/** The spec of a small web server; frozen, so that its pods share it as those of a template do. */
export const webSpec = freezeObjects({
  containers: [
    {
      name: "web",
      image: "nginx:1.27",
      ports: [{ containerPort: 80 }],
      resources: { requests: { cpu: "100m", memory: "64Mi" } },
    },
  ],
});

/** What selects the pods of a template, and the template. */
export const selecting = (app: string, spec: object) => ({
  selector: { matchLabels: { app } },
  template: { metadata: { labels: { app } }, spec },
});

export const deployment = (name: string, replicas: number, image = "nginx:1.27") => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name },
  spec: {
    replicas,
    ...selecting(name, { containers: [{ ...webSpec.containers[0], image }] }),
  },
});
