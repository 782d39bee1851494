/** The Website resource, and what it is made of. Nothing here asks the API server for anything. */
import { createHash } from "node:crypto";
import type { KubernetesObject, V1Deployment } from "@kubernetes/client-node";

export const websites = { group: "example.com", version: "v1", plural: "websites" } as const;

export interface Condition {
  type: string;
  status: "True" | "False";
  reason: string;
  message: string;
  lastTransitionTime: string;
}

export interface WebsiteStatus {
  observedGeneration?: number;
  readyReplicas?: number;
  conditions?: Condition[];
}

export interface Website extends KubernetesObject {
  spec: { html: string; replicas: number };
  status?: WebsiteStatus;
}

/** The objects that a website wants: its page, the servers that show it, and their address. */
export function partsOf({ metadata = {}, spec }: Website): KubernetesObject[] {
  const { name = "", namespace, uid = "" } = metadata;
  const owner = { apiVersion: "example.com/v1", kind: "Website", name, uid };
  const own = { name, namespace, ownerReferences: [{ ...owner, controller: true }] };
  const labels = { website: name };
  const page = createHash("sha256").update(spec.html).digest("hex").slice(0, 10);
  // Pods keep the page that they started with, so that a rollout shows the old one or the new one.
  const pageName = `${name}-${page}`;
  return [
    {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { ...own, name: pageName, labels },
      data: { "index.html": spec.html },
    },
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: own,
      spec: {
        replicas: spec.replicas,
        selector: { matchLabels: labels },
        strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
        template: {
          metadata: { labels },
          spec: {
            containers: [
              {
                name: "nginx",
                image: "nginx:1.27",
                ports: [{ containerPort: 80 }],
                readinessProbe: { httpGet: { path: "/", port: 80 }, periodSeconds: 2 },
                volumeMounts: [{ name: "page", mountPath: "/usr/share/nginx/html" }],
              },
            ],
            volumes: [{ name: "page", configMap: { name: pageName } }],
          },
        },
      },
    },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: own,
      spec: { selector: labels, ports: [{ port: 80 }] },
    },
  ].map((part) => part as KubernetesObject);
}

/** The status that a website has with the deployment that there is. */
export function statusOf(
  { metadata, spec, status = {} }: Website,
  deployment: V1Deployment | undefined,
): WebsiteStatus {
  const {
    observedGeneration = 0,
    updatedReplicas = 0,
    readyReplicas = 0,
    replicas = 0,
  } = deployment?.status ?? {};
  const isSeen = observedGeneration >= (deployment?.metadata?.generation ?? 1);
  const isReady =
    isSeen && [updatedReplicas, readyReplicas, replicas].every((count) => count === spec.replicas);
  const ready = {
    type: "Ready",
    status: isReady ? ("True" as const) : ("False" as const),
    reason: isReady ? "Serving" : "RollingOut",
    message: `${readyReplicas} of ${spec.replicas} servers are ready`,
  };
  const before = status.conditions?.find(({ type }) => type === "Ready");
  const lastTransitionTime =
    before?.status === ready.status ? before.lastTransitionTime : new Date().toISOString();
  return {
    observedGeneration: metadata?.generation,
    readyReplicas,
    conditions: [{ ...ready, lastTransitionTime }],
  };
}
