import { Deployment } from "../../api/apps/deployment.ts";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { IngressClass } from "../../api/networking/ingress-class.ts";
import { web } from "../rollouts/web.ts";
import { applying, type Scenario } from "./scenario.ts";

const storageClass = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "late" },
  provisioner: "sim.kubesim.dev/disk",
  volumeBindingMode: "WaitForFirstConsumer",
};
const claim = {
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name: "data" },
  spec: {
    storageClassName: "late",
    accessModes: ["ReadWriteOnce"],
    resources: { requests: { storage: "1Gi" } },
  },
};
const consumer = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "consumer" },
  spec: {
    containers: [
      { name: "app", image: "nginx", volumeMounts: [{ name: "data", mountPath: "/d" }] },
    ],
    volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }],
  },
};

/** Each pod needs a node of its own. */
const large = {
  containers: [{ name: "app", image: "nginx", resources: { requests: { cpu: "3" } } }],
};
const shell = (name: string, script: string, restartPolicy: string) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: {
    restartPolicy,
    containers: [{ name: "app", image: "busybox", command: ["sh", "-c", script] }],
  },
});

const ingress = (name: string, ingressClassName?: string) => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "Ingress",
  metadata: { name },
  spec: {
    ...(ingressClassName !== undefined && { ingressClassName }),
    defaultBackend: { service: { name: "web", port: { number: 80 } } },
  },
});
const ingressClass = (name: string, controller: string) => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "IngressClass",
  metadata: { name },
  spec: { controller },
});

export const processScenarios: readonly Scenario[] = [
  {
    name: "pods are placed, or wait until there is room, or for their volume",
    process: "kube-scheduler",
    controllers: [],
    cluster: { nodes: 3, nodeCpu: "4" },
    steps: [
      {
        act: applying(
          web("nginx", {
            replicas: 4,
            template: { metadata: { labels: { app: "web" } }, spec: large },
          }),
          storageClass,
          claim,
          consumer,
        ),
      },
      { act: (cluster) => cluster.delete(Node, "node-0"), rest: "10m" },
      { act: (cluster) => cluster.patch(Deployment, "web", { spec: { replicas: 1 } }) },
    ],
  },
  {
    name: "pods start, crash, end and go",
    process: "kubelet",
    controllers: [],
    steps: [
      {
        act: applying(
          web("nginx", { replicas: 2 }),
          shell("crashing", "exit 3", "Always"),
          shell("ending", "sleep 20", "Never"),
          shell("failing", "exit 1", "Never"),
        ),
        rest: "2m",
      },
      { act: (cluster) => cluster.delete(Pod, "crashing") },
      { act: (cluster) => cluster.delete(Pod, cluster.list(Pod)[0]?.metadata.name ?? "") },
      { act: (cluster) => cluster.patch(Deployment, "web", { spec: { replicas: 1 } }) },
    ],
  },
  {
    name: "Ingresses get the address of their entry, and lose it",
    process: "ingress-controller",
    controllers: [],
    steps: [
      { act: applying(ingress("plain"), ingress("late", "web"), ingress("foreign", "other")) },
      { act: applying(ingressClass("web", "k8s.io/ingress-nginx")) },
      { act: applying(ingress("plain", "other")) },
      { act: (cluster) => cluster.delete(IngressClass, "web") },
    ],
  },
];
