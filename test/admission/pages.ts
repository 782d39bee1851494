/** Clusters to which a file of manifests/admission/ is applied, and what is asked of them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Cluster, type ClusterOptions, createCluster } from "../../simulator/cluster.ts";

const root = fileURLToPath(new URL("../../manifests/admission/", import.meta.url));

export function applied(file: string, options: ClusterOptions = { nodes: 1 }): Cluster {
  const cluster = createCluster(options);
  cluster.apply(readFileSync(`${root}${file}`, "utf8"));
  return cluster;
}

/** The resources of the first container of a pod. */
export const resourcesOf = (cluster: Cluster, name: string) =>
  cluster.get(Pod, name)?.spec.containers[0]?.resources;

/** A pod of one container with these resources. */
export const sized = (name: string, resources: object) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: { containers: [{ name: "web", image: "nginx:1.25", resources }] },
});

/** Why an object is refused; undefined where it is not. */
export function refusal(cluster: Cluster, object: object, namespace?: string): string | undefined {
  try {
    cluster.apply(object, namespace);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return undefined;
}
