/** Servers with a configuration of their own that is wrong, on virtual time. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { containerLogs } from "../../simulator/containers/container-logs.ts";
import { execIn } from "./exec.ts";
import { logOptions } from "./log.ts";

const site = (line: string) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "site" },
  data: { "default.conf": `server {\n  listen 80;\n  ${line}\n}\n` },
});
const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "p" },
  spec: {
    containers: [
      {
        name: "c",
        image: "nginx:1.27",
        volumeMounts: [{ name: "site", mountPath: "/etc/nginx/conf.d" }],
      },
    ],
    volumes: [{ name: "site", configMap: { name: "site" } }],
  },
};

function clusterWith(line: string) {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply(site(line));
  cluster.apply(pod);
  return { cluster, status: () => cluster.get(Pod, "p")?.status.containerStatuses?.[0] };
}

test("nginx crashes until its configuration is mended", () => {
  const { cluster, status } = clusterWith("foo on;");
  cluster.until(() => status()?.state.waiting?.reason === "CrashLoopBackOff", { within: "5m" });
  expect(status()?.lastState.terminated).toMatchObject({ exitCode: 1, reason: "Error" });
  const log = containerLogs(cluster).read("default", "p", logOptions());
  const problem = 'unknown directive "foo" in /etc/nginx/conf.d/default.conf:3';
  expect(log?.trimEnd().split("\n").slice(-3)).toEqual([
    "/docker-entrypoint.sh: Configuration complete; ready for start up",
    expect.stringMatching(
      /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[emerg\] 1#1: unknown directive "foo" in /,
    ),
    `nginx: [emerg] ${problem}`,
  ]);

  cluster.apply(site("return 204;"));
  cluster.until(() => status()?.ready === true, { within: "10m" });
});

test("nginx crashes until the Service that it passes requests to is there", () => {
  const { cluster, status } = clusterWith("location / { proxy_pass http://api:8080; }");
  cluster.until(() => status()?.restartCount === 2, { within: "5m" });
  expect(containerLogs(cluster).read("default", "p", logOptions({ previous: true }))).toContain(
    'nginx: [emerg] host not found in upstream "api" in /etc/nginx/conf.d/default.conf:3\n',
  );
  cluster.apply({
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "api" },
    spec: { selector: { app: "api" }, ports: [{ port: 8080 }] },
  });
  cluster.until(() => status()?.ready === true, { within: "10m" });
});

test("a server that runs does not mind what is written later, until it is asked", () => {
  const { cluster, status } = clusterWith("return 204;");
  cluster.until(() => status()?.ready === true);
  cluster.apply(site("return 204"));
  cluster.advance("5m");
  expect(status()).toMatchObject({ restartCount: 0, ready: true });
  expect(execIn(cluster, ["nginx", "-t"], "1s")).toEqual([
    'nginx: [emerg] unexpected "}" in /etc/nginx/conf.d/default.conf:4\n' +
      "nginx: configuration file /etc/nginx/nginx.conf test failed\n",
    { exitCode: 1 },
  ]);
});
