/** Probes of images of which nothing is known ask for files that only those would bring or make. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";

const volumes = [
  { name: "data", emptyDir: {} },
  { name: "config", configMap: { name: "config" } },
];
const volumeMounts = [
  { name: "data", mountPath: "/data" },
  { name: "config", mountPath: "/etc/config" },
];

/** Whether a pod is ready after a minute whose probe runs a script. */
function isReady(script: string, container: object): boolean {
  const cluster = createCluster({ seed: 7, nodes: 1 });
  const readinessProbe = { exec: { command: ["sh", "-ec", script] } };
  const own = { name: "c", volumeMounts, readinessProbe, ...container };
  cluster.apply([
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "config" }, data: { key: "value" } },
    {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "p" },
      spec: { containers: [own], volumes },
    },
  ]);
  cluster.advance("1m");
  const [status] = cluster.get(Pod, "p")?.status.containerStatuses ?? [];
  return status?.ready === true;
}

const server = { image: "example.com/postgresql:1", ports: [{ containerPort: 5432 }] };
const app = { image: "example.com/app:1", ports: [{ containerPort: 5432 }] };
const started = {
  image: "example.com/runner:1",
  command: ["sh", "-c", "/entrypoint.sh vault server"],
};
const known = { image: "busybox:1.36", command: ["sleep", "1d"] };

test.each([
  ["[ -f /opt/app/tmp/.initialized ] || [ -f /opt/app/.initialized ]", server, true],
  ["pg_isready -h 127.0.0.1; [ -f /opt/app/.initialized ]", server, true],
  ["cat /tmp/healthy", server, true],
  ["kill -0 $(cat /var/run/app.pid)", server, true],
  ["test -e /data/.ready", server, true],
  ["! test -f /app/shutdown", server, true],
  ["test -f /etc/config/key", server, true],
  ["test -f /etc/config/other", server, false],
  ["test -f /app/ready && false", server, false],
  ["curl -s localhost:5432/status | grep -q '\"leader\"'", app, true],
  ["echo ruok | nc -w 2 localhost 5432 | grep imok", app, true],
  ["curl -s localhost:81/status | grep leader", app, false],
  ["pgrep -f postgresql", server, true],
  ["ps | grep '[p]ostgresql'", server, true],
  ["pgrep -f kafka", server, false],
  ["kill -0 $(pidof vault)", started, true],
  ["pgrep 'va.*lt'", started, true],
  ["pgrep -f 'sleep 1d'", known, true],
  ["cat /tmp/healthy", known, false],
  ["test -f /opt/app/.initialized", known, false],
])("a probe that does %s in %o has succeeded: %s", (script, container, ready) => {
  expect(isReady(script, container)).toBe(ready);
});
