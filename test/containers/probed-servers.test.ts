/** Commands that probe servers find what is in their containers. */
import { describe, expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";

const server = (command: readonly string[], more: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web" },
  spec: {
    containers: [
      {
        name: "web",
        image: "nginx:1.27",
        readinessProbe: { exec: { command }, periodSeconds: 2 },
        ...more,
      },
    ],
  },
});
const touched = { postStart: { exec: { command: ["touch", "/tmp/ready"] } } };

test.each([
  { behaviour: "one that fails keeps the pod from being ready", command: ["false"], ready: false },
  { behaviour: "a file that is not there does", command: ["test", "-f", "/r"], ready: false },
  { behaviour: "a file of the image does not", command: ["test", "-f", "/etc/hosts"], ready: true },
  {
    behaviour: "a file that a hook has made does not",
    command: ["sh", "-c", "test -f /tmp/ready"],
    more: { lifecycle: touched },
    ready: true,
  },
  {
    behaviour: "a program that nobody knows succeeds",
    command: ["mongosh", "--eval"],
    ready: true,
  },
])("a command probes a server: $behaviour", ({ command, more, ready }) => {
  const cluster = createCluster({ seed: 4 });
  cluster.apply(server(command, more));
  cluster.advance("30s");
  const [status] = cluster.get(Pod, "web")?.status.containerStatuses ?? [];
  expect([status?.started, status?.ready]).toEqual([true, ready]);
});

test("what a mounted script looks for in the words of a program that nobody knows is found", () => {
  const cluster = createCluster({ seed: 4 });
  const script = "#!/bin/sh\nexec mongosh --eval 'db.hello().isWritablePrimary' | grep -q true\n";
  const metadata = { name: "scripts" };
  cluster.apply({ apiVersion: "v1", kind: "ConfigMap", metadata, data: { "ready.sh": script } });
  const { spec, ...pod } = server(["sh", "/scripts/ready.sh"], {
    image: "docker.io/bitnami/mongodb:8.0.4",
    volumeMounts: [{ name: "scripts", mountPath: "/scripts" }],
  });
  const volumes = [{ name: "scripts", configMap: metadata }];
  cluster.apply({ ...pod, spec: { ...spec, volumes } });
  cluster.advance("30s");
  expect(cluster.get(Pod, "web")?.status.containerStatuses?.[0]?.ready).toBe(true);
});

describe("a probe that is led elsewhere", () => {
  const agnhost = {
    image: "registry.k8s.io/e2e-test-images/agnhost:2.53",
    args: ["liveness"],
    readinessProbe: undefined,
  };
  const probing = (path: string) => ({
    ...agnhost,
    livenessProbe: { httpGet: { path, port: 8080 }, initialDelaySeconds: 15, failureThreshold: 1 },
  });
  const restarts = (path: string) => {
    const cluster = createCluster({ seed: 4 });
    cluster.apply(server([], probing(path)));
    cluster.advance("1m");
    return cluster.get(Pod, "web")?.status.containerStatuses?.[0]?.restartCount;
  };

  test("finds what is there on the same host", () => {
    expect(restarts("/redirect?loc=%2Fhealthz")).toBeGreaterThan(0);
    expect(restarts("/redirect?loc=%2Fstarted")).toBe(0);
  });

  test("succeeds without going to another host", () => {
    expect(restarts("/redirect?loc=http%3A%2F%2F0.0.0.0%2Fhealthz")).toBe(0);
  });

  test("fails in a circle", () => {
    const circle = "/redirect?loc=";
    expect(restarts(`${circle}${encodeURIComponent(circle)}`)).toBeGreaterThan(0);
  });
});
