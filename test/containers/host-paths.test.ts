/** Source: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath-volume-types */
import { expect, test } from "vitest";
import { Event } from "../../api/core/event.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";

const pod = (name: string, hostPath: object, command: readonly string[] = ["sleep", "1h"]) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: {
    restartPolicy: "Never",
    containers: [
      { name: "c", image: "busybox", command, volumeMounts: [{ name: "v", mountPath: "/v" }] },
    ],
    volumes: [{ name: "v", hostPath }],
  },
});

type Cluster = ReturnType<typeof createCluster>;

const warnings = (cluster: Cluster, name: string) =>
  cluster
    .list(Event)
    .filter(({ type, involvedObject }) => type === "Warning" && involvedObject.name === name)
    .map(({ reason, message }) => `${reason}: ${message}`);

const refused = (what: string) =>
  `FailedMount: MountVolume.SetUp failed for volume "v" : hostPath type check failed: ${what}`;

test.each([
  { behaviour: "nothing is asked", path: "/nowhere/data", told: [] },
  { behaviour: "a directory is there", path: "/var/log", type: "Directory", told: [] },
  {
    behaviour: "a directory is not there",
    path: "/nowhere/data",
    type: "Directory",
    told: [refused("/nowhere/data is not a directory")],
  },
  { behaviour: "a directory is made", path: "/opt/a/b", type: "DirectoryOrCreate", told: [] },
  {
    behaviour: "a file is where a directory should be",
    path: "/etc/hosts",
    type: "DirectoryOrCreate",
    told: [refused("/etc/hosts is not a directory")],
  },
  { behaviour: "a file is there", path: "/etc/os-release", type: "File", told: [] },
  {
    behaviour: "a file is not there",
    path: "/etc/nothing",
    type: "File",
    told: [refused("/etc/nothing is not a file")],
  },
  { behaviour: "a file is made", path: "/run/xtables.lock", type: "FileOrCreate", told: [] },
  {
    behaviour: "a file cannot be made, for its directory is not there",
    path: "/var/local/aaa/1.txt",
    type: "FileOrCreate",
    told: [
      'FailedMount: MountVolume.SetUp failed for volume "v" : ' +
        "open /var/local/aaa/1.txt: no such file or directory",
    ],
  },
  {
    behaviour: "the socket of the runtime is there",
    path: "/run/containerd/containerd.sock",
    type: "Socket",
    told: [],
  },
  {
    behaviour: "the socket is that of Docker",
    path: "/var/run/docker.sock",
    type: "Socket",
    told: [refused("/var/run/docker.sock is not a socket file")],
  },
  { behaviour: "a device is there", path: "/dev/kmsg", type: "CharDevice", told: [] },
  {
    behaviour: "a device of another sort is there",
    path: "/dev/null",
    type: "BlockDevice",
    told: [refused("/dev/null is not a block device")],
  },
])("of a hostPath where $behaviour", ({ told, path, type }) => {
  const cluster = createCluster({ seed: 7, nodes: 1 });
  cluster.apply(pod("a", { path, ...(type !== undefined && { type }) }));
  cluster.advance("1m");
  expect(warnings(cluster, "a")).toEqual(told);
  const { phase, containerStatuses } = cluster.get(Pod, "a")?.status ?? {};
  expect(phase).toBe(told.length === 0 ? "Running" : "Pending");
  if (told.length > 0) {
    expect(containerStatuses?.[0]?.state).toEqual({ waiting: { reason: "ContainerCreating" } });
  }
});

test("a pod starts once somebody has made the directory that it waits for", () => {
  const cluster = createCluster({ seed: 7, nodes: 1 });
  cluster.apply(pod("waits", { path: "/data/in", type: "Directory" }));
  cluster.advance("30s");
  expect(cluster.get(Pod, "waits")?.status.phase).toBe("Pending");
  cluster.apply(pod("makes", { path: "/data" }, ["sh", "-c", "mkdir /v/in; date > /v/in/day"]));
  cluster.advance("1m");
  cluster.restart("kubelet");
  cluster.advance("1m");
  const { startedAt = "" } =
    cluster.get(Pod, "waits")?.status.containerStatuses?.[0]?.state.running ?? {};
  const made = cluster.get(Pod, "makes")?.status.containerStatuses?.[0]?.state.terminated;
  expect(startedAt > (made?.finishedAt ?? "")).toBe(true);
});

test("a name of the host that is too long keeps the pod in Pending", () => {
  const cluster = createCluster({ seed: 7, nodes: 1 });
  const name = "a-pod-with-a-name-that-is-rather-long-indeed";
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name },
    spec: {
      setHostnameAsFQDN: true,
      subdomain: "sub",
      containers: [{ name: "c", image: "busybox", command: ["sleep", "1h"] }],
    },
  });
  cluster.advance("1m");
  const fqdn = `${name}.sub.default.svc.cluster.local`;
  const lengths = `64 characters is the max, ${fqdn.length} characters requested`;
  expect(warnings(cluster, name)).toEqual([
    "FailedCreatePodSandBox: Failed to create pod sandbox: failed to construct FQDN from pod " +
      `hostname and cluster domain, FQDN ${fqdn} is too long (${lengths})`,
  ]);
  expect(cluster.get(Pod, name)?.status).toMatchObject({
    phase: "Pending",
    containerStatuses: [{ state: { waiting: { reason: "ContainerCreating" } } }],
  });
});

test("a path that is a link leads to where it points on the machine", () => {
  const cluster = createCluster({ nodes: 1 });
  const make = "mkdir /v/data && ln -s /tmp/data /v/link && echo hello >/v/data/f";
  cluster.apply(pod("first", { path: "/tmp" }, ["sh", "-ec", make]));
  cluster.until(() => cluster.get(Pod, "first")?.status.phase === "Succeeded");
  const look = ["sh", "-ec", "test -f /v/f; mkdir /v/sub; rmdir /v/sub"];
  cluster.apply(pod("second", { path: "/tmp/link", type: "Directory" }, look));
  cluster.until(() => cluster.get(Pod, "second")?.status.phase === "Succeeded", { within: "1m" });
});

test("a link within a volume may be its subPath", () => {
  const cluster = createCluster({ nodes: 1 });
  const container = (name: string, script: string, subPath = "") => ({
    name,
    image: "busybox",
    command: ["sh", "-ec", script],
    volumeMounts: [{ name: "v", mountPath: "/v", subPath }],
  });
  const make = "mkdir -p /v/releases/2 && ln -s releases/2 /v/current && echo 2 >/v/current/f";
  const spec = {
    restartPolicy: "Never",
    initContainers: [container("make", make)],
    containers: [container("c", "test -f /v/f", "current")],
    volumes: [{ name: "v", emptyDir: {} }],
  };
  cluster.apply({ apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec });
  cluster.until(() => /Succeeded|Failed/.test(cluster.get(Pod, "p")?.status.phase ?? ""));
  expect(cluster.get(Pod, "p")?.status.phase).toBe("Succeeded");
});
