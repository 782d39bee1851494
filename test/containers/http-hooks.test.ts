/**
 * Hooks that are requests of HTTP, and how servers end that hear them. Source:
 * https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
import { expect, test } from "vitest";
import { Event } from "../../api/core/event.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { logLines } from "./log.ts";

const drains = `
import http.server, os, signal, time
signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        print(self.headers["User-Agent"], self.path, flush=True)
        time.sleep(8 if self.path == "/drain" else 0)
        self.send_response(500)
        self.end_headers()
http.server.HTTPServer(("", 8080), Handler).serve_forever()
`;

const server = {
  name: "web",
  image: "python:3.13-slim",
  command: ["python3", "-u", "-c", drains],
  ports: [{ name: "http", containerPort: 8080 }],
};

/** The same server, where SIGTERM does nothing to it. */
const deaf = {
  ...server,
  command: ["python3", "-u", "-c", drains.replace(/^signal.signal.*$/m, "")],
};

function clusterWith(containers: readonly object[], hook: object) {
  const cluster = createCluster({ nodes: 1 });
  const [first, ...rest] = containers;
  const stops = { ...first, lifecycle: { preStop: { httpGet: hook } } };
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: { containers: [stops, ...rest], terminationGracePeriodSeconds: 20 },
  });
  const isRunning = () =>
    cluster.get(Pod, "p")?.status.containerStatuses?.every(({ state }) => state.running) === true;
  cluster.until(isRunning, { within: "1m" });
  cluster.advance("10s");
  return cluster;
}

function secondsUntilGone(cluster: ReturnType<typeof createCluster>): number {
  const toldMs = cluster.clock.now();
  cluster.delete(Pod, "p");
  cluster.until(() => cluster.get(Pod, "p") === undefined, { within: "1m" });
  return (cluster.clock.now() - toldMs) / 1000;
}

/** The events told once they are written. */
function reasons(cluster: ReturnType<typeof createCluster>) {
  cluster.advance("1s");
  return cluster.list(Event).map(({ reason }) => reason);
}

test("the container's own server is asked, and is not told to stop before it has answered", () => {
  const cluster = clusterWith([server], { path: "/drain", port: "http" });
  cluster.delete(Pod, "p");
  cluster.advance("5s");
  expect(logLines(cluster, "p")).toContain("kube-lifecycle/1.36 /drain");
  expect(cluster.get(Pod, "p")).toBeDefined();
  cluster.until(() => cluster.get(Pod, "p") === undefined, { within: "30s" });
});

test("however it is answered, the hook has succeeded", () => {
  const cluster = clusterWith([server], { path: "/", port: 8080 });
  expect(secondsUntilGone(cluster)).toBeLessThan(4);
  expect(reasons(cluster)).not.toContain("FailedPreStopHook");
});

/** It keeps the pod, and so the logs, for a while. */
const stays = { name: "stays", image: "busybox:1.37", command: ["sleep", "infinity"] };

test("a container beside it may be the one that is asked", () => {
  const web = { name: "web", image: "nginx:1.29" };
  const other = { ...deaf, name: "other" };
  const cluster = clusterWith([web, other, stays], { path: "/bye", port: 8080 });
  cluster.delete(Pod, "p");
  cluster.advance("2s");
  expect(logLines(cluster, "p", { container: "other" })).toContain("kube-lifecycle/1.36 /bye");
});

test("the log of a known server tells of the request", () => {
  const web = { name: "web", image: "nginx:1.29" };
  const cluster = clusterWith([web, stays], { path: "/bye", port: 80 });
  cluster.delete(Pod, "p");
  cluster.advance("2s");
  expect(logLines(cluster, "p", { container: "web" }).join()).toContain('"GET /bye HTTP/1.1" 404');
});

test("where nobody listens the hook fails, and the container is stopped all the same", () => {
  const cluster = clusterWith([server], { path: "/", port: 9999 });
  expect(secondsUntilGone(cluster)).toBeLessThan(4);
  expect(reasons(cluster)).toContain("FailedPreStopHook");
});

/** The first process of a container has no default handlers: pid_namespaces(7). */
test("a server that does not heed SIGTERM answers until it is killed", () => {
  const cluster = clusterWith([{ ...deaf, name: "web" }], { path: "/first", port: 8080 });
  const asks = {
    ...stays,
    command: ["sh", "-c", "trap '' TERM; while sleep 5; do wget -qO- $AT; done"],
  };
  const address = `http://${cluster.get(Pod, "p")?.status.podIP}:8080/later`;
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "client" },
    spec: { containers: [{ ...asks, env: [{ name: "AT", value: address }] }] },
  });
  cluster.advance("10s");
  const before = logLines(cluster, "p").length;
  cluster.delete(Pod, "p");
  cluster.advance("15s");
  const later = logLines(cluster, "p").slice(before);
  expect(later.filter((line) => line.endsWith(" /later")).length).toBeGreaterThanOrEqual(2);
});

test.each([
  { behaviour: "of a container that goes on", script: "sleep infinity", starts: 1 },
  { behaviour: "once for each start", script: "sleep 20; exit 1", starts: 2 },
])("a postStart hook $behaviour asks the server that it names", ({ script, starts }) => {
  const cluster = clusterWith([{ ...server, name: "web" }], { path: "/first", port: 8080 });
  const host = cluster.get(Pod, "p")?.status.podIP;
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "client" },
    spec: {
      containers: [
        {
          name: "c",
          image: "busybox:1.37",
          command: ["sh", "-c", script],
          lifecycle: { postStart: { httpGet: { host, port: 8080, path: "/hello" } } },
        },
      ],
    },
  });
  const heard = () => logLines(cluster, "p").filter((line) => line.endsWith("1.36 /hello"));
  cluster.advance("15s");
  expect(heard()).toHaveLength(1);
  cluster.advance("20s");
  expect(heard()).toHaveLength(starts);
});
