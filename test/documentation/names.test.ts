/** The commands of docs/guide/why-a-name-does-not-resolve.md print what stands there. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { containerStreams } from "../../simulator/containers/container-streams.ts";

const path = new URL("../../docs/guide/why-a-name-does-not-resolve.md", import.meta.url);
const blocks = [...readFileSync(path, "utf8").matchAll(/```\n([\s\S]*?)```/g)].map(
  ([, text = ""]) => text,
);

const pod = (name: string, image: string) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { app: name } },
  spec: { containers: [{ name: "c", image, command: ["sleep", "1d"] }] },
});

function world(): Cluster {
  const cluster = createCluster({ nodes: 2, seed: 1 });
  cluster.apply([
    { apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "web", namespace: "shop" },
      spec: { clusterIP: "10.96.0.42", ports: [{ port: 80 }] },
    },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "db" },
      spec: { clusterIP: "None", selector: { app: "db" }, ports: [{ port: 5432 }] },
    },
    {
      apiVersion: "apps/v1",
      kind: "StatefulSet",
      metadata: { name: "db" },
      spec: {
        serviceName: "db",
        replicas: 2,
        selector: { matchLabels: { app: "db" } },
        template: {
          metadata: { labels: { app: "db" } },
          spec: {
            containers: [
              {
                name: "db",
                image: "busybox:1.37",
                command: ["sleep", "1d"],
                readinessProbe: { exec: { command: ["sh", "-c", "hostname | grep db-0"] } },
              },
            ],
          },
        },
      },
    },
    {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: { name: "nobody" },
      spec: { podSelector: { matchLabels: { app: "cut-off" } }, policyTypes: ["Egress"] },
    },
    pod("debian", "debian:12"),
    pod("alpine", "alpine:3.22"),
    pod("cut-off", "alpine:3.22"),
  ]);
  cluster.advance("2m");
  return cluster;
}

/** As `kubectl exec` prints it. */
function exec(cluster: Cluster, name: string, command: readonly string[]): string {
  let text = "";
  const start = containerStreams(cluster).exec({
    namespace: "default",
    pod: name,
    container: undefined,
    command,
    stdin: false,
    stdout: true,
    stderr: true,
    tty: false,
  });
  start({
    output: (_, bytes) => {
      text += new TextDecoder().decode(bytes);
    },
    end: (how) => {
      if (!("exitCode" in how) || how.exitCode === 0) return;
      text += `command terminated with exit code ${how.exitCode}\n`;
    },
  });
  cluster.advance("10s");
  return text;
}

test("every command prints what the guide says", () => {
  const cluster = world();
  // Addresses of pods are not for the guide to say.
  const ready = cluster.get(Pod, "db-0")?.status.podIP ?? "";
  const steady = (text: string) => text.replace(ready.padEnd(15), "10.96.1.1".padEnd(15));
  const printed = blocks.map((block) =>
    [...block.matchAll(/^\$ kubectl exec (\S+) -- (.*)$/gm)]
      .map(([line, name = "", command = ""]) => {
        return `${line}\n${steady(exec(cluster, name, command.split(" ")))}`;
      })
      .join(""),
  );
  expect(printed).toEqual(blocks);
});
