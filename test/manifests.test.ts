/** Applies every manifest that ships, and holds what its comments promise. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadAll } from "js-yaml";
import { describe, expect, test } from "vitest";
import { Deployment } from "../api/apps/deployment.ts";
import { ConfigMap } from "../api/core/configmap.ts";
import { Endpoints } from "../api/core/endpoints.ts";
import { Event } from "../api/core/event.ts";
import { Node } from "../api/core/node/node.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { Secret } from "../api/core/secret.ts";
import { Service } from "../api/core/service/service.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";

const root = fileURLToPath(new URL("../manifests", import.meta.url));
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const filesOf = (folder: string) => readdirSync(join(root, folder)).sort();
const read = (path: string) => readFileSync(join(root, path), "utf8");
const files = folders.flatMap((folder) => filesOf(folder).map((file) => `${folder}/${file}`));

describe("every manifest", () => {
  test.each(files)("%s opens with a comment and names what to watch", (path) => {
    const [first = "", ...rest] = read(path).split("\n");
    expect(first).toMatch(/^# \S/);
    expect(rest.filter((line) => line.startsWith("#")).join("\n")).toContain("Watch: ");
  });

  test.each(files)("%s is accepted by itself", (path) => {
    const cluster = createCluster();
    expect(cluster.apply(read(path))).toHaveLength(loadAll(read(path)).length);
  });

  test("is told of in the README", () => {
    const rows = [...read("README.md").matchAll(/^\| \[([\w-]+)\]\(\1\) \|/gm)];
    expect(rows.map(([, name]) => name).sort()).toEqual(folders);
  });
});

test("nginx becomes ready, and the service of the documentation finds none of it", () => {
  const cluster = withFolder("nginx");
  untilAvailable(cluster, "nginx-deployment", 3);
  cluster.advance("1s");
  expect(cluster.get(Service, "my-service")?.spec.clusterIP).toMatch(/^10\.96\./);
  expect(addresses(cluster, "my-service")).toEqual([]);
});

test("nginx-mended finds its pods and follows them, by itself or after nginx", () => {
  for (const before of [[], ["nginx"]]) {
    const cluster = createCluster();
    for (const folder of [...before, "nginx-mended"]) applyFolder(cluster, folder);
    untilAvailable(cluster, "nginx-deployment", 3);
    cluster.advance("1s");
    expect(addresses(cluster, "my-service")).toEqual(podAddresses(cluster));
    cluster.patch(Deployment, "nginx-deployment", { spec: { replicas: 5 } });
    untilAvailable(cluster, "nginx-deployment", 5);
    cluster.advance("1s");
    expect(addresses(cluster, "my-service")).toEqual(podAddresses(cluster));
  }
});

describe("web-config", () => {
  test("becomes ready behind a node port, with its secret in base64", () => {
    const cluster = withFolder("web-config");
    untilAvailable(cluster, "web", 2);
    cluster.advance("1s");
    expect(addresses(cluster, "web")).toEqual(podAddresses(cluster));
    expect(cluster.get(Service, "web")?.spec.ports?.[0]?.nodePort).toBeGreaterThanOrEqual(30_000);
    expect(Object.keys(cluster.get(Secret, "web-credentials") ?? {})).not.toContain("stringData");
  });

  test("new pods wait for a settings map that is gone, and start when it is back", () => {
    const cluster = withFolder("web-config");
    untilAvailable(cluster, "web", 2);
    cluster.delete(ConfigMap, "web-settings");
    for (const { metadata } of cluster.list(Pod)) cluster.delete(Pod, metadata.name ?? "");
    cluster.advance("20s");
    expect(waiting(cluster)).toEqual(["ContainerCreating", "ContainerCreating"]);
    const mounts = cluster.list(Event).filter(({ reason }) => reason === "FailedMount");
    expect(new Set(mounts.map(({ message }) => message))).toEqual(
      new Set([
        'MountVolume.SetUp failed for volume "settings" : configmap "web-settings" not found',
      ]),
    );
    cluster.apply(read("web-config/configmap.yaml"));
    untilAvailable(cluster, "web", 2);
  });

  test("an entry that is not there stops the new pod and no old one", () => {
    const cluster = withFolder("web-config");
    untilAvailable(cluster, "web", 2);
    const wrong = read("web-config/deployment.yaml").replace(
      "key: DATABASE_PASSWORD",
      "key: NO_SUCH_KEY",
    );
    cluster.apply(wrong);
    cluster.advance("20s");
    expect(waiting(cluster)).toEqual(["CreateContainerConfigError", "Running", "Running"]);
  });
});

test("bad-rollout gets stuck with all old pods ready, and its undo is at once", () => {
  const cluster = createCluster();
  cluster.apply(read("bad-rollout/1-works.yaml"));
  untilAvailable(cluster, "storefront", 3);
  cluster.apply(read("bad-rollout/2-bad-image.yaml"));
  cluster.until(() => waiting(cluster).includes("ErrImagePull"), { within: "5s" });
  cluster.until(() => waiting(cluster).includes("ImagePullBackOff"), { within: "5s" });
  expect(waiting(cluster)).toEqual(["ImagePullBackOff", "Running", "Running", "Running"]);
  const reasons = () =>
    cluster.get(Deployment, "storefront")?.status.conditions?.map(({ reason }) => reason) ?? [];
  cluster.until(() => reasons().includes("ProgressDeadlineExceeded"), { within: "65s" });
  cluster.apply(read("bad-rollout/1-works.yaml"));
  cluster.until(() => reasons().includes("NewReplicaSetAvailable"), { within: "1s" });
  cluster.advance("1s");
  expect(waiting(cluster)).toEqual(["Running", "Running", "Running"]);
});

describe("self-healing", () => {
  test("puts two pods to a node and leaves one spare", () => {
    const cluster = withFolder("self-healing");
    untilAvailable(cluster, "phoenix", 4);
    expect(nodesOf(cluster)).toEqual(["node-0", "node-0", "node-1", "node-1"]);
  });

  test("replaces a deleted pod while it still terminates", () => {
    const cluster = withFolder("self-healing");
    untilAvailable(cluster, "phoenix", 4);
    cluster.delete(Pod, cluster.list(Pod)[0]?.metadata.name ?? "");
    cluster.settle();
    expect(cluster.list(Pod)).toHaveLength(5);
    cluster.until(() => cluster.list(Pod).length === 4, { within: "5s" });
    untilAvailable(cluster, "phoenix", 4);
  });

  test("heals a lost node in its time, and the node comes back clean", () => {
    const cluster = withFolder("self-healing");
    untilAvailable(cluster, "phoenix", 4);
    const isReady = (wanted: string) =>
      cluster
        .get(Node, "node-1")
        ?.status.conditions?.some(({ type, status }) => type === "Ready" && status === wanted);

    cluster.powerOff("node-1");
    const noticedMs = cluster.until(() => isReady("Unknown") === true, { within: "2m" });
    expect(noticedMs).toBeGreaterThan(35_000);
    expect(noticedMs).toBeLessThan(60_000);
    const evictedMs = cluster.until(() => terminating(cluster) === 2, { within: "2m" });
    expect(Math.round(evictedMs / 10_000)).toBe(3);
    untilAvailable(cluster, "phoenix", 4);
    expect(nodesOf(cluster)).toEqual(["node-0", "node-0", "node-2", "node-2"]);
    cluster.advance("10m");
    expect(terminating(cluster)).toBe(2);

    cluster.powerOn("node-1");
    cluster.until(() => terminating(cluster) === 0, { within: "1m" });
    cluster.until(() => isReady("True") === true, { within: "1m" });
    cluster.until(() => cluster.get(Node, "node-1")?.spec.taints === undefined, { within: "1m" });
    expect(cluster.list(Pod)).toHaveLength(4);
  });
});

function applyFolder(cluster: Cluster, folder: string): void {
  for (const file of filesOf(folder)) cluster.apply(read(`${folder}/${file}`));
}

function withFolder(folder: string): Cluster {
  const cluster = createCluster();
  applyFolder(cluster, folder);
  return cluster;
}

function untilAvailable(cluster: Cluster, name: string, replicas: number): void {
  const available = () => cluster.get(Deployment, name)?.status.availableReplicas;
  cluster.until(() => available() === replicas, { within: "1m" });
}

/** What each pod shows in `kubectl get pods`, near enough, sorted. */
const waiting = (cluster: Cluster) =>
  cluster
    .list(Pod)
    .map(({ status }) => status.containerStatuses?.[0]?.state.waiting?.reason ?? status.phase)
    .sort();

const terminating = (cluster: Cluster) =>
  cluster.list(Pod).filter(({ metadata }) => metadata.deletionTimestamp !== undefined).length;

/** The nodes of the pods that are to stay, sorted. */
const nodesOf = (cluster: Cluster) =>
  cluster
    .list(Pod)
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    .map(({ spec }) => spec.nodeName)
    .sort();

const addresses = (cluster: Cluster, service: string) =>
  (cluster.get(Endpoints, service)?.subsets ?? [])
    .flatMap((subset) => (subset.addresses ?? []).map(({ ip }) => ip))
    .sort();

const podAddresses = (cluster: Cluster) =>
  cluster
    .list(Pod)
    .map(({ status }) => status.podIP)
    .sort();
