/** Every file in manifests/ is applied, and what its comment promises comes true. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { Deployment } from "../api/apps/deployment.ts";
import { StatefulSet } from "../api/apps/statefulset.ts";
import { ConfigMap } from "../api/core/configmap.ts";
import { Event } from "../api/core/event.ts";
import { LimitRange } from "../api/core/limit-range/limit-range.ts";
import { Namespace } from "../api/core/namespace.ts";
import { Node } from "../api/core/node/node.ts";
import { PersistentVolumeClaim } from "../api/core/persistent-volume-claim.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { Secret } from "../api/core/secret.ts";
import { Service } from "../api/core/service/service.ts";
import { PersistentVolume } from "../api/core/volume/persistent-volume.ts";
import { EndpointSlice } from "../api/discovery/endpointslice.ts";
import { equalJson } from "../api/json.ts";
import { Ingress } from "../api/networking/ingress.ts";
import { Fault } from "../api/sim/fault.ts";
import { ImageBehavior } from "../api/sim/image-behavior.ts";
import { Traffic } from "../api/sim/traffic.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";
import { customResource } from "./custom-resources/crontabs.ts";
import { topics } from "./documentation/topics.ts";
import { playMachineFaults } from "./faults/machine-manifests.ts";
import { promisesOfKinds } from "./kinds/manifests.ts";
import { isReady, podsOf } from "./rollouts/bounds.ts";
import { imageOf, podsOfSet, watchOrder } from "./statefulsets/db.ts";

const root = fileURLToPath(new URL("../manifests/", import.meta.url));

/** The folders with files in them, by their paths. */
const folders = readdirSync(root, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isDirectory())
  .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
  .filter((folder) => filesIn(folder).length > 0)
  .sort();

/** Examples of the documentation, whose promises test/documentation/ holds them to. */
const isExample = (folder: string) => /^(containers|documentation)\//.test(folder);

function filesIn(folder: string): readonly string[] {
  const names = readdirSync(`${root}${folder}`);
  return names.filter((name) => /\.(yaml|yml|json)$/.test(name)).sort();
}

function applyFile(cluster: Cluster, folder: string, file: string): void {
  cluster.apply(readFileSync(`${root}${folder}/${file}`, "utf8"));
}

function applyFolder(cluster: Cluster, folder: string): void {
  for (const file of filesIn(folder)) applyFile(cluster, folder, file);
}

/** Files that mean nothing before another of their folder is applied. */
const after: Readonly<Record<string, string>> = { "2-backups.yaml": "1-definition.yaml" };

/** What the comments in a folder promise, of a cluster to which nothing has been applied yet. */
const promises: Readonly<Record<string, (cluster: Cluster) => void>> = {
  ...Object.fromEntries(
    Object.entries(promisesOfKinds).map(([folder, promise]) => [
      folder,
      (cluster: Cluster) => promise(cluster, (...path) => applyFile(cluster, ...path)),
    ]),
  ),

  policies(cluster) {
    applyFolder(cluster, "policies");
    cluster.patch(Namespace, "default", { metadata: { labels: { environment: "test" } } });
    const text = readFileSync(`${root}nginx-mended/deployment.yaml`, "utf8");
    const withReplicas = (count: number) => text.replace("replicas: 3", `replicas: ${count}`);
    expect(() => cluster.apply(withReplicas(6))).toThrow(
      "failed expression: object.spec.replicas <= 5",
    );
    expect(() => cluster.apply(withReplicas(4))).toThrow("must be no greater than 3");
    cluster.apply(withReplicas(2));
    cluster.until(() => readyPods(cluster).length === 2, { within: "2m" });
    const sidecars = readyPods(cluster).map(({ spec }) => spec.initContainers?.[0]?.name);
    expect(sidecars).toEqual(["mesh-proxy", "mesh-proxy"]);
    const labels = readyPods(cluster).map(({ metadata }) => metadata.labels);
    expect(labels.map((each) => each?.["example.com/environment"])).toEqual(["test", "test"]);
  },
  storage(cluster) {
    applyFolder(cluster, "storage");
    const claim = (name: string) => cluster.get(PersistentVolumeClaim, `data-${name}`);
    const sizes = () => cluster.list(PersistentVolume).map(({ spec }) => spec.capacity?.storage);
    cluster.until(() => readyPods(cluster).length === 2, { within: "1m" });
    expect(sizes()).toEqual(["10Gi", "10Gi"]);
    const volume = claim("database-0")?.spec.volumeName;
    cluster.delete(Pod, "database-0");
    cluster.advance("1m");
    expect([readyPods(cluster).length, claim("database-0")?.spec.volumeName]).toEqual([2, volume]);
    const size = { spec: { resources: { requests: { storage: "20Gi" } } } };
    cluster.patch(PersistentVolumeClaim, "data-database-0", size);
    const capacity = () => claim("database-0")?.status.capacity?.storage;
    cluster.until(() => capacity() === "20Gi", { within: "10s" });
    cluster.patch(StatefulSet, "database", { spec: { replicas: 1 } });
    cluster.until(() => claim("database-1") === undefined, { within: "1m" });
    cluster.until(() => equalJson(sizes(), ["20Gi"]), { within: "1m" });
  },

  "custom-resources"(cluster) {
    applyFolder(cluster, "custom-resources");
    const backup = customResource(cluster, "stable.example.com/v1", "Backup");
    expect(
      cluster.list(backup).map(({ metadata, ...rest }) => [metadata.name, Object(rest).spec]),
    ).toEqual([
      ["customers", { database: "customers", schedule: "*/30 * * * *", keep: 48, copies: 2 }],
      [
        "orders",
        {
          database: "orders",
          schedule: "0 3 * * *",
          keep: 7,
          copies: 1,
          targets: [{ name: "near", url: "https://storage.example.com/orders" }],
        },
      ],
    ]);
    const change = (spec: object) => () => cluster.patch(backup, "orders", { spec });
    expect(change({ keep: 1000 })).toThrow(
      'Backup.stable.example.com "orders" is invalid: spec.keep: Invalid value: 1000: spec.keep in ' +
        "body should be less than or equal to 100",
    );
    expect(change({ database: "customers" })).toThrow(
      "spec.database: Invalid value: is another database's from the beginning",
    );
    expect(change({ targets: [{ name: "far", url: "http://far.example" }] })).toThrow(
      "backups go only where they are encrypted on the way",
    );
  },

  faults(cluster) {
    const rollOut = (file: string) => {
      applyFile(cluster, "faults", file);
      cluster.settle();
      const metadata = { annotations: { trouble: file } };
      cluster.patch(Deployment, "nginx-deployment", { spec: { template: { metadata } } });
    };
    const isDone = () => {
      const { metadata, status } = cluster.get(Deployment, "nginx-deployment") as Deployment;
      const { observedGeneration, updatedReplicas, replicas, availableReplicas } = status;
      const counts = [updatedReplicas, replicas, availableReplicas];
      return observedGeneration === metadata.generation && counts.every((count) => count === 3);
    };
    applyFolder(cluster, "nginx");
    cluster.until(() => readyPods(cluster).length === 3, { within: "30s" });
    rollOut("api-server-down.yaml");
    cluster.advance("29s");
    expect(isDone()).toBe(false);
    cluster.until(isDone, { within: "2m" });
    rollOut("flaky-api-server.yaml");
    cluster.advance("10m");
    expect(isDone()).toBe(true);
    rollOut("scheduler-down.yaml");
    cluster.advance("59s");
    const waiting = podsOf(cluster, "default").filter(({ spec }) => spec.nodeName === undefined);
    expect(waiting.map(({ status: { phase } }) => phase)).toEqual(["Pending"]);
    cluster.until(isDone, { within: "2m" });
    for (const file of ["crash-in-rollout.yaml", "two-leaders.yaml"]) {
      rollOut(file);
      cluster.advance("3m");
      expect([file, isDone(), podsOf(cluster, "default").length]).toEqual([file, true, 3]);
    }
    const struck = cluster
      .list(Fault)
      .map(({ status: { phase, strikes } }) => [phase, strikes > 0]);
    expect(struck).toEqual(Array(5).fill(["Ended", true]));
  },

  "faults/machines": (cluster) =>
    playMachineFaults(cluster, (...path) => applyFile(cluster, path[0], path[1])),

  traffic(cluster) {
    const restart = (revision: string) => {
      const metadata = { annotations: { revision } };
      cluster.patch(Deployment, "shop", { spec: { template: { metadata } } });
    };
    const failed = (name: string) => {
      const { phase, failed: count } = cluster.get(Traffic, name)?.status ?? {};
      return [phase, count];
    };
    applyFile(cluster, "traffic", "1-shop.yaml");
    cluster.advance("1m");
    applyFile(cluster, "traffic", "2-traffic.yaml");
    cluster.advance("1m");
    expect(failed("shoppers")).toEqual(["Running", 0]);
    restart("2");
    cluster.advance("2m");
    expect(failed("shoppers")).toEqual(["Complete", expect.toSatisfy((count) => count > 5)]);
    applyFile(cluster, "traffic", "3-careful-shop.yaml");
    cluster.advance("1m");
    applyFile(cluster, "traffic", "4-more-traffic.yaml");
    cluster.advance("20s");
    restart("3");
    cluster.advance("2m");
    expect(failed("sale")).toEqual(["Complete", 0]);
  },

  networkpolicy(cluster) {
    applyFile(cluster, "networkpolicy", "nginx.yaml");
    applyFile(cluster, "networkpolicy", "clients.yaml");
    cluster.until(() => readyPods(cluster).length === 3, { within: "1m" });
    cluster.until(() => endpointsOf(cluster, "nginx").length === 1, { within: "10s" });
    const reach = () => {
      cluster.advance("1s");
      return ["busybox", "busybox-access"].filter((name) => reaches(cluster, name, "nginx"));
    };
    expect(reach()).toEqual(["busybox", "busybox-access"]);
    applyFile(cluster, "networkpolicy", "nginx-policy.yaml");
    expect(reach()).toEqual(["busybox-access"]);
    cluster.patch(Pod, "busybox", { metadata: { labels: { access: "true" } } });
    expect(reach()).toEqual(["busybox", "busybox-access"]);
  },

  "networkpolicy/concepts"(cluster) {
    applyFile(cluster, "networkpolicy", "nginx.yaml");
    applyFile(cluster, "networkpolicy", "clients.yaml");
    cluster.until(() => readyPods(cluster).length === 3, { within: "1m" });
    cluster.until(() => endpointsOf(cluster, "nginx").length === 1, { within: "10s" });
    const reachesAfter = (file: string) => {
      applyFile(cluster, "networkpolicy/concepts", file);
      cluster.advance("1s");
      return reaches(cluster, "busybox", "nginx");
    };
    expect(reachesAfter("default-deny-ingress.yaml")).toBe(false);
    expect(reachesAfter("allow-all-ingress.yaml")).toBe(true);
    expect(reachesAfter("default-deny-all.yaml")).toBe(false);
    expect(reachesAfter("allow-all-egress.yaml")).toBe(true);
  },

  ingress(cluster) {
    applyFolder(cluster, "ingress");
    cluster.until(() => readyPods(cluster).length === 4, { within: "30s" });
    cluster.advance("5s");
    const answered = (url: string) => {
      const { server, response } = cluster.curl(url);
      return response?.status === 200 ? server?.pod.replace(/-.*/, "") : response?.status;
    };
    const urls = {
      "http://foo.bar.com/foo": "service1",
      "http://foo.bar.com/bar": "service2",
      "http://foo.bar.com/": 404,
      "http://first.bar.com/": "service1",
      "http://second.bar.com/": "service2",
      "http://any.foo.com/foo": "service2",
      "http://shop.bar.com/shop/cart": "service1",
      "http://https-example.foo.com/": 308,
      "https://https-example.foo.com/": "service1",
    };
    const found = Object.keys(urls).map((url) => [url, answered(url)]);
    expect(Object.fromEntries(found)).toEqual(urls);
    const addresses = cluster.list(Ingress).map(({ status }) => status.loadBalancer.ingress);
    expect(addresses).toEqual(
      filesIn("ingress")
        .slice(1)
        .map(() => [{ ip: "192.0.2.254" }]),
    );
  },

  "admission/limit-ranges"() {
    const bounded = filesIn("admission/limit-ranges").map((file) => {
      const cluster = createCluster();
      applyFile(cluster, "admission/limit-ranges", file);
      cluster.advance("30s");
      return [file, cluster.list(LimitRange).length, readyPods(cluster).length];
    });
    expect(bounded).toEqual([
      ["cpu-constraints.yaml", 1, 2],
      ["cpu-defaults.yaml", 1, 1],
      ["memory-constraints.yaml", 1, 2],
      ["memory-defaults.yaml", 1, 3],
      ["storage.yaml", 1, 0],
    ]);
  },

  "admission/pod-security"(cluster) {
    applyFolder(cluster, "admission/pod-security");
    cluster.advance("30s");
    const ready = cluster.list(Pod).filter(isReady);
    const names = ready.map(({ metadata }) => metadata.labels?.app);
    expect(names.sort()).toEqual(["careful", "nginx"]);
  },

  "admission/runtime-classes"(cluster) {
    applyFolder(cluster, "admission/runtime-classes");
    cluster.advance("30s");
    const names = () => readyPods(cluster).map(({ metadata }) => metadata.name);
    expect(names()).toEqual(["test-pod"]);
    cluster.patch(Node, "node-1", {
      metadata: { labels: { runtime: "gvisor" } },
      spec: { taints: [{ key: "runtime", value: "gvisor", effect: "NoSchedule" }] },
    });
    cluster.until(() => names().length === 2, { within: "1m" });
  },

  behaviors(cluster) {
    applyFolder(cluster, "behaviors");
    applyFolder(cluster, "nginx");
    cluster.until(() => readyPods(cluster).length === 3, { within: "30s" });
    const metadata = { labels: { app: "nginx", trouble: "crash-loop" } };
    cluster.patch(Deployment, "nginx-deployment", { spec: { template: { metadata } } });
    const crashed = () => cluster.list(Event).some(({ reason }) => reason === "BackOff");
    cluster.until(crashed, { within: "1m" });
    expect(cluster.list(ImageBehavior).length).toBe(filesIn("behaviors").length);
  },

  "in-order"(cluster) {
    const wrong = watchOrder(cluster);
    applyFolder(cluster, "in-order");
    const images = () => podsOfSet(cluster).map(imageOf);
    const isAt = (...wanted: readonly string[]) => {
      const versions = readyPods(cluster).length === 3 ? images() : [];
      return equalJson(
        versions,
        wanted.map((version) => `redis:${version}`),
      );
    };
    cluster.until(() => isAt("7", "7", "7"), { within: "1m" });
    cluster.until(() => endpointsOf(cluster, "db").length === 3, { within: "10s" });
    const partition = (number: number) =>
      cluster.patch(StatefulSet, "db", {
        spec: { updateStrategy: { rollingUpdate: { partition: number } } },
      });
    partition(2);
    const containers = [{ name: "db", image: "redis:8" }];
    cluster.patch(StatefulSet, "db", { spec: { template: { spec: { containers } } } });
    cluster.until(() => isAt("7", "7", "8"), { within: "1m" });
    cluster.advance("5m");
    expect(isAt("7", "7", "8")).toBe(true);
    partition(0);
    cluster.until(() => isAt("8", "8", "8"), { within: "2m" });
    expect(wrong).toEqual([]);
  },

  nginx(cluster) {
    applyFolder(cluster, "nginx");
    cluster.until(() => readyPods(cluster).length === 3, { within: "30s" });
    expect(cluster.get(Service, "my-service")?.spec.clusterIP).toMatch(/^10\.96\./);
    cluster.advance("10s");
    expect(endpointsOf(cluster, "my-service")).toEqual([]);
  },

  "nginx-mended"(cluster) {
    applyFolder(cluster, "nginx");
    cluster.until(() => readyPods(cluster).length === 3, { within: "30s" });
    const before = cluster.get(Deployment, "nginx-deployment");
    const pods = readyPods(cluster);
    applyFolder(cluster, "nginx-mended");
    cluster.until(() => endpointsOf(cluster, "my-service").length === 3, { within: "10s" });
    expect(cluster.get(Deployment, "nginx-deployment")).toEqual(before);
    expect(readyPods(cluster)).toEqual(pods);

    cluster.patch(Deployment, "nginx-deployment", { spec: { replicas: 5 } });
    cluster.until(() => endpointsOf(cluster, "my-service").length === 5, { within: "30s" });
    const [gone = ""] = readyPods(cluster).map(({ metadata }) => metadata.name);
    cluster.delete(Pod, gone);
    cluster.until(() => endpointsOf(cluster, "my-service").length === 4, { within: "10s" });
    expect(endpointsOf(cluster, "my-service")).not.toContain(gone);
    cluster.until(() => endpointsOf(cluster, "my-service").length === 5, { within: "30s" });
  },

  "web-config"(cluster) {
    const early: string[] = [];
    cluster.observe(() => {
      for (const name of endpointsOf(cluster, "web")) {
        const pod = cluster.get(Pod, name);
        if (pod !== undefined && !everReady.has(name) && !isReady(pod)) early.push(name);
        everReady.add(name);
      }
    });
    const everReady = new Set<string>();
    applyFolder(cluster, "web-config");
    cluster.until(() => readyPods(cluster).length === 2, { within: "1m" });
    cluster.until(() => endpointsOf(cluster, "web").length === 2, { within: "10s" });
    expect(early).toEqual([]);
    const nodePort = cluster.get(Service, "web")?.spec.ports?.[0]?.nodePort ?? 0;
    expect(nodePort >= 30_000 && nodePort <= 32_767).toBe(true);
    expect(cluster.get(Secret, "web-credentials")).toMatchObject({
      data: { DATABASE_PASSWORD: btoa("correct horse battery staple") },
    });
    expect(cluster.get(Secret, "web-credentials")).not.toHaveProperty("stringData");
    withoutConfigMap(cluster);
    withMissingKey(cluster);
  },

  "bad-rollout"(cluster) {
    applyFile(cluster, "bad-rollout", "1-works.yaml");
    cluster.until(() => readyPods(cluster).length === 3, { within: "30s" });
    const before = readyPods(cluster).map(({ metadata }) => metadata.name);
    const reasons = new Set<string>();
    cluster.observe(() => {
      for (const reason of waitingReasons(cluster)) reasons.add(reason);
      if (readyPods(cluster).length < 3) reasons.add("too few");
    });
    const startMs = cluster.nowMs;
    applyFile(cluster, "bad-rollout", "2-bad-image.yaml");
    cluster.until(() => isStuck(cluster, "storefront"), { within: "2m" });
    // Times in the API are whole seconds, so a deadline may come up to one early.
    expect(Math.abs(cluster.nowMs - startMs - 60_000)).toBeLessThanOrEqual(2_000);
    expect([...reasons].sort()).toEqual(["ContainerCreating", "ErrImagePull", "ImagePullBackOff"]);
    expect(podsOf(cluster, "default")).toHaveLength(4);
    expect(readyPods(cluster).map(({ metadata }) => metadata.name)).toEqual(before);

    applyFile(cluster, "bad-rollout", "1-works.yaml");
    cluster.until(() => cluster.list(Pod, "default").length === 3, { within: "1m" });
    cluster.until(() => !isStuck(cluster, "storefront"), { within: "10s" });
    expect(readyPods(cluster).map(({ metadata }) => metadata.name)).toEqual(before);
  },

  "self-healing"(cluster) {
    applyFolder(cluster, "self-healing");
    cluster.until(() => readyPods(cluster).length === 4, { within: "30s" });
    expect(nodesOf(cluster)).toEqual(["node-0", "node-0", "node-1", "node-1"]);

    const [first = ""] = readyPods(cluster).map(({ metadata }) => metadata.name);
    cluster.delete(Pod, first);
    cluster.settle();
    expect(cluster.list(Pod, "default")).toHaveLength(5);
    cluster.until(() => readyPods(cluster).length === 4, { within: "30s" });
    cluster.until(() => cluster.list(Pod, "default").length === 4, { within: "1m" });

    const lost = nodesOf(cluster).filter((node) => node === "node-1").length;
    cluster.powerOff("node-1");
    const silentMs = cluster.until(() => !isNodeReady(cluster, "node-1"), { within: "2m" });
    expect(Math.abs(silentMs - 50_000)).toBeLessThanOrEqual(10_000);
    cluster.until(() => readyPods(cluster).length === 4 - lost, { within: "10s" });
    const evictedMs = cluster.until(() => podsOf(cluster, "default").every(notOn("node-1")));
    expect(Math.abs(evictedMs - 30_000)).toBeLessThanOrEqual(6_000);
    cluster.until(() => readyPods(cluster).length === 4, { within: "30s" });
    expect(cluster.list(Pod, "default")).toHaveLength(4 + lost);

    cluster.powerOn("node-1");
    cluster.until(() => isNodeReady(cluster, "node-1"), { within: "1m" });
    cluster.until(() => cluster.list(Pod, "default").length === 4, { within: "1m" });
  },
};

describe("what is promised comes true in", () => {
  test("containers", () => {
    const shown = Object.values(topics).flatMap((examples) =>
      examples.map((each) => each.manifest),
    );
    const files = folders
      .filter((folder) => folder.startsWith("containers/"))
      .flatMap((folder) =>
        filesIn(folder).map((file) => relative("containers", `${folder}/${file}`)),
      );
    expect([...new Set(shown)].sort()).toEqual(files.sort());
  });

  test.each(folders.filter((folder) => !isExample(folder)))("%s", (folder) => {
    const promise = promises[folder];
    if (promise === undefined) throw new Error(`no test says what ${folder} promises`);
    promise(createCluster());
  });
});

describe("every file applies to a fresh cluster, and it comes to rest:", () => {
  // Those of the documentation are all applied to one cluster, by a test of their own.
  const files = folders
    .filter((folder) => !folder.startsWith("documentation/"))
    .flatMap((folder) => filesIn(folder).map((file) => ({ folder, file })));
  test.each(files)("$folder/$file", ({ folder, file }) => {
    const cluster = createCluster();
    const first = after[file];
    if (first !== undefined) applyFile(cluster, folder, first);
    applyFile(cluster, folder, file);
    const again = cluster.storage.revision;
    applyFile(cluster, folder, file);
    expect(cluster.storage.revision).toBe(again);
    cluster.advance("5m");
    const atRest = cluster.nowMs;
    cluster.advance("3m");
    const restless = cluster
      .history()
      .filter(({ timeMs }) => timeMs > atRest)
      .filter(({ resource }) => restful.includes(resource));
    expect(restless).toEqual([]);
  });
});

/** What is written to only while something is to be done. */
const restful: readonly string[] = ["deployments.apps", "replicasets.apps", "statefulsets.apps"];

/** Without the ConfigMap a new pod cannot start, though others go on; once it is back it can. */
function withoutConfigMap(cluster: Cluster): void {
  cluster.delete(ConfigMap, "web-settings");
  const [gone = ""] = readyPods(cluster).map(({ metadata }) => metadata.name);
  cluster.delete(Pod, gone);
  cluster.until(() => waitingReasons(cluster).includes("ContainerCreating"), { within: "10s" });
  cluster.until(() => cluster.list(Event, "default").some(tells("FailedMount")), { within: "1m" });
  cluster.advance("1m");
  expect(readyPods(cluster)).toHaveLength(1);
  applyFile(cluster, "web-config", "configmap.yaml");
  cluster.until(() => readyPods(cluster).length === 2, { within: "3m" });
}

/** Naming an entry that is not there stops the new pods, not the old. */
function withMissingKey(cluster: Cluster): void {
  const text = readFileSync(`${root}web-config/deployment.yaml`, "utf8");
  const key = /key: DATABASE_PASSWORD/;
  cluster.apply(text.replace(key, "key: NO_SUCH_KEY"));
  cluster.until(() => waitingReasons(cluster).includes("CreateContainerConfigError"), {
    within: "30s",
  });
  cluster.advance("1m");
  expect(readyPods(cluster)).toHaveLength(2);
  expect(waitingMessages(cluster)).toEqual([
    "couldn't find key NO_SUCH_KEY in Secret default/web-credentials",
  ]);
}

/** Whether a pod gets an answer of a Service. */
const reaches = (cluster: Cluster, pod: string, service: string): boolean =>
  cluster.curl(`http://${service}/`, { from: `pod/${pod}`, timeout: "1s" }).response !== undefined;

const readyPods = (cluster: Cluster) => podsOf(cluster, "default").filter(isReady);

const tells =
  (wanted: string) =>
  ({ reason }: Event) =>
    reason === wanted;

const notOn =
  (node: string) =>
  ({ spec }: Pod) =>
    spec.nodeName !== node;

const nodesOf = (cluster: Cluster): readonly string[] =>
  podsOf(cluster, "default")
    .map(({ spec }) => spec.nodeName ?? "")
    .sort();

const waiting = (cluster: Cluster) =>
  podsOf(cluster, "default").flatMap(({ status }) =>
    (status.containerStatuses ?? []).flatMap(({ state }) => state.waiting ?? []),
  );
const waitingReasons = (cluster: Cluster) => waiting(cluster).map(({ reason = "" }) => reason);
const waitingMessages = (cluster: Cluster) =>
  waiting(cluster).flatMap(({ message }) => message ?? []);

/** The names of the pods that a Service leads to. */
const endpointsOf = (cluster: Cluster, service: string): readonly string[] =>
  cluster
    .list(EndpointSlice, "default")
    .filter(({ metadata }) => metadata.labels?.["kubernetes.io/service-name"] === service)
    .flatMap(({ endpoints }) => endpoints ?? [])
    .filter(({ conditions }) => conditions?.ready === true)
    .map(({ targetRef }) => targetRef?.name ?? "");

const isStuck = (cluster: Cluster, name: string): boolean =>
  cluster
    .get(Deployment, name)
    ?.status.conditions?.some(({ reason }) => reason === "ProgressDeadlineExceeded") === true;

const isNodeReady = (cluster: Cluster, name: string): boolean =>
  cluster
    .get(Node, name)
    ?.status.conditions?.some(({ type, status }) => type === "Ready" && status === "True") === true;
