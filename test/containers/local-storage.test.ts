/**
 * Source: https://kubernetes.io/docs/concepts/storage/volumes/#emptydir and
 * https://kubernetes.io/docs/concepts/storage/ephemeral-storage/
 */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { Event } from "../../api/events/event.ts";
import { containerLog } from "../../kubelet/index.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { containerStreams } from "../../simulator/containers/container-streams.ts";

interface Row {
  readonly script: string;
  readonly limit?: string;
  readonly sizeLimit?: string;
  readonly medium?: string;
  /** The limit of a second container, which writes nothing. */
  readonly sidecar?: string;
}

const limits = (limit: string | undefined) =>
  limit === undefined ? {} : { limits: { "ephemeral-storage": limit } };

const pod = ({ script, limit, sizeLimit, medium, sidecar }: Row) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "writer" },
  spec: {
    terminationGracePeriodSeconds: 30,
    containers: [
      {
        name: "c",
        image: "busybox",
        command: ["sh", "-c", `${script}; sleep infinity`],
        resources: limits(limit),
        volumeMounts: [{ name: "cache-volume", mountPath: "/cache" }],
      },
      ...(sidecar === undefined
        ? []
        : [{ name: "quiet", image: "nginx", resources: limits(sidecar) }]),
    ],
    volumes: [{ name: "cache-volume", emptyDir: { sizeLimit, medium } }],
  },
});

function run(row: Row) {
  const cluster = createCluster({ seed: 7, nodes: 1 });
  cluster.apply(pod(row));
  cluster.advance("1m");
  return { cluster, status: cluster.get(Pod, "writer")?.status };
}

const write = (path: string, kib: number) => `dd if=/dev/zero of=${path} bs=1k count=${kib}`;

test.each([
  {
    behaviour: "a volume beyond its limit",
    script: write("/cache/big", 1025),
    sizeLimit: "1Mi",
    message: 'Usage of EmptyDir volume "cache-volume" exceeds the limit "1Mi". ',
  },
  {
    behaviour: "its own files beyond the limit of its only container",
    script: write("/tmp/big", 1025),
    limit: "1Mi",
    message: "Pod ephemeral local storage usage exceeds the total limit of containers 1Mi. ",
  },
  {
    behaviour: "files and volumes that are too much together",
    script: `${write("/tmp/a", 600)}; ${write("/cache/b", 600)}`,
    limit: "1Mi",
    message: "Pod ephemeral local storage usage exceeds the total limit of containers 1Mi. ",
  },
  {
    behaviour: "more than one container may, though the pod as a whole may",
    script: write("/tmp/big", 1025),
    limit: "1Mi",
    sidecar: "4Mi",
    message: 'Container c exceeded its local ephemeral storage limit "1Mi". ',
  },
  {
    behaviour: "a log that is too long",
    script: "i=0; while [ $i -lt 300 ]; do echo $i; i=$((i+1)); done",
    limit: "8Ki",
    message: "Pod ephemeral local storage usage exceeds the total limit of containers 8Ki. ",
  },
])("a pod with $behaviour is evicted", ({ message, ...row }) => {
  const { cluster, status } = run(row);
  expect(status).toMatchObject({ phase: "Failed", reason: "Evicted", message });
  expect(status?.conditions?.map(({ type }) => type)).not.toContain("DisruptionTarget");
  expect(status?.containerStatuses?.[0]?.state.terminated).toMatchObject({ exitCode: 137 });
  const told = cluster.list(Event).filter(({ reason }) => reason === "Evicted");
  expect(told.map(({ type, note }) => [type, note])).toEqual([["Warning", message]]);
});

test.each([
  { behaviour: "writes just as much", script: write("/cache/big", 1024), sizeLimit: "1Mi" },
  { behaviour: "has no limit", script: write("/tmp/big", 4096) },
  {
    behaviour: "has removed what was too much",
    script: `${write("/cache/big", 2048)}; rm /cache/big`,
    sizeLimit: "1Mi",
  },
  {
    behaviour: "writes to memory, which does not count",
    script: write("/cache/big", 2048),
    medium: "Memory",
    limit: "1Mi",
  },
])("a pod that $behaviour goes on", (row) => {
  expect(run(row).status).toMatchObject({ phase: "Running" });
});

test("a volume in memory is a file system of its size", () => {
  const look = "df /cache | awk 'NR==2{print $1,$2,$6}'; mount | grep /cache";
  const { cluster, status } = run({
    script: `${look}; ${write("/cache/big", 1025)} || echo full`,
    medium: "Memory",
    sizeLimit: "1Mi",
  });
  const found = cluster.get(Pod, "writer");
  if (found === undefined) throw new Error("there is no pod");
  expect(status).toMatchObject({ phase: "Running" });
  expect(containerLog(found, "c", { nowMs: cluster.nowMs }, cluster.kubelet)).toBe(
    "tmpfs 1024 /cache\n" +
      "tmpfs on /cache type tmpfs (rw,relatime,size=1024k)\n" +
      "dd: error writing '/cache/big': No space left on device\nfull\n",
  );
});

test("what a client writes into a server counts", () => {
  const cluster = createCluster({ seed: 7, nodes: 1 });
  const { spec, ...rest } = pod({ script: "", sizeLimit: "1Mi" });
  const [container] = spec.containers;
  const server = { ...container, image: "nginx", command: undefined };
  cluster.apply({ ...rest, spec: { ...spec, containers: [server] } });
  cluster.advance("1m");
  const command = ["sh", "-c", write("/cache/big", 1025)];
  const options = { namespace: "default", pod: "writer", container: undefined, command };
  const streams = { stdin: false, tty: false, stdout: true, stderr: true };
  const none = () => undefined;
  containerStreams(cluster).exec({ ...options, ...streams })({ output: none, end: none });
  cluster.advance("20s");
  expect(cluster.get(Pod, "writer")?.status).toMatchObject({
    phase: "Failed",
    reason: "Evicted",
    containerStatuses: [{ state: { terminated: { exitCode: 0 } } }],
  });
});

test("what an annotation says has been written counts, too", () => {
  const { cluster, status } = run({ script: "true", limit: "1Mi" });
  expect(status).toMatchObject({ phase: "Running" });
  cluster.patch(Pod, "writer", {
    metadata: { annotations: { "sim.kubesim.dev/ephemeral-storage": "2Mi" } },
  });
  cluster.advance("20s");
  expect(cluster.get(Pod, "writer")?.status.reason).toBe("Evicted");
});
