import { Node } from "../../api/core/node/node.ts";
import { type Cluster, type ClusterOptions, createCluster } from "../../simulator/cluster.ts";

/** A cluster whose nodes take pods: none has the taint of a new node any more. */
export function readyCluster(options: ClusterOptions = {}): Cluster {
  const cluster = createCluster(options);
  cluster.until(() => cluster.list(Node).every(({ spec }) => spec.taints === undefined));
  return cluster;
}
