/** Source: https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/ */
import { describe, expect, test } from "vitest";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Event } from "../../api/events/event.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";

const staticWeb = `
apiVersion: v1
kind: Pod
metadata:
  name: static-web
  labels:
    role: myrole
spec:
  containers:
    - name: web
      image: nginx
      ports:
        - name: web
          containerPort: 80
          protocol: TCP
`;

const name = "static-web-my-node1";

function started(): Cluster {
  const cluster = createCluster({
    seed: 7,
    nodes: [{ name: "my-node1", staticPods: { "static-web.yaml": staticWeb } }, { name: "node-2" }],
  });
  cluster.until(() => phase(cluster) === "Running");
  return cluster;
}

const mirror = (cluster: Cluster) => cluster.get(Pod, name);
const phase = (cluster: Cluster) => mirror(cluster)?.status.phase;
const container = (cluster: Cluster) => mirror(cluster)?.status.containerStatuses?.[0];

test("a static pod runs, and its mirror pod shows it", () => {
  const cluster = started();
  const { metadata, spec } = mirror(cluster) ?? {};
  const hash = metadata?.annotations?.["kubernetes.io/config.hash"];
  expect(hash).toMatch(/^[0-9a-f]{32}$/);
  expect(metadata?.annotations).toEqual({
    "kubernetes.io/config.hash": hash,
    "kubernetes.io/config.mirror": hash,
    "kubernetes.io/config.seen": "2026-01-01T00:00:00.000000Z",
    "kubernetes.io/config.source": "file",
  });
  expect(metadata?.labels).toEqual({ role: "myrole" });
  expect(metadata?.ownerReferences).toEqual([
    {
      apiVersion: "v1",
      kind: "Node",
      name: "my-node1",
      uid: cluster.get(Node, "my-node1")?.metadata.uid,
      controller: true,
    },
  ]);
  expect(spec).toMatchObject({
    nodeName: "my-node1",
    tolerations: [{ operator: "Exists", effect: "NoExecute" }],
  });
  expect([spec?.serviceAccountName, spec?.volumes]).toEqual([undefined, undefined]);
  expect(cluster.list(Pod)).toHaveLength(1);
});

describe("who deletes the mirror pod", () => {
  test.each([
    { behaviour: "gets another of the same running container", options: {} },
    { behaviour: "so by force, too", options: { gracePeriodSeconds: 0 } },
  ])("$behaviour", ({ options }) => {
    const cluster = started();
    const before = mirror(cluster);
    cluster.delete(Pod, name, options);
    cluster.advance("1s");
    const after = mirror(cluster);
    expect(after?.metadata.uid).not.toBe(before?.metadata.uid);
    expect(after?.status).toEqual(before?.status);
    cluster.advance("10m");
    expect(container(cluster)?.restartCount).toBe(0);
  });

  test("by an eviction gets another, too", () => {
    const cluster = started();
    const before = mirror(cluster);
    cluster.request({
      verb: "create",
      resource: Pod,
      namespace: "default",
      name,
      subresource: "eviction",
      body: { apiVersion: "policy/v1", kind: "Eviction", metadata: { name } },
    });
    cluster.advance("1s");
    expect(mirror(cluster)?.metadata.uid).not.toBe(before?.metadata.uid);
    expect(mirror(cluster)?.status).toEqual(before?.status);
  });

  test("finds the kubelet restarted meanwhile none the wiser", () => {
    const cluster = started();
    const before = mirror(cluster);
    cluster.delete(Pod, name);
    cluster.restart("kubelet");
    cluster.advance("1s");
    expect(mirror(cluster)?.status).toEqual(before?.status);
  });
});

describe("its manifest", () => {
  test("once gone, stops the pod, which then is no more", () => {
    const cluster = started();
    cluster.removeManifest("my-node1", "static-web.yaml");
    expect(phase(cluster)).toBe("Running");
    cluster.advance("20s");
    expect(mirror(cluster)).toBeUndefined();
    cluster.writeManifest("my-node1", "static-web.yaml", staticWeb);
    cluster.advance("20s");
    expect(phase(cluster)).toBe("Running");
    const killing = cluster.list(Event).filter(({ reason }) => reason === "Killing");
    expect(killing.map(({ note }) => note)).toEqual(["Stopping container web"]);
  });

  test("changed, is another pod, which starts when the old one has stopped", () => {
    const cluster = started();
    const before = mirror(cluster)?.metadata;
    cluster.writeManifest("my-node1", "static-web.yaml", staticWeb.replace("nginx", "nginx:1.27"));
    cluster.advance("20s");
    expect(container(cluster)).toMatchObject({
      image: "docker.io/library/nginx:1.27",
      restartCount: 0,
      ready: true,
    });
    expect(mirror(cluster)?.metadata.uid).not.toBe(before?.uid);
    expect(mirror(cluster)?.metadata.annotations).not.toEqual(before?.annotations);
  });

  test.each([
    { behaviour: "is no pod", manifest: "kind: Service\napiVersion: v1\nmetadata: {name: a}\n" },
    { behaviour: "is no YAML", manifest: "{" },
    {
      behaviour: "refers to what only the API knows",
      manifest: `${staticWeb}      envFrom: [{ secretRef: { name: s } }]\n`,
    },
  ])("that $behaviour is not run", ({ manifest }) => {
    const nodes = [{ name: "n", staticPods: { "a.yaml": manifest } }];
    const cluster = createCluster({ nodes });
    cluster.advance("1m");
    expect(cluster.list(Pod)).toEqual([]);
  });

  test.each([
    { behaviour: "the directory", hostPath: "/etc/kubernetes/manifests", below: "" },
    { behaviour: "all of the machine's files", hostPath: "/", below: "/etc/kubernetes/manifests" },
  ])("may be written by a container that mounts $behaviour", ({ hostPath, below }) => {
    const cluster = createCluster({ seed: 7, nodes: 1, staticPods: { "first.yaml": staticWeb } });
    const line = JSON.stringify({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "late" },
      spec: { containers: [{ name: "c", image: "nginx" }] },
    });
    cluster.apply({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "writer" },
      spec: {
        restartPolicy: "Never",
        containers: [
          {
            name: "c",
            image: "busybox",
            command: [
              "sh",
              "-ec",
              `cd /host${below}; sleep 5; echo '${line}' > late.json; sleep 60; rm late.json`,
            ],
            volumeMounts: [{ name: "m", mountPath: "/host" }],
          },
        ],
        volumes: [{ name: "m", hostPath: { path: hostPath } }],
      },
    });
    cluster.advance("1m");
    expect(cluster.get(Pod, "late-node-0")?.status.phase).toBe("Running");
    cluster.advance("1m");
    expect(cluster.get(Pod, "late-node-0")).toBeUndefined();
    expect(cluster.get(Pod, "writer")?.status.phase).toBe("Succeeded");
  });
});

test("an orphan that only looks like a mirror pod is removed", () => {
  const cluster = started();
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "fake", annotations: { "kubernetes.io/config.mirror": "x" } },
    spec: { nodeName: "node-2", containers: [{ name: "c", image: "nginx" }] },
  });
  cluster.advance("1s");
  expect(cluster.get(Pod, "fake")).toBeUndefined();
});

test("a static pod outlives what drives others from the node", () => {
  const cluster = started();
  cluster.patch(Node, "my-node1", {
    spec: { taints: [{ key: "maintenance", effect: "NoExecute" }] },
  });
  cluster.advance("10m");
  expect(container(cluster)).toMatchObject({ ready: true, restartCount: 0 });
});

test("others make room for a static pod", () => {
  const cluster = createCluster({ seed: 7, nodes: [{ name: "my-node1", cpu: "1" }] });
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "large" },
    spec: { containers: [{ name: "c", image: "nginx", resources: { requests: { cpu: "1" } } }] },
  });
  cluster.advance("30s");
  const asking = (cpu: string) => `${staticWeb}      resources: { requests: { cpu: ${cpu} } }\n`;
  cluster.writeManifest("my-node1", "static-web.yaml", asking("500m"));
  cluster.advance("30s");
  expect(phase(cluster)).toBe("Running");
  const { status } = cluster.get(Pod, "large") ?? {};
  expect(status).toMatchObject({
    phase: "Failed",
    reason: "Preempting",
    message: "Preempted in order to admit critical pod",
  });
  expect(status?.conditions?.find(({ type }) => type === "DisruptionTarget")).toMatchObject({
    reason: "TerminationByKubelet",
    message: "Pod was preempted by Kubelet to accommodate a critical pod.",
  });
  // What no node of this size has, nobody can make room for.
  cluster.writeManifest("my-node1", "static-web.yaml", asking("2"));
  cluster.advance("30s");
  expect(mirror(cluster)?.status).toMatchObject({
    phase: "Failed",
    reason: "UnexpectedAdmissionError",
    message:
      "Pod was rejected: Unexpected error while attempting to recover from admission failure: " +
      "preemption: error finding a set of pods to preempt: no set of running pods found to " +
      "reclaim resources: [(res: cpu, q: 1000), ]",
  });
});

test("a machine that comes back runs its static pods again", () => {
  const cluster = started();
  cluster.powerOff("my-node1");
  cluster.advance("10m");
  cluster.powerOn("my-node1");
  cluster.advance("1m");
  expect(container(cluster)).toMatchObject({ ready: true, restartCount: 1 });
});

test("static pods outlive their Node, and are shown again once it is registered", () => {
  const cluster = started();
  cluster.delete(Node, "my-node1");
  cluster.advance("5m");
  expect(mirror(cluster)).toBeUndefined();
  cluster.restart("kubelet");
  cluster.advance("1m");
  // To register anew is to boot anew here.
  expect(container(cluster)).toMatchObject({ ready: true, restartCount: 1 });
});
