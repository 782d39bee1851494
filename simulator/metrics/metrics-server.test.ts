import { describe, expect, test } from "vitest";
import { Service } from "../../api/core/service/service.ts";
import { NodeMetrics } from "../../api/metrics/node-metrics.ts";
import { PodMetrics } from "../../api/metrics/pod-metrics.ts";
import type { ApiRequest } from "../../api/request.ts";
import { untyped } from "../../client/action.ts";
import { type Cluster, createCluster } from "../cluster.ts";

const pod = (name: string, annotations: Record<string, string> = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { app: name }, annotations },
  spec: { containers: [{ name: "web", image: "nginx:1.27" }] },
});

/** Two pods that have run for a minute on one node, at a full minute and a second. */
function measured(annotations: Record<string, string> = {}): Cluster {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply([pod("a", annotations), pod("b")]);
  cluster.advance("61s");
  return cluster;
}

const send = (cluster: Cluster, request: Omit<ApiRequest, "actor">) =>
  cluster.server.handle({ actor: "test", ...request });
const pods = { resource: untyped(PodMetrics), namespace: "default" };
const nodes = { resource: untyped(NodeMetrics) };

describe("the metrics of a pod", () => {
  test("say what its containers use, when and over how long", () => {
    const { code, body } = send(measured({ "sim.kubesim.dev/cpu": "250m" }), {
      verb: "get",
      ...pods,
      name: "a",
    });
    expect([code, body]).toEqual([
      200,
      {
        apiVersion: "metrics.k8s.io/v1beta1",
        kind: "PodMetrics",
        metadata: {
          name: "a",
          namespace: "default",
          creationTimestamp: "2026-01-01T00:01:01Z",
          labels: { app: "a" },
        },
        timestamp: "2026-01-01T00:01:00Z",
        window: "15s",
        containers: [{ name: "web", usage: { cpu: "250m", memory: "8Mi" } }],
      },
    ]);
  });

  test("are listed by label", () => {
    const { body } = send(measured(), {
      verb: "list",
      ...pods,
      options: { labelSelector: "app=b" },
    });
    expect(body).toMatchObject({
      kind: "PodMetricsList",
      metadata: {},
      items: [{ metadata: { name: "b" } }],
    });
  });

  test.each([
    {
      behaviour: "that is not there",
      name: "none",
      prepare: () => undefined,
      message: 'pods "none" not found',
    },
    {
      behaviour: "that has just started",
      name: "c",
      prepare: (cluster: Cluster) => {
        cluster.apply(pod("c"));
        cluster.advance("5s");
      },
      message: 'podmetrics.metrics.k8s.io "default/c" not found',
    },
    {
      behaviour: "on a machine without power",
      name: "a",
      prepare: (cluster: Cluster) => cluster.powerOff("node-0"),
      message: 'podmetrics.metrics.k8s.io "default/a" not found',
    },
  ])("$behaviour are not found", ({ name, prepare, message }) => {
    const cluster = measured();
    prepare(cluster);
    expect(send(cluster, { verb: "get", ...pods, name })).toMatchObject({
      code: 404,
      body: { message },
    });
  });
});

describe("the metrics of a node", () => {
  test("are those of its pods and of the system", () => {
    const cluster = measured({ "sim.kubesim.dev/cpu": "2", "sim.kubesim.dev/memory": "1Gi" });
    expect(cluster.get(NodeMetrics, "node-0")).toMatchObject({
      timestamp: "2026-01-01T00:01:00Z",
      window: "15s",
      usage: { cpu: "2046m", memory: "1412Mi" },
    });
  });

  test("without power are not found, and not listed", () => {
    const cluster = measured();
    cluster.powerOff("node-0");
    expect(cluster.list(NodeMetrics)).toEqual([]);
    expect(send(cluster, { verb: "get", ...nodes, name: "node-0" })).toMatchObject({
      code: 404,
      body: { message: 'nodemetrics.metrics.k8s.io "node-0" not found' },
    });
  });
});

test("the ready pods of a Service share what it is asked for", () => {
  const cluster = measured();
  const ports = [{ port: 80 }];
  const metadata = { name: "all", annotations: { "sim.kubesim.dev/cpu": "1" } };
  cluster.apply({ apiVersion: "v1", kind: "Service", metadata, spec: { ports, selector: {} } });
  const used = () =>
    cluster.list(PodMetrics, "default").map(({ containers }) => containers[0]?.usage.cpu);
  expect(used()).toEqual(["1m", "1m"]);
  cluster.patch(Service, "all", {
    spec: { selector: { app: "a" } },
  });
  expect(used()).toEqual(["1001m", "1m"]);
});

test.each(["create", "update", "patch", "delete", "deletecollection"] as const)(
  "nothing that is computed takes a %s",
  (verb) => {
    expect(send(measured(), { verb, ...pods, name: "a", body: {} })).toMatchObject({
      code: 405,
      body: { reason: "MethodNotAllowed" },
    });
  },
);

test("nothing that is computed can be watched", () => {
  const { server } = measured();
  expect(() => server.watch(pods, () => undefined)).toThrow("does not allow this method");
});

test("measuring writes nothing", () => {
  const cluster = measured();
  const { revision } = cluster.storage;
  cluster.list(PodMetrics);
  cluster.list(NodeMetrics);
  expect(cluster.storage.revision).toBe(revision);
});
