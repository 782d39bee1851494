/** The CronTab of Kubernetes' documentation, and what else the tests define. */
import type { Cluster } from "../../simulator/cluster.ts";

/** The definition of the documentation; `version` changes its one version. */
export function cronTabs(version: object = {}, spec: object = {}): object {
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: "crontabs.stable.example.com" },
    spec: {
      group: "stable.example.com",
      scope: "Namespaced",
      names: { plural: "crontabs", singular: "crontab", kind: "CronTab", shortNames: ["ct"] },
      versions: [{ name: "v1", served: true, storage: true, schema, ...version }],
      ...spec,
    },
  };
}

export const properties = {
  cronSpec: { type: "string" },
  image: { type: "string" },
  replicas: { type: "integer" },
};

/** The schema of objects whose spec has these members. */
export const schemaWith = (members: object, more: object = {}) => ({
  openAPIV3Schema: {
    type: "object",
    properties: { spec: { type: "object", properties: members }, ...more },
  },
});

const schema = schemaWith(properties);

export const cronTab = (spec: object = {}, metadata: object = {}) => ({
  apiVersion: "stable.example.com/v1",
  kind: "CronTab",
  metadata: { name: "my-new-cron-object", ...metadata },
  spec: { cronSpec: "* * * * */5", image: "my-awesome-cron-image", ...spec },
});

/** The definition that a cluster serves a custom resource by. */
export function customResource(cluster: Cluster, apiVersion: string, kind: string) {
  const found = cluster.server.registry.resources.byKind(apiVersion, kind);
  if (found === undefined) throw new Error(`no ${kind} is served in ${apiVersion}`);
  return found.definition;
}

/** A request to CronTabs, or another resource, as a user makes it. */
export function asking(cluster: Cluster, plural = "crontabs", version = "v1") {
  const resource = { group: "stable.example.com", version, plural };
  return (request: Omit<Parameters<Cluster["server"]["handle"]>[0], "resource" | "actor">) =>
    cluster.server.handle({ resource, actor: "user", namespace: "default", ...request });
}
