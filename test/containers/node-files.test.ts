/** Tasks, "Debugging Kubernetes Nodes With Kubectl": the pod that `kubectl debug node/…` makes. */
import { expect, test } from "vitest";
import { createCluster } from "../../simulator/cluster.ts";
import { execIn } from "./exec.ts";

test("a pod enters the files of its machine by chroot, and changes them", () => {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: {
      hostPID: true,
      hostNetwork: true,
      containers: [
        {
          name: "debugger",
          image: "ubuntu:24.04",
          command: ["sleep", "1d"],
          volumeMounts: [{ name: "host-root", mountPath: "/host" }],
        },
      ],
      volumes: [{ name: "host-root", hostPath: { path: "/" } }],
    },
  });
  cluster.advance("20s");
  const run = (...command: readonly string[]) => execIn(cluster, command, "100ms");
  expect(run("chroot", "/host", "ls", "/etc/kubernetes")[0]).toBe(
    run("ls", "/host/etc/kubernetes")[0],
  );
  expect(run("chroot", "/host", "sh", "-c", "cd /var/log; echo here > note; pwd")).toEqual([
    "/var/log\n",
    { exitCode: 0 },
  ]);
  expect(run("cat", "/host/var/log/note")[0]).toBe("here\n");
  expect(run("chroot", "/nowhere")).toEqual([
    "chroot: can't change root directory to '/nowhere': No such file or directory\n",
    { exitCode: 1 },
  ]);
});
