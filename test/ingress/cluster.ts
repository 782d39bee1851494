/** A cluster with the Services of manifests/ingress, and what requests to it come to. */
import { readFileSync } from "node:fs";
import { Deployment } from "../../api/apps/deployment.ts";
import { Ingress } from "../../api/networking/ingress.ts";
import { type Cluster, type ClusterOptions, createCluster } from "../../simulator/cluster.ts";
import type { CurlOptions } from "../../simulator/network/curl.ts";

export const manifest = (file: string) => readFileSync(`manifests/ingress/${file}`, "utf8");

/** With the pods of both Services ready, and known to the entry; no Ingress yet. */
export function servingCluster(options: ClusterOptions = {}): Cluster {
  const cluster = createCluster({ seed: 7, ...options });
  cluster.apply(manifest("services.yaml"));
  cluster.until(() =>
    cluster.list(Deployment).every(({ status }) => status.availableReplicas === 2),
  );
  settled(cluster);
  return cluster;
}

/** Until the entry knows all that has changed. */
export const settled = (cluster: Cluster): void => cluster.advance("5s");

/** The Service of the pod that answered, the status where it was the entry itself, or a failure. */
export function asked(cluster: Cluster, url: string, options: CurlOptions = {}): string | number {
  const { server, response, failure } = cluster.curl(url, options);
  if (response === undefined) return failure?.reason ?? "";
  if (server?.namespace === "ingress-nginx") return response.status;
  return server?.pod.replace(/-.*/, "") ?? "";
}

export const addressOf = (cluster: Cluster, name: string) =>
  cluster.get(Ingress, name)?.status.loadBalancer.ingress;

export const ingress = (name: string, spec: object, annotations: object = {}) => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "Ingress",
  metadata: { name, annotations },
  spec,
});

export const service = (name: string, number: number) => ({ service: { name, port: { number } } });

/** A rule whose paths all are prefixes. */
export const rule = (host: string, paths: Readonly<Record<string, object>>) => ({
  ...(host !== "" && { host }),
  http: {
    paths: Object.entries(paths).map(([path, backend]) => ({ path, pathType: "Prefix", backend })),
  },
});
