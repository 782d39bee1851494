/** Containers that see the processes of others. */
import { describe, expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { execIn } from "./exec.ts";

const nginx = { name: "nginx", image: "nginx:1.27" };
const shell = { name: "shell", image: "busybox:1.28", command: ["sleep", "3600"] };

function run(spec: object, more: readonly object[] = []): Cluster {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply({ apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec });
  for (const each of more) cluster.apply(each);
  cluster.advance("20s");
  return cluster;
}

const inShell = (cluster: Cluster, script: string, container = "shell") =>
  execIn(cluster, ["sh", "-c", script], "100ms", container)[0];

const restarts = (cluster: Cluster) =>
  cluster.get(Pod, "p")?.status.containerStatuses?.map((each) => each.restartCount);

/** Tasks, "Share Process Namespace between Containers in a Pod". */
describe("the containers of a pod that share their processes", () => {
  const shared = { shareProcessNamespace: true, containers: [nginx, shell] };

  test("see each other's processes, and the sandbox as the first", () => {
    expect(inShell(run(shared), "ps ax")).toBe(
      [
        "PID   USER     TIME  COMMAND",
        "    1 root      0:00 /pause",
        "    7 root      0:00 nginx: master process nginx -g daemon off;",
        "    8 root      0:00 sleep 3600",
        "   24 root      0:00 sh -c ps ax\n",
      ].join("\n"),
    );
  });

  test("read what is told of each other in /proc", () => {
    expect(inShell(run(shared), "cat /proc/8/comm", "nginx")).toBe("sleep\n");
  });

  test.each([
    {
      behaviour: "a signal that has it read its configuration",
      command: "kill -HUP 7",
      ends: [0, 0],
    },
    { behaviour: "one that ends it", command: "kill 7", ends: [1, 0] },
    { behaviour: "one that kills it", command: "kill -9 7", ends: [1, 0] },
    { behaviour: "a name", command: "pkill nginx", ends: [1, 0] },
    {
      behaviour: "one that ends a command that ignored it as process 1",
      command: "kill 8",
      ends: [0, 1],
    },
  ])("send each other $behaviour", ({ command, ends }) => {
    const cluster = run(shared);
    expect(inShell(cluster, command)).toBe("");
    cluster.advance("10s");
    expect(restarts(cluster)).toEqual(ends);
  });

  test("a sandbox cannot be ended by them", () => {
    const cluster = run(shared);
    inShell(cluster, "kill -9 1");
    cluster.advance("10s");
    expect(restarts(cluster)).toEqual([0, 0]);
  });

  test("end at once on SIGTERM where they do not ask for it", () => {
    const cluster = run(shared);
    cluster.delete(Pod, "p");
    cluster.advance("3s");
    expect(cluster.get(Pod, "p")).toBeUndefined();
  });
});

test("a container sees its own processes only, where nothing is said", () => {
  expect(inShell(run({ containers: [nginx, shell] }), "ps ax")).toBe(
    [
      "PID   USER     TIME  COMMAND",
      "    1 root      0:00 sleep 3600",
      "    2 root      0:00 sh -c ps ax\n",
    ].join("\n"),
  );
});

test("an ephemeral container sees those of its target, and their numbers go up together", () => {
  const cluster = run({ containers: [nginx] });
  const pod = cluster.get(Pod, "p");
  const added = { ...shell, targetContainerName: "nginx" };
  cluster.request({
    verb: "update",
    resource: Pod,
    subresource: "ephemeralcontainers",
    namespace: "default",
    name: "p",
    body: { ...pod, spec: { ...pod?.spec, ephemeralContainers: [added] } },
  });
  cluster.advance("10s");
  expect(inShell(cluster, "ps")).toBe(
    [
      "PID   USER     TIME  COMMAND",
      "    1 root      0:00 nginx: master process nginx -g daemon off;",
      "    2 root      0:00 sleep 3600",
      "    3 root      0:00 sh -c ps\n",
    ].join("\n"),
  );
  inShell(cluster, "kill 1");
  cluster.advance("10s");
  expect(restarts(cluster)).toEqual([1]);
});

test("a pod with hostPID sees all processes of its machine, and may end them", () => {
  const other = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web" },
    spec: { containers: [nginx] },
  };
  const cluster = run({ hostPID: true, containers: [shell] }, [other]);
  const [, ...lines] = inShell(cluster, "ps").trimEnd().split("\n");
  expect(lines.map((line) => line.replace(/^ *\d+ root +0:00 /, ""))).toEqual([
    "/sbin/init",
    "/lib/systemd/systemd-journald",
    "/usr/local/bin/containerd",
    "/usr/bin/kubelet --config=/var/lib/kubelet/config.yaml",
    "sleep 3600",
    "sh -c ps",
    "nginx: master process nginx -g daemon off;",
  ]);
  inShell(cluster, "pkill nginx");
  cluster.advance("10s");
  expect(cluster.get(Pod, "web")?.status.containerStatuses?.[0]?.restartCount).toBe(1);
});
