/** What listens where nothing says on which ports. */
import { beforeAll, expect, test } from "vitest";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { isReady, podsOf } from "../rollouts/bounds.ts";
import { execIn } from "./exec.ts";

const pod = (name: string, containers: readonly object[]) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { app: name } },
  spec: { containers },
});

const service = (name: string, targetPort: number) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name },
  spec: { selector: { app: name }, ports: [{ port: 80, targetPort }] },
});

const image = "example.com/shop/api:1.4";
const unknown = { name: "c", image };
let cluster: Cluster;
beforeAll(() => {
  cluster = createCluster();
  cluster.apply([
    pod("p", [{ name: "c", image: "busybox", command: ["sleep", "1d"] }]),
    pod("silent", [unknown]),
    service("silent", 8080),
    pod("declares", [{ ...unknown, ports: [{ containerPort: 9090 }] }]),
    service("declares", 8080),
    pod("configured", [
      {
        name: "c",
        image: "haproxy:2.9-alpine",
        ports: [{ containerPort: 6379 }],
        readinessProbe: { httpGet: { path: "/healthz", port: 8888 } },
      },
    ]),
    service("configured", 8888),
    pod("beside", [unknown, { name: "web", image: "nginx" }]),
    service("beside", 80),
    pod("script", [{ ...unknown, command: ["sh", "-c", "sleep 1d"] }]),
    service("script", 8080),
  ]);
  cluster.until(() => podsOf(cluster, "default").filter(isReady).length === 6);
  cluster.advance("5s");
});

const asked = (name: string) =>
  execIn(cluster, ["sh", "-c", `wget -qO- http://${name} 2>&1; echo $?`], "1m")[0];

test("a Service reaches an image of which nothing is known, and that declares no port", () => {
  expect(asked("silent")).toContain("example.com/shop/api");
});

test("one that declares ports listens on no other", () => {
  expect(asked("declares")).toContain("Connection refused\n1\n");
});

test("a server whose configuration is not read listens where its probes ask", () => {
  expect(asked("configured")).toMatch(/\n0\n$/);
});

test("a container that is known to listen comes before one that may", () => {
  expect(asked("beside")).toContain("Welcome to nginx!");
});

test("a script listens where it says, and nowhere else", () => {
  expect(asked("script")).toContain("Connection refused\n1\n");
});
