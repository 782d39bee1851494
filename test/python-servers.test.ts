/** Servers that are scripts of Python, mounted from ConfigMaps, as tutorials have them. */
import { expect, test } from "vitest";
import { Pod } from "../api/core/pod/pod.ts";
import { containerLog } from "../kubelet/index.ts";
import { createCluster } from "../simulator/cluster.ts";

const script = `
import json, signal, sys, time
from http.server import BaseHTTPRequestHandler, HTTPServer

class State:
    count = 0
    healthy = True

class Handler(BaseHTTPRequestHandler):
    def reply(self, code, body, kind="text/plain"):
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode())

    def do_GET(self):
        if self.path == "/healthz":
            return self.reply(200 if State.healthy else 503, "health")
        if self.path == "/fail":
            State.healthy = False
            return self.reply(200, "failing")
        if self.path == "/slow":
            time.sleep(2)
        if self.path == "/boom":
            raise ValueError("boom")
        if self.path == "/gone":
            return self.send_error(404, "Nope")
        State.count += 1
        self.reply(200, json.dumps({"path": self.path, "count": State.count, "agent": self.headers.get("User-Agent", "")}), "application/json")

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        data = json.loads(self.rfile.read(length))
        self.reply(201, data["name"].upper())

    def log_message(self, format, *args):
        print("log:", format % args, flush=True)

def stop(number, frame):
    print("stopping", flush=True)
    sys.exit(0)

signal.signal(signal.SIGTERM, stop)
time.sleep(3)
print("serving", flush=True)
HTTPServer(("", 8080), Handler).serve_forever()
`;

function served(probes: object = {}) {
  const cluster = createCluster({ seed: 3, nodes: 1 });
  cluster.apply([
    {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "app" },
      data: { "server.py": script },
    },
    {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "app", labels: { app: "app" } },
      spec: {
        containers: [
          {
            name: "app",
            image: "python:3.14",
            command: ["python3", "/app/server.py"],
            volumeMounts: [{ name: "app", mountPath: "/app" }],
            ...probes,
          },
        ],
        volumes: [{ name: "app", configMap: { name: "app" } }],
      },
    },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "app" },
      spec: { selector: { app: "app" }, ports: [{ port: 80, targetPort: 8080 }] },
    },
  ]);
  cluster.advance("1m");
  const address = cluster.get(Pod, "app")?.status.podIP;
  const ask = (path: string, options = {}) => {
    const { response, failure, tookMs } = cluster.curl(`http://${address}:8080${path}`, {
      from: "node/node-0",
      ...options,
    });
    return { status: response?.status, body: response?.body, failure: failure?.reason, tookMs };
  };
  return { cluster, ask };
}

const logOf = (cluster: ReturnType<typeof createCluster>) => {
  const pod = cluster.get(Pod, "app");
  return pod && containerLog(pod, "app", { nowMs: cluster.nowMs }, cluster.kubelet);
};

test("a script answers as its handler says, and keeps what it counts", () => {
  const { ask, cluster } = served();
  expect(ask("/a").body).toBe('{"path": "/a", "count": 1, "agent": ""}');
  expect(ask("/b", { headers: { "User-Agent": "x" } })).toMatchObject({
    status: 200,
    body: '{"path": "/b", "count": 2, "agent": "x"}',
  });
  expect(ask("/slow").tookMs).toBeGreaterThan(2_000);
  expect(ask("/gone")).toMatchObject({
    status: 404,
    body: expect.stringContaining("<p>Message: Nope.</p>"),
  });
  expect(ask("/x", { method: "POST", body: '{"name": "bob"}' })).toMatchObject({
    status: 201,
    body: "BOB",
  });
  expect(ask("/x", { method: "PUT" }).status).toBe(501);
  cluster.advance("1s");
  expect(logOf(cluster)).toContain('serving\nlog: "GET /a HTTP/1.1" 200 -\n');
});

test("an error ends the request alone, and is told in the log", () => {
  const { ask, cluster } = served();
  expect(ask("/boom")).toMatchObject({ failure: "ConnectionClosed" });
  expect(ask("/a").status).toBe(200);
  cluster.advance("1s");
  expect(logOf(cluster)).toContain('    raise ValueError("boom")\nValueError: boom\n');
});

test("probes ask the handler, at their times", () => {
  const readinessProbe = { httpGet: { path: "/healthz", port: 8080 }, periodSeconds: 5 };
  const { ask, cluster } = served({ readinessProbe });
  const isReady = () =>
    cluster.get(Pod, "app")?.status.conditions?.find(({ type }) => type === "Ready")?.status;
  expect([isReady(), logOf(cluster)?.match(/healthz/g)?.length]).toEqual(["True", 11]);
  ask("/fail");
  cluster.advance("16s");
  expect(isReady()).toBe("False");
});

test("a handler of SIGTERM ends the script", () => {
  const { cluster } = served();
  cluster.delete(Pod, "app");
  cluster.advance("2s");
  expect(cluster.get(Pod, "app")).toBeUndefined();
});

test("nobody listens on other ports, nor before the script does", () => {
  const { cluster } = served();
  const address = cluster.get(Pod, "app")?.status.podIP;
  expect(cluster.curl(`http://${address}:9090/`, { from: "node/node-0" }).failure?.reason).toBe(
    "ConnectionRefused",
  );
});
