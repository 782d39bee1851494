import { testRequests } from "../../api/certificates/test-requests.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { kinds } from "../api-table/kinds.ts";

/** What objects of kinds need that the table of the API passes over. */
const needed: Readonly<Record<string, object>> = {
  "v1/ReplicationController": {
    spec: {
      template: {
        metadata: { labels: { app: "web" } },
        spec: { containers: [{ name: "app", image: "nginx:1.25" }] },
      },
    },
  },
  "networking.k8s.io/v1/IPAddress": {
    metadata: { name: "10.0.0.1" },
    spec: { parentRef: { resource: "services", namespace: "default", name: "a" } },
  },
  "v1/Secret": { data: { key: "YQ==" } },
  "autoscaling/v1/HorizontalPodAutoscaler": {
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "a" },
      maxReplicas: 1,
    },
  },
  "certificates.k8s.io/v1/CertificateSigningRequest": {
    metadata: { name: "one" },
    spec: { request: testRequests.user, signerName: "example.com/a", usages: ["any"] },
  },
  "apiextensions.k8s.io/v1/CustomResourceDefinition": {
    metadata: { name: "as.example.com" },
    spec: {
      group: "example.com",
      scope: "Namespaced",
      names: { plural: "as", kind: "A" },
      versions: [
        {
          name: "v1",
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: "object" } },
        },
      ],
    },
  },
  "apiregistration.k8s.io/v1/APIService": {
    metadata: { name: "v1.a.example" },
    spec: {
      group: "a.example",
      version: "v1",
      service: { namespace: "default", name: "a" },
      groupPriorityMinimum: 1,
      versionPriority: 1,
    },
  },
};

/** An object of the kind with no more than it must have. */
export function minimalObject({ apiVersion, kind }: ResourceDefinition): object {
  const known = kinds.find((each) => each.apiVersion === apiVersion && each.kind === kind);
  const own = needed[`${apiVersion}/${kind}`] ?? known?.rest;
  if (own === undefined) throw new Error(`there is no minimal ${apiVersion} ${kind}`);
  return { metadata: { name: "one" }, ...own };
}
