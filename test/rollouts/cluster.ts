import { Node } from "../../api/core/node/node.ts";
import { type Cluster, type ClusterOptions, createCluster } from "../../simulator/cluster.ts";

/** A cluster whose nodes take pods. */
export function readyCluster(options: ClusterOptions = {}): Cluster {
  const cluster = createCluster(options);
  cluster.advance("1s");
  openNodes(cluster);
  return cluster;
}

/** Takes away the taint that new nodes have until they are seen to be ready. */
export function openNodes(cluster: Cluster): void {
  for (const { metadata, spec } of cluster.list(Node)) {
    const { name = "" } = metadata;
    if (spec.taints !== undefined) cluster.patch(Node, name, { spec: { taints: null } });
  }
}
