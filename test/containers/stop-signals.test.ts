/** What a container gets that is told to stop. Source: Kubernetes 1.36, "Stop Signals". */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";

const caught = (...names: readonly string[]) => [
  "sh",
  "-c",
  `${names.map((name) => `trap 'echo ${name} > /dev/termination-log; exit 3' ${name}`).join("; ")};
   while true; do sleep 1; done`,
];

test.each([
  { behaviour: "SIGTERM", image: "busybox:1.36", stopSignal: undefined, ends: [3, "TERM\n"] },
  {
    behaviour: "the signal of its lifecycle",
    image: "busybox:1.36",
    stopSignal: "SIGUSR1",
    ends: [3, "USR1\n"],
  },
  {
    behaviour: "the signal of its image",
    image: "nginx:1.27",
    stopSignal: undefined,
    ends: [3, "QUIT\n"],
  },
  {
    behaviour: "that of its lifecycle before that of its image",
    image: "nginx:1.27",
    stopSignal: "SIGTERM",
    ends: [3, "TERM\n"],
  },
  {
    behaviour: "SIGKILL, which nobody can catch",
    image: "busybox:1.36",
    stopSignal: "SIGKILL",
    ends: [137, undefined],
  },
])("a container that is told to stop gets $behaviour", ({ image, stopSignal, ends }) => {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p", finalizers: ["example.com/look"] },
    spec: {
      os: { name: "linux" },
      containers: [
        { name: "c", image, command: caught("TERM", "USR1", "QUIT"), lifecycle: { stopSignal } },
      ],
    },
  });
  cluster.advance("20s");
  const status = () => cluster.get(Pod, "p")?.status.containerStatuses?.[0];
  expect(status()?.stopSignal).toBe(stopSignal);
  cluster.delete(Pod, "p");
  cluster.advance("5s");
  const { exitCode, message } = status()?.state.terminated ?? {};
  expect([exitCode, message]).toEqual(ends);
});

test("a server that only reads its configuration on it runs until it is killed", () => {
  const cluster = createCluster({ nodes: 1 });
  const lifecycle = { stopSignal: "SIGHUP" };
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: {
      os: { name: "linux" },
      terminationGracePeriodSeconds: 10,
      containers: [{ name: "c", image: "nginx:1.27", lifecycle }],
    },
  });
  cluster.advance("20s");
  cluster.delete(Pod, "p");
  cluster.advance("9s");
  expect(cluster.get(Pod, "p")?.status.containerStatuses?.[0]?.ready).toBe(true);
  cluster.advance("3s");
  expect(cluster.get(Pod, "p")).toBeUndefined();
});
