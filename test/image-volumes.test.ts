/** Volumes that show images: how they are asked for, and what nodes remember of them. */
import { expect, test } from "vitest";
import { Event } from "../api/core/event.ts";
import { Node } from "../api/core/node/node.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { type Cluster, type ClusterOptions, createCluster } from "../simulator/cluster.ts";

const oneNode = (options: ClusterOptions = {}) => {
  const cluster = createCluster({ nodes: 1, ...options });
  cluster.advance("20s");
  return cluster;
};

const podWith = (name: string, reference: string, spec: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: {
    containers: [
      { name: "c", image: "nginx:1.27", volumeMounts: [{ name: "data", mountPath: "/data" }] },
    ],
    volumes: [{ name: "data", image: { reference } }],
    ...spec,
  },
});

/** The events of a pod with a reason: of which part of it, and what they say. */
const told = (cluster: Cluster, name: string, reason: string) =>
  cluster
    .list(Event)
    .filter((event) => event.involvedObject.name === name && event.reason === reason)
    .map(({ involvedObject: { fieldPath }, message = "" }) => [fieldPath, message]);

const stateOf = (cluster: Cluster, name: string) =>
  cluster.get(Pod, name)?.status.containerStatuses?.[0]?.state;

const imageNames = (cluster: Cluster) =>
  (cluster.get(Node, "node-0")?.status.images ?? []).map(({ names = [] }) => names.at(-1));

test("the events of a volume are its pod's, and a second pod finds the image on the node", () => {
  const cluster = oneNode();
  cluster.apply(podWith("first", "me/data:1"));
  cluster.advance("30s");
  cluster.apply(podWith("second", "me/data:1"));
  cluster.advance("30s");

  expect(told(cluster, "first", "Pulling")).toEqual([
    [undefined, 'Pulling image "me/data:1"'],
    ["spec.containers{c}", 'Pulling image "nginx:1.27"'],
  ]);
  expect(told(cluster, "second", "Pulling")).toEqual([]);
  expect(told(cluster, "second", "Pulled")[0]).toEqual([
    undefined,
    'Container image "me/data:1" already present on machine and can be accessed by the pod',
  ]);
  cluster.delete(Pod, "first");
  cluster.delete(Pod, "second");
  cluster.advance("1m");
  expect(imageNames(cluster)).toContain("docker.io/me/data:1");
});

test("a volume is pulled again for each pod where its policy says so", () => {
  const cluster = oneNode();
  cluster.apply(podWith("first", "me/data:latest"));
  cluster.advance("30s");
  cluster.apply(podWith("second", "me/data:latest"));
  cluster.advance("30s");
  expect(told(cluster, "second", "Pulled")[0]?.[1]).toMatch(/^Successfully pulled .* in 500ms /);
});

test("a container waits in the words of its volume's trouble, and starts once that is over", () => {
  const cluster = oneNode();
  const behavior = (error?: string) => ({
    apiVersion: "sim.kubesim.dev/v1alpha1",
    kind: "ImageBehavior",
    metadata: { name: "data" },
    spec: { image: "me/data", pull: { error } },
  });
  cluster.apply(behavior("connection reset by peer"));
  cluster.apply(podWith("p", "me/data:1"));
  cluster.advance("10s");
  expect(stateOf(cluster, "p")?.waiting).toEqual({
    reason: "ImagePullBackOff",
    message: 'Back-off pulling image "me/data:1": ErrImagePull: connection reset by peer',
  });
  expect(told(cluster, "p", "Failed")).toEqual([
    [undefined, 'Failed to pull image "me/data:1": connection reset by peer'],
    ["spec.containers{c}", "Error: ErrImagePull"],
    ["spec.containers{c}", "Error: ImagePullBackOff"],
  ]);
  cluster.apply(behavior());
  cluster.advance("1m");
  expect(stateOf(cluster, "p")?.running).toBeDefined();
  expect(told(cluster, "p", "Pulled").map(([part]) => part)).toEqual([
    undefined,
    "spec.containers{c}",
  ]);
});

test("the secrets of a pod open the registries of its volumes", () => {
  const cluster = oneNode({ anyImage: false });
  const auths = { "https://ghcr.io": { username: "me", password: "x" } };
  cluster.apply({
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "registry" },
    type: "kubernetes.io/dockerconfigjson",
    stringData: { ".dockerconfigjson": JSON.stringify({ auths }) },
  });
  cluster.apply([
    podWith("open", "ghcr.io/me/data:1", { imagePullSecrets: [{ name: "registry" }] }),
    podWith("shut", "ghcr.io/me/data:1"),
  ]);
  cluster.advance("30s");
  expect(stateOf(cluster, "open")?.running).toBeDefined();
  expect(stateOf(cluster, "shut")?.waiting?.message).toContain("403 Forbidden");
});

/** When the containers of some pods started, with a kubelet that is restarted or not. */
function started(restartAtMs: number | undefined) {
  const cluster = oneNode({ seed: 3 });
  cluster.apply([
    podWith("a", "me/data:1"),
    podWith("b", "me/data:1", {
      volumes: [
        { name: "data", image: { reference: "me/data:1" } },
        { name: "more", image: { reference: "me/more:1" } },
      ],
    }),
    podWith("c", "me/data:does-not-exist", {
      initContainers: [{ name: "i", image: "busybox:1.36", command: ["true"] }],
    }),
  ]);
  if (restartAtMs !== undefined) {
    cluster.advance(restartAtMs);
    cluster.restart("kubelet");
  }
  cluster.advance(60_000 - (restartAtMs ?? 0));
  return ["a", "b", "c"].map((name) => cluster.get(Pod, name)?.status);
}

test.each([1_500, 2_500, 3_500, 5_000, 7_000, 9_000])(
  "a kubelet that is restarted after %i ms goes on with the same volumes",
  (restartAtMs) => {
    expect(started(restartAtMs)).toEqual(started(undefined));
  },
);
