/** What the API says of a node. */
import { Node } from "../../api/core/node/node.ts";
import type { Cluster } from "../../simulator/cluster.ts";

/** The status of its Ready condition. */
export const nodeStatus = (cluster: Cluster, name: string) =>
  cluster.get(Node, name)?.status.conditions?.find(({ type }) => type === "Ready")?.status;

/** `key:effect`, in order. */
export const taintsOf = (cluster: Cluster, name: string): readonly string[] =>
  (cluster.get(Node, name)?.spec.taints ?? []).map(({ key, effect }) => `${key}:${effect}`).sort();
