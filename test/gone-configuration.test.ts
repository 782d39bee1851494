/**
 * What pods have of ConfigMaps that go. Source:
 * https://kubernetes.io/docs/concepts/configuration/configmap/
 */
import { expect, test } from "vitest";
import { ConfigMap } from "../api/core/configmap.ts";
import { Event } from "../api/core/event.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";
import { execIn } from "./containers/exec.ts";

const configMap = (name: string, data: object, more: object = {}) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name },
  data,
  ...more,
});

const podWith = (volumes: readonly { readonly name: string }[]) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "p" },
  spec: {
    volumes,
    containers: [
      {
        name: "c",
        image: "busybox:1.37",
        command: ["sleep", "1d"],
        volumeMounts: volumes.map(({ name }) => ({ name, mountPath: `/${name}` })),
      },
    ],
  },
});

function running(...objects: readonly object[]): Cluster {
  const cluster = createCluster();
  cluster.apply(objects);
  cluster.until(() => cluster.get(Pod, "p")?.status.phase === "Running");
  return cluster;
}

const failures = (cluster: Cluster) =>
  cluster
    .list(Event, "default")
    .filter(({ reason }) => reason === "FailedMount")
    .map(({ message, count }) => `(x${count}) ${message}`);

const shell = (cluster: Cluster, script: string) =>
  execIn(cluster, ["sh", "-c", script], "100ms")[0];

test("a pod that runs keeps what it has of a ConfigMap that is gone, and is told of it", () => {
  const volumes = ["a", "b"].map((name) => ({ name, configMap: { name } }));
  const cluster = running(
    configMap("a", { text: "old" }),
    configMap("b", { text: "old" }),
    podWith(volumes),
  );
  cluster.delete(ConfigMap, "a");
  cluster.patch(ConfigMap, "b", { data: { text: "new" } });
  cluster.advance("61s");
  expect(shell(cluster, "cat /a/text /b/text")).toBe("oldnew");
  expect(failures(cluster)).toEqual([
    '(x3) MountVolume.SetUp failed for volume "a" : configmap "a" not found',
  ]);
  cluster.apply(configMap("a", { text: "newer" }));
  cluster.advance("2m");
  expect(shell(cluster, "cat /a/text")).toBe("newer");
  expect(failures(cluster)).toHaveLength(1);
  expect(cluster.get(Pod, "p")?.status.phase).toBe("Running");
});

test("a pod that runs keeps an immutable ConfigMap, whatever is made in its place", () => {
  const fixed = { immutable: true };
  const volume = { name: "v", configMap: { name: "fixed" } };
  const cluster = running(configMap("fixed", { text: "one" }, fixed), podWith([volume]));
  cluster.delete(ConfigMap, "fixed");
  cluster.advance("5m");
  expect(failures(cluster)).toEqual([]);
  cluster.apply(configMap("fixed", { text: "two" }, fixed));
  cluster.advance("5m");
  expect(shell(cluster, "cat /v/text")).toBe("one");
  cluster.delete(Pod, "p");
  cluster.until(() => cluster.get(Pod, "p") === undefined);
  cluster.apply(podWith([volume]));
  cluster.until(() => cluster.get(Pod, "p")?.status.phase === "Running");
  expect(shell(cluster, "cat /v/text")).toBe("two");
});

test("a key that is optional and not there is no file", () => {
  const items = ["here", "elsewhere"].map((key) => ({ key, path: key }));
  const volume = { name: "v", configMap: { name: "some", items, optional: true } };
  const cluster = running(configMap("some", { here: "1" }), podWith([volume]));
  expect(shell(cluster, "ls /v")).toBe("here\n");
});
