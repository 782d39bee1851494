import { Pod } from "../../api/core/pod/pod.ts";
import { applying, type Scenario } from "./scenario.ts";

const manifest = (image: string, cpu = "0") =>
  JSON.stringify({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "static" },
    spec: { containers: [{ name: "web", image, resources: { requests: { cpu } } }] },
  });

const asking = (name: string, cpu: string) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: { containers: [{ name: "app", image: "nginx", resources: { requests: { cpu } } }] },
});

const writing = (name: string, wrote: string, limits?: object) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, annotations: { "sim.kubesim.dev/ephemeral-storage": wrote } },
  spec: { containers: [{ name: "app", image: "nginx", resources: { limits } }] },
});

/** A pod with a volume that shows an image, and a container that does not mount it. */
const showing = (name: string, pullPolicy: string, reference = "data:1") => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: {
    containers: [
      { name: "c", image: "app:1", volumeMounts: [{ name: "data", mountPath: "/data" }] },
      { name: "d", image: "app:1" },
    ],
    volumes: [{ name: "data", image: { reference, pullPolicy } }],
  },
});

/** A manifest is no write, after which one would wait. */
const rest = "1m";

/** What kubelets do of themselves. */
export const nodeScenarios: readonly Scenario[] = [
  {
    name: "static pods come, are shown anew, change and go",
    process: "kubelet",
    controllers: [],
    cluster: { nodes: [{ name: "node-0", staticPods: { "a.json": manifest("nginx:1.26") } }] },
    steps: [
      { act: (cluster) => cluster.advance("30s") },
      { act: (cluster) => cluster.delete(Pod, "static-node-0") },
      { act: (cluster) => cluster.writeManifest("node-0", "a.json", manifest("nginx:1.27")), rest },
      { act: (cluster) => cluster.writeManifest("node-0", "b.json", manifest("redis:7")), rest },
      { act: (cluster) => cluster.removeManifest("node-0", "a.json"), rest },
    ],
  },
  {
    name: "others make room for a static pod",
    process: "kubelet",
    controllers: [],
    cluster: { nodes: [{ name: "node-0", cpu: "1" }] },
    steps: [
      { act: applying(asking("large", "600m"), asking("small", "300m")) },
      {
        act: (cluster) => cluster.writeManifest("node-0", "a.json", manifest("redis:7", "500m")),
        rest,
      },
    ],
  },
  {
    name: "pods that write too much are evicted",
    process: "kubelet",
    controllers: [],
    cluster: { nodes: 1 },
    steps: [
      { act: applying(writing("modest", "1Gi", { "ephemeral-storage": "2Gi" })) },
      { act: applying(writing("greedy", "3Gi", { "ephemeral-storage": "2Gi" })) },
      { act: applying(writing("filling", "90Gi")), rest: "10m" },
    ],
  },
  {
    name: "pods wait for images of volumes, or get them",
    process: "kubelet",
    controllers: [],
    cluster: { nodes: 1 },
    steps: [
      { act: applying(showing("shown", "Always"), showing("kept-back", "Never", "data:2")) },
      { act: (cluster) => cluster.delete(Pod, "kept-back") },
    ],
  },
];
