/** What containers do that run commands, as Kubernetes' documentation has it, on virtual time. */
import { beforeEach, describe, expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { containerLog } from "../../kubelet/index.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";

let cluster: Cluster;

beforeEach(() => {
  cluster = createCluster({ nodes: 1 });
});

const pod = () => {
  const found = cluster.get(Pod, "p");
  if (found === undefined) throw new Error("there is no pod");
  return found;
};
const log = (container = "c") =>
  containerLog(pod(), container, { nowMs: cluster.nowMs }, cluster.kubelet);
const isRunning = () => pod().status.phase === "Running";
const restarts = () => pod().status.containerStatuses?.[0]?.restartCount;
const isReady = () => pod().status.containerStatuses?.[0]?.ready;

function run(container: object, rest: object = {}): void {
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p", labels: { app: "web" } },
    spec: { containers: [{ name: "c", image: "busybox:1.36", ...container }], ...rest },
  });
}

const configMap = (data: object) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "settings" },
  data,
});

describe("a container", () => {
  test("streams what its loop prints, at its times", () => {
    run({ command: ["sh", "-c", "while true; do echo $(date +%S); sleep 5; done"] });
    cluster.until(isRunning);
    cluster.advance("12s");
    const lines = log().trim().split("\n").map(Number);
    expect(lines).toHaveLength(3);
    expect(lines.slice(1).map((second, index) => (second - (lines[index] ?? 0) + 60) % 60)).toEqual(
      [5, 5],
    );
  });

  test("is restarted when the file goes that its liveness probe looks for", () => {
    const script = "touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600";
    const exec = { command: ["cat", "/tmp/healthy"] };
    const livenessProbe = { exec, initialDelaySeconds: 5, periodSeconds: 5 };
    run({ args: ["/bin/sh", "-c", script], livenessProbe });
    cluster.until(isRunning);
    cluster.advance("40s");
    expect([restarts(), pod().status.phase]).toEqual([0, "Running"]);
    cluster.advance("40s");
    expect(restarts()).toBe(1);
  });

  test("gets its variables from ConfigMaps, Secrets and the pod", () => {
    cluster.apply([
      configMap({ COLOR: "blue", SIZE: "10" }),
      { apiVersion: "v1", kind: "Secret", metadata: { name: "s" }, stringData: { PASS: "pw é" } },
    ]);
    run(
      {
        command: ["sh", "-c", 'echo "$COLOR $P_SIZE $PASS $NAME $(BOTH)"'],
        envFrom: [{ prefix: "P_", configMapRef: { name: "settings" } }],
        env: [
          { name: "COLOR", valueFrom: { configMapKeyRef: { name: "settings", key: "COLOR" } } },
          { name: "PASS", valueFrom: { secretKeyRef: { name: "s", key: "PASS" } } },
          { name: "NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
          { name: "BOTH", value: "$(COLOR)-$(NAME)" },
        ],
      },
      { restartPolicy: "Never" },
    );
    cluster.until(() => pod().status.phase === "Succeeded");
    expect(log()).toBe("blue 10 pw é p blue-p\n");
  });

  test("sees a ConfigMap that is mounted, and its change once the kubelet has synced", () => {
    cluster.apply(configMap({ color: "blue" }));
    const script = "while true; do cat /etc/config/color /etc/fixed; echo; sleep 20; done";
    run(
      {
        command: ["sh", "-c", script],
        volumeMounts: [
          { name: "v", mountPath: "/etc/config" },
          { name: "v", mountPath: "/etc/fixed", subPath: "color" },
        ],
      },
      { volumes: [{ name: "v", configMap: { name: "settings" } }] },
    );
    cluster.until(isRunning);
    cluster.advance("1s");
    cluster.patch(ConfigMap, "settings", { data: { color: "red" } });
    cluster.advance("30s");
    expect(log()).toBe("blueblue\nblueblue\n");
    cluster.advance("60s");
    expect(log().split("\n").at(-2)).toBe("redblue");
  });

  test("shares an emptyDir with its neighbour, and finds it again after a restart", () => {
    const volumeMounts = [{ name: "v", mountPath: "/data" }];
    run(
      { command: ["sh", "-c", "echo run >>/data/runs; sleep 10; exit 1"], volumeMounts },
      {
        volumes: [{ name: "v", emptyDir: {} }],
        initContainers: [
          {
            name: "reader",
            image: "busybox:1.36",
            restartPolicy: "Always",
            command: ["sh", "-c", "touch /data/runs; tail -f /data/runs"],
            volumeMounts,
          },
        ],
      },
    );
    cluster.until(() => restarts() === 1);
    cluster.advance("20s");
    expect(log("reader")).toBe("run\nrun\n");
  });

  test("sees labels of its pod in a downward API volume", () => {
    const items = [{ path: "labels", fieldRef: { fieldPath: "metadata.labels" } }];
    run(
      {
        command: ["sh", "-c", "cat /etc/podinfo/labels; hostname"],
        volumeMounts: [{ name: "v", mountPath: "/etc/podinfo" }],
      },
      { volumes: [{ name: "v", downwardAPI: { items } }], restartPolicy: "Never" },
    );
    cluster.until(() => pod().status.phase === "Succeeded");
    expect(log()).toBe('app="web"p\n');
  });

  test("runs what it does on SIGTERM, and the hook before it", () => {
    const script = "trap 'echo bye >>/data/log; exit 0' TERM; while true; do sleep 1; done";
    run(
      {
        command: ["sh", "-c", script],
        lifecycle: {
          preStop: { exec: { command: ["sh", "-c", "echo hook >>/data/log; sleep 3"] } },
        },
        volumeMounts: [{ name: "v", mountPath: "/data" }],
      },
      { volumes: [{ name: "v", hostPath: { path: "/logs" } }] },
    );
    cluster.until(isRunning);
    cluster.advance("5s");
    cluster.delete(Pod, "p");
    const tookMs = cluster.until(() => cluster.get(Pod, "p") === undefined);
    expect(tookMs).toBeGreaterThan(3_000);
    expect(tookMs).toBeLessThan(6_500);
    run(
      { command: ["cat", "/data/log"], volumeMounts: [{ name: "v", mountPath: "/data" }] },
      { volumes: [{ name: "v", hostPath: { path: "/logs" } }], restartPolicy: "Never" },
    );
    cluster.until(() => pod().status.phase === "Succeeded");
    expect(log()).toBe("hook\nbye\n");
  });

  test("becomes ready when it has made the file", () => {
    const readinessProbe = { exec: { command: ["test", "-f", "/ready"] }, periodSeconds: 1 };
    run({ command: ["sh", "-c", "sleep 7; touch /ready; sleep 1000"], readinessProbe });
    cluster.until(isRunning);
    cluster.advance("6s");
    expect(isReady()).toBe(false);
    cluster.advance("3s");
    expect(isReady()).toBe(true);
  });

  test("that loops without a pause is cut, and does not stop the cluster", () => {
    run({ command: ["sh", "-c", "while true; do echo x; done"] });
    cluster.until(isRunning);
    cluster.advance("1h");
    expect(pod().status.phase).toBe("Running");
    expect(log().split("\n").at(-2)).toMatch(
      /^kubesim: process 1 ran \d+ commands without a pause;/,
    );
  });

  test("is ready while the file that another container writes is young", () => {
    const volumeMounts = [{ name: "v", mountPath: "/data" }];
    const command = ["sh", "-c", "[ $(($(date +%s) - $(cat /data/beat))) -lt 8 ]"];
    run(
      {
        command: ["sleep", "1d"],
        readinessProbe: { exec: { command }, periodSeconds: 2, failureThreshold: 1 },
        volumeMounts,
      },
      {
        volumes: [{ name: "v", emptyDir: {} }],
        initContainers: [
          {
            name: "writer",
            image: "busybox:1.36",
            restartPolicy: "Always",
            command: [
              "sh",
              "-c",
              "for i in 1 2 3 4; do date +%s >/data/beat; sleep 5; done; sleep 1d",
            ],
            volumeMounts,
          },
        ],
      },
    );
    cluster.until(() => isReady() === true, { within: "20s" });
    cluster.advance("10s");
    expect(isReady()).toBe(true);
    cluster.until(() => isReady() === false, { within: "30s" });
  });
});
