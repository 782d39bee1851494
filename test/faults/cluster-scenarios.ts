import { Deployment } from "../../api/apps/deployment.ts";
import { ConfigMap } from "../../api/core/configmap.ts";
import { Namespace } from "../../api/core/namespace.ts";
import { Node } from "../../api/core/node/node.ts";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Service } from "../../api/core/service/service.ts";
import { ServiceAccount } from "../../api/core/serviceaccount.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { web } from "../rollouts/web.ts";
import { applying, type Scenario } from "./scenario.ts";

const service = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web" },
  spec: { selector: { app: "web" }, ports: [{ port: 80 }] },
};
const budget = {
  apiVersion: "policy/v1",
  kind: "PodDisruptionBudget",
  metadata: { name: "web" },
  spec: { maxUnavailable: 1, selector: { matchLabels: { app: "web" } } },
};
const manual = [
  {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "db" },
    spec: { ports: [{ port: 5432 }] },
  },
  {
    apiVersion: "v1",
    kind: "Endpoints",
    metadata: { name: "db" },
    subsets: [{ addresses: [{ ip: "192.0.2.7" }], ports: [{ port: 5432 }] }],
  },
];
const namespace = (name: string) => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
const deleteNode = (cluster: Cluster) => cluster.delete(Node, "node-0");
const deleteWeb =
  (propagationPolicy: "Foreground" | "Background" | "Orphan") => (cluster: Cluster) =>
    cluster.delete(Deployment, "web", { propagationPolicy });

function evictOne(cluster: Cluster): void {
  const name = cluster.list(Pod, "default")[0]?.metadata.name ?? "";
  const metadata = { name, namespace: "default" };
  cluster.request({
    verb: "create",
    resource: { group: "", version: "v1", plural: "pods" },
    namespace: "default",
    name,
    subresource: "eviction",
    body: { apiVersion: "policy/v1", kind: "Eviction", metadata },
  });
}

const claim = {
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name: "data" },
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
};
const volume = {
  apiVersion: "v1",
  kind: "PersistentVolume",
  metadata: { name: "disk" },
  spec: {
    capacity: { storage: "1Gi" },
    accessModes: ["ReadWriteOnce"],
    hostPath: { path: "/data" },
  },
};

export const clusterScenarios: readonly Scenario[] = [
  {
    name: "a budget follows its pods and an eviction",
    controllers: ["controllermanager"],
    steps: [{ act: applying(web("app:1"), budget) }, { act: evictOne }],
  },
  ...["endpoint-controller", "endpoint-slice-controller"].map(
    (name): Scenario => ({
      name: `a Service follows its pods and goes (${name})`,
      controllers: [name],
      steps: [
        { act: applying(service, web("app:1", { replicas: 2 })) },
        { act: (cluster) => cluster.delete(Pod, cluster.list(Pod)[0]?.metadata.name ?? "") },
        { act: (cluster) => cluster.delete(Service, "web") },
      ],
    }),
  ),
  {
    name: "Endpoints made by hand are mirrored",
    controllers: ["endpoint-slice-mirroring-controller"],
    steps: [{ act: applying(...manual) }, { act: (cluster) => cluster.delete(Service, "db") }],
  },
  ...(["Foreground", "Background", "Orphan"] as const).map(
    (policy): Scenario => ({
      name: `a Deployment is deleted (${policy})`,
      controllers: ["garbage-collector-controller"],
      steps: [{ act: applying(web("app:1", { replicas: 2 })) }, { act: deleteWeb(policy) }],
    }),
  ),
  {
    name: "a claim and a volume are made and deleted",
    controllers: ["pvc-protection-controller", "pv-protection-controller"],
    steps: [
      { act: applying(claim, volume) },
      {
        act(cluster) {
          cluster.delete(PersistentVolumeClaim, "data");
          cluster.delete(PersistentVolume, "disk");
        },
      },
    ],
  },
  {
    name: "a namespace is filled and deleted",
    controllers: [
      "namespace-controller",
      "serviceaccount-controller",
      "root-ca-certificate-publisher",
    ],
    steps: [
      { act: applying(namespace("team")) },
      {
        act(cluster) {
          cluster.apply(web("app:1", { replicas: 1 }), "team");
          cluster.delete(ServiceAccount, "default", { namespace: "team" });
          cluster.delete(ConfigMap, "kube-root-ca.crt", { namespace: "team" });
        },
      },
      { act: (cluster) => cluster.delete(Namespace, "team") },
    ],
  },
  {
    name: "a node is lost, comes back and is deleted",
    controllers: [
      "node-controller",
      "taint-eviction-controller",
      "pod-garbage-collector",
      "cidrAllocator",
    ],
    steps: [
      { act: applying(web("app:1")) },
      { act: (cluster) => cluster.powerOff("node-0"), rest: "8m" },
      { act: (cluster) => cluster.powerOn("node-0"), rest: "2m" },
      {
        act(cluster) {
          cluster.powerOff("node-0");
          deleteNode(cluster);
        },
        rest: "2m",
      },
    ],
  },
];
