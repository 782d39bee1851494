/** Hooks and probes that run programs which use the network. */
import { expect, test } from "vitest";
import { Event } from "../../api/core/event.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { containerLog } from "../../kubelet/index.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";

const sh = (script: string) => ["sh", "-c", script];
const podOf = (name: string, container: object, spec: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { app: name } },
  spec: { containers: [{ name: "c", ...container }], ...spec },
});
const serviceOf = (name: string) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name },
  spec: { selector: { app: name }, ports: [{ port: 80 }] },
});

const status = (cluster: Cluster, name = "p") =>
  cluster.get(Pod, name)?.status.containerStatuses?.[0];
const reasons = (cluster: Cluster) =>
  cluster
    .list(Event)
    .filter(({ involvedObject }) => involvedObject.name === "p")
    .map(({ reason, message }) => `${reason}: ${message}`);

test("a postStart hook waits until its own server listens", () => {
  const cluster = createCluster({ nodes: 1 });
  const command = sh("until curl -sf localhost; do sleep 1; done");
  cluster.apply(podOf("p", { image: "nginx", lifecycle: { postStart: { exec: { command } } } }));
  cluster.advance("30s");
  const running = status(cluster)?.state.running;
  expect([running !== undefined, status(cluster)?.restartCount]).toEqual([true, 0]);
});

test("a postStart hook that asks for somebody who is not there fails", () => {
  const cluster = createCluster({ nodes: 1 });
  const postStart = { exec: { command: ["curl", "-sf", "http://web/"] } };
  cluster.apply(podOf("p", { image: "nginx", lifecycle: { postStart } }));
  cluster.advance("20s");
  expect(reasons(cluster)).toContain("FailedPostStartHook: PostStartHook failed");
});

test("it succeeds once there is somebody", () => {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply([serviceOf("web"), podOf("web", { image: "nginx" })]);
  cluster.until(() => status(cluster, "web")?.ready === true);
  cluster.advance("5s");
  const postStart = { exec: { command: ["curl", "-sf", "http://web/"] } };
  cluster.apply(podOf("p", { image: "nginx", lifecycle: { postStart } }));
  cluster.advance("20s");
  expect([status(cluster)?.ready, status(cluster)?.restartCount]).toEqual([true, 0]);
});

test("a preStop hook asks others, and what comes then waits for it", () => {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply([serviceOf("web"), podOf("web", { image: "nginx" })]);
  cluster.until(() => status(cluster, "web")?.ready === true);
  cluster.advance("5s");
  const script = "wget -qO /dev/null http://web/ && echo gone >/proc/1/fd/1; sleep 3";
  cluster.apply(
    podOf("p", {
      image: "busybox:1.36",
      command: sh("trap 'echo bye; exit 0' TERM; while true; do sleep 1; done"),
      lifecycle: { preStop: { exec: { command: sh(script) } } },
    }),
  );
  cluster.until(() => status(cluster)?.ready === true);
  cluster.advance("10s");
  cluster.delete(Pod, "p");
  let log = "";
  const tookMs = cluster.until(() => {
    const pod = cluster.get(Pod, "p");
    if (pod !== undefined) log = containerLog(pod, "c", { nowMs: cluster.nowMs }, cluster.kubelet);
    return pod === undefined;
  });
  expect(log).toBe("gone\nbye\n");
  expect(tookMs).toBeGreaterThan(3_000);
  expect(tookMs).toBeLessThan(7_000);
});

test("a liveness probe by curl has a container restarted that answers 500", () => {
  const cluster = createCluster({ nodes: 1 });
  const exec = { command: ["curl", "-fs", "http://localhost:8080/healthz"] };
  cluster.apply(
    podOf("p", {
      image: "registry.k8s.io/e2e-test-images/agnhost:2.53",
      args: ["liveness"],
      livenessProbe: { exec, initialDelaySeconds: 3, periodSeconds: 3 },
    }),
  );
  cluster.until(() => status(cluster)?.ready === true);
  cluster.advance("10s");
  const before = status(cluster)?.restartCount;
  cluster.advance("20s");
  expect([before, status(cluster)?.restartCount]).toEqual([0, 1]);
});

test("a program that is not in the image fails where a script calls it", () => {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply(
    podOf(
      "p",
      { image: "debian:13", command: sh("curl -s http://web || exit 9") },
      { restartPolicy: "Never" },
    ),
  );
  cluster.until(() => cluster.get(Pod, "p")?.status.phase === "Failed");
  const pod = cluster.get(Pod, "p");
  const log = pod && containerLog(pod, "c", { nowMs: cluster.nowMs }, cluster.kubelet);
  expect([log, status(cluster)?.state.terminated?.exitCode]).toEqual([
    "sh: 1: curl: not found\n",
    9,
  ]);
});

test("a probe reads what its own server says", () => {
  const cluster = createCluster({ nodes: 1 });
  const exec = { command: sh("curl -s localhost | grep -q 'Welcome to nginx'") };
  cluster.apply(podOf("p", { image: "nginx:1.29", readinessProbe: { exec, periodSeconds: 2 } }));
  cluster.advance("20s");
  expect(status(cluster)?.ready).toBe(true);
});
