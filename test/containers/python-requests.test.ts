/** Servers that are scripts of Python are asked from their own container, and by other scripts. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { containerLog } from "../../kubelet/index.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { execIn } from "./exec.ts";

const server = `
import logging, signal, sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
log = logging.getLogger("web")

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"hello {self.path}".encode())

    def log_message(self, format, *args):
        log.info(format, *args)

def stop(number, frame):
    log.warning("stopped by %s", number)
    sys.exit(0)

signal.signal(signal.SIGTERM, stop)
ThreadingHTTPServer(("", 8080), Handler).serve_forever()
`;

const client = `
import json, time
from urllib.request import urlopen
from urllib.error import URLError

while True:
    try:
        with urlopen("http://web/from-a-pod", timeout=2) as answer:
            print(answer.status, answer.read().decode(), flush=True)
        break
    except URLError as error:
        time.sleep(1)
time.sleep(3600)
`;

const pod = (name: string, script: string) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { app: name } },
  spec: {
    containers: [{ name: "c", image: "python:3.14", command: ["python3", "-c", script] }],
  },
});

function served() {
  const cluster = createCluster({ seed: 5, nodes: 1 });
  cluster.apply([
    pod("p", server),
    pod("client", client),
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "web" },
      spec: { selector: { app: "p" }, ports: [{ port: 80, targetPort: 8080 }] },
    },
  ]);
  cluster.advance("1m");
  const logOf = (name: string) => {
    const found = cluster.get(Pod, name);
    return found && containerLog(found, "c", { nowMs: cluster.nowMs }, cluster.kubelet);
  };
  return { cluster, logOf };
}

test("a command in its container asks it, and its log tells of that", () => {
  const { cluster, logOf } = served();
  const [output] = execIn(cluster, ["curl", "-s", "localhost:8080/from-exec"], "1s");
  expect(output).toBe("hello /from-exec");
  expect(logOf("p")).toContain('INFO web: "GET /from-exec HTTP/1.1" 200 -\n');
});

test("a script of another pod asks it through a Service", () => {
  const { logOf } = served();
  expect(logOf("client")).toBe("200 hello /from-a-pod\n");
});

test("nobody answers a command on another port", () => {
  const { cluster } = served();
  const [output] = execIn(cluster, ["curl", "-sS", "localhost:9090"], "1s");
  expect(output).toContain("Failed to connect to localhost port 9090");
});
