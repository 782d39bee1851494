/** Images on nodes: one pull after another, shared layers, what nodes list, and what goes. */
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

const pod = (name: string, image: string, spec: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: { containers: [{ name: "c", image }], ...spec },
});

/** The messages of a pod's events with this reason. */
const told = (cluster: Cluster, name: string, reason: string) =>
  cluster
    .list(Event)
    .filter((event) => event.involvedObject.name === name && event.reason === reason)
    .map(({ message }) => message ?? "");

/** How long the pull for a pod took, and how long with waiting, in seconds. */
function pulls(cluster: Cluster, name: string) {
  const times = / in (.+) \((.+) including waiting\)/.exec(told(cluster, name, "Pulled")[0] ?? "");
  return [times?.[1] ?? "", times?.[2] ?? ""].map((text) =>
    text.endsWith("ms") ? Number.parseFloat(text) / 1000 : Number.parseFloat(text),
  );
}

const statusOf = (cluster: Cluster, name: string) =>
  cluster.get(Pod, name)?.status.containerStatuses?.[0];
const imagesOf = (cluster: Cluster, name = "node-0") =>
  cluster.get(Node, name)?.status.images ?? [];
const isRunning = (cluster: Cluster, name: string) =>
  statusOf(cluster, name)?.state.running !== undefined;
const waitingFor = (cluster: Cluster, name: string) =>
  statusOf(cluster, name)?.state.waiting?.reason;

test("a node pulls one image after another, and both times are told", () => {
  const cluster = oneNode();
  cluster.apply([
    pod("a", "postgres:16", { hostNetwork: true }),
    pod("b", "mysql:8"),
    pod("c", "perl:5"),
  ]);
  cluster.advance("60s");

  const waits = ["a", "b", "c"].map((name) => {
    const [alone = 0, inAll = 0] = pulls(cluster, name);
    return { alone, waited: inAll - alone };
  });
  const inOrder = waits.toSorted((left, right) => left.waited - right.waited);
  expect(inOrder[0]?.waited).toBe(0);
  expect(inOrder[1]?.waited).toBeCloseTo(inOrder[0]?.alone ?? 0, 3);
  expect(inOrder[2]?.waited).toBeCloseTo((inOrder[0]?.alone ?? 0) + (inOrder[1]?.alone ?? 0), 3);
});

test("a second version of an image is fetched without the layers that the first has brought", () => {
  const cluster = oneNode();
  cluster.apply(pod("old", "me/shop:1"));
  cluster.advance("30s");
  cluster.apply(pod("new", "me/shop:2"));
  cluster.advance("30s");

  const [[first = 0], [second = 0]] = [pulls(cluster, "old"), pulls(cluster, "new")];
  expect(first).toBeGreaterThan(1.5);
  expect(second).toBeGreaterThanOrEqual(0.5);
  expect(second).toBeLessThan(first * 0.6);
});

test("a node lists an image as soon as it runs, and keeps it for the next pod", () => {
  const cluster = oneNode();
  cluster.apply(pod("first", "nginx:1.27"));
  cluster.until(() => isRunning(cluster, "first"));
  cluster.settle();

  const { imageID = "", image } = statusOf(cluster, "first") ?? {};
  expect(imageID).toMatch(/^docker\.io\/library\/nginx@sha256:[0-9a-f]{64}$/);
  expect(image).toBe("docker.io/library/nginx:1.27");
  const listed = [{ names: [imageID, image], sizeBytes: 72_300_217 }];
  expect(imagesOf(cluster)).toEqual(listed);

  cluster.delete(Pod, "first", { gracePeriodSeconds: 0 });
  cluster.advance("10m");
  cluster.apply(pod("second", "nginx:1.27"));
  cluster.advance("10s");
  expect(told(cluster, "second", "Pulled")).toEqual([
    'Container image "nginx:1.27" already present on machine and can be accessed by the pod',
  ]);
  expect(imagesOf(cluster)).toEqual(listed);
});

test("an image asked for by digest is named by its id, which goes by the architecture", () => {
  const shape = { cpu: "4", memory: "8Gi" };
  const arm = { name: "arm", labels: { "kubernetes.io/arch": "arm64" }, ...shape };
  const cluster = createCluster({ nodes: [{ name: "amd", ...shape }, arm] });
  cluster.apply(pod("tagged", "redis:7", { nodeName: "amd" }));
  cluster.advance("30s");
  const imageId = statusOf(cluster, "tagged")?.imageID ?? "";
  cluster.apply([
    pod("amd", `redis:7@${imageId.split("@")[1]}`, { nodeName: "amd" }),
    pod("arm", imageId, { nodeName: "arm" }),
    pod("other", imageId.replace("redis", "nginx"), { nodeName: "amd" }),
    pod("missing", "registry.k8s.io/hpa-example", { nodeName: "arm" }),
  ]);
  cluster.advance("30s");

  const [amd, other] = [statusOf(cluster, "amd"), statusOf(cluster, "arm")];
  expect([amd?.imageID, other?.imageID]).toEqual([imageId, imageId]);
  expect(amd?.image).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(other?.image).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(other?.image).not.toBe(amd?.image);
  expect(waitingFor(cluster, "other")).toBe("ImagePullBackOff");
  expect(told(cluster, "missing", "Failed")[0]).toContain("no match for platform in manifest");
  expect(cluster.get(Node, "arm")?.status.nodeInfo.architecture).toBe("arm64");
});

const credentials = (host: string) => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name: "registry" },
  type: "kubernetes.io/dockerconfigjson",
  stringData: { ".dockerconfigjson": JSON.stringify({ auths: { [host]: { auth: "YTpi" } } }) },
});
const withSecret = { imagePullSecrets: [{ name: "registry" }] };

test("where not every image exists, only known ones and those with credentials are pulled", () => {
  const cluster = oneNode({ anyImage: false });
  cluster.apply([
    pod("known", "nginx:1.27"),
    pod("unknown", "me/shop:1"),
    pod("late", "ghcr.io/me/shop:1", withSecret),
  ]);
  cluster.advance("30s");
  expect([isRunning(cluster, "known"), isRunning(cluster, "late")]).toEqual([true, false]);
  expect(told(cluster, "unknown", "Failed")[0]).toBe(
    'Failed to pull image "me/shop:1": failed to pull and unpack image "docker.io/me/shop:1": ' +
      'failed to resolve reference "docker.io/me/shop:1": pull access denied, repository does not ' +
      "exist or may require authorization: server message: insufficient_scope: authorization failed",
  );
  expect(told(cluster, "late", "FailedToRetrieveImagePullSecret")).toEqual([
    "Unable to retrieve some image pull secrets (registry); attempting to pull the image may not " +
      "succeed.",
  ]);

  cluster.apply(credentials("https://ghcr.io"));
  cluster.advance("5m");
  expect([isRunning(cluster, "late"), waitingFor(cluster, "unknown")]).toEqual([
    true,
    "ImagePullBackOff",
  ]);
});

/** Its kubelet evicts nobody where the disk is short, so that all that goes are images. */
const kubeletConfiguration = { evictionHard: { "memory.available": "100Mi" } };
const machineOf = (ephemeralStorage: string) => ({
  name: "node-0",
  ephemeralStorage,
  kubeletConfiguration,
});

test("when the disk is nearly full, images that nobody uses are removed", () => {
  const cluster = createCluster({ nodes: [machineOf("600M")] });
  const images = ["mongo:7", "mysql:8", "nginx:1.27"];
  cluster.apply(images.map((image, at) => pod(`p${at}`, image, { restartPolicy: "Never" })));
  cluster.advance("60s");
  const repositories = () =>
    imagesOf(cluster).map(({ names = [] }) => names[0]?.replace(/.*\/(.*)@.*/, "$1"));
  expect(repositories()).toEqual(["mongo", "mysql", "nginx"]);

  cluster.delete(Pod, "p0", { gracePeriodSeconds: 0 });
  cluster.advance("6m");
  expect(repositories()).toEqual(["mysql", "nginx"]);
});

test("when too little can be removed, events tell so", () => {
  const cluster = createCluster({ nodes: [machineOf("300M")] });
  cluster.apply(pod("large", "mongo:7"));
  const message =
    "Failed to garbage collect required amount of images. " +
    "Attempted to free 45100855 bytes, but only found 0 bytes eligible to free.";
  cluster.advance("6m");
  expect(told(cluster, "node-0", "FreeDiskSpaceFailed")).toEqual([message]);
  expect(told(cluster, "node-0", "ImageGCFailed")).toEqual([]);
  cluster.advance("5m");
  expect(told(cluster, "node-0", "ImageGCFailed")).toEqual([message]);
});

const startTimes = (restartAtMs: number | undefined) => {
  const cluster = oneNode();
  cluster.apply(
    ["nginx:1.27", "redis:7", "postgres:16", "nginx:1.27"].map((image, at) =>
      pod(`p${at}`, image, { hostNetwork: false, restartPolicy: "Always" }),
    ),
  );
  if (restartAtMs !== undefined) {
    cluster.advance(restartAtMs);
    cluster.restart("kubelet");
  }
  cluster.advance(60_000 - (restartAtMs ?? 0));
  return [0, 1, 2, 3].map((at) => statusOf(cluster, `p${at}`)?.containerID);
};

test.each([400, 1_500, 2_100, 3_000, 4_500, 6_000])(
  "a kubelet that is restarted after %i ms goes on with the same pulls",
  (restartAtMs) => {
    expect(startTimes(restartAtMs)).toEqual(startTimes(undefined));
  },
);
