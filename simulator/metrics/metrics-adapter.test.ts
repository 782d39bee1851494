import { describe, expect, test } from "vitest";
import { Namespace } from "../../api/core/namespace.ts";
import type { ApiRequest } from "../../api/request.ts";
import { type Cluster, createCluster } from "../cluster.ts";

const pod = (name: string, requests: string) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: {
    name,
    labels: { app: name },
    annotations: { "sim.kubesim.dev/metric.http_requests": requests },
  },
  spec: { containers: [{ name: "web", image: "nginx" }] },
});
const queue = (name: string, labels: object, data: object) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, labels: { "sim.kubesim.dev/external-metrics": "true", ...labels } },
  data,
});

function withMetrics(): Cluster {
  const cluster = createCluster({ nodes: 0 });
  cluster.apply([
    pod("a", "1500m"),
    pod("b", "2k"),
    pod("c", "many"),
    queue("workers", { queue: "work" }, { messages: "30", age: "1.5" }),
    queue("others", { queue: "rest" }, { messages: "12" }),
  ]);
  cluster.patch(Namespace, "default", {
    metadata: { annotations: { "sim.kubesim.dev/metric.users": "7" } },
  });
  return cluster;
}

const read = (cluster: Cluster, request: Omit<ApiRequest, "actor">) =>
  cluster.server.handle({ actor: "test", ...request });
const custom = (plural: string, version = "v1beta2") =>
  ({ verb: "get", resource: { group: "custom.metrics.k8s.io", version, plural } }) as const;
const external = (plural: string) =>
  ({
    verb: "list",
    resource: { group: "external.metrics.k8s.io", version: "v1beta1", plural },
    namespace: "default",
  }) as const;
const timestamp = "2026-01-01T00:00:00Z";

describe("custom metrics", () => {
  test("of pods are what their annotations say", () => {
    const asked = { ...custom("pods"), namespace: "default", name: "*" };
    const value = (name: string, amount: string) => ({
      describedObject: { kind: "Pod", namespace: "default", name, apiVersion: "/v1" },
      metric: { name: "http_requests", selector: null },
      timestamp,
      value: amount,
    });
    expect(read(withMetrics(), { ...asked, subresource: "http_requests" })).toEqual({
      code: 200,
      warnings: [],
      body: {
        kind: "MetricValueList",
        apiVersion: "custom.metrics.k8s.io/v1beta2",
        metadata: {},
        items: [value("a", "1500m"), value("b", "2k")],
      },
    });
  });

  test("can be those of pods with some labels, in the older version", () => {
    const { body } = read(withMetrics(), {
      ...custom("pods", "v1beta1"),
      namespace: "default",
      name: "*",
      subresource: "http_requests",
      options: { labelSelector: "app=b" },
    });
    expect(body).toMatchObject({ items: [{ metricName: "http_requests", value: "2k" }] });
  });

  test("of a namespace have a path of their own", () => {
    const { body } = read(withMetrics(), {
      ...custom("metrics"),
      namespace: "default",
      name: "users",
    });
    expect(body).toMatchObject({ items: [{ describedObject: { kind: "Namespace" }, value: "7" }] });
  });

  test.each([
    {
      behaviour: "of another name",
      name: "a",
      subresource: "none",
      message: "the server could not find the metric none for pods a",
    },
    {
      behaviour: "of an object that has none",
      name: "c",
      subresource: "http_requests",
      message: "the server could not find the metric http_requests for pods c",
    },
  ])("$behaviour are not found", ({ name, subresource, message }) => {
    const asked = { ...custom("pods"), namespace: "default", name, subresource };
    expect(read(withMetrics(), asked)).toMatchObject({ code: 404, body: { message } });
  });
});

describe("external metrics", () => {
  test.each([
    { behaviour: "are those of all ConfigMaps", selector: "", values: ["12", "30"] },
    { behaviour: "are told apart by labels", selector: "queue=work", values: ["30"] },
    { behaviour: "are none without such labels", selector: "queue=none", values: [] },
  ])("$behaviour", ({ selector, values }) => {
    const asked = { ...external("messages"), options: { labelSelector: selector } };
    const { body } = read(withMetrics(), asked);
    expect("items" in body && body.items).toMatchObject(values.map((value) => ({ value })));
  });

  test("look like those of an adapter", () => {
    expect(read(withMetrics(), external("age")).body).toEqual({
      kind: "ExternalMetricValueList",
      apiVersion: "external.metrics.k8s.io/v1beta1",
      metadata: {},
      items: [{ metricName: "age", metricLabels: { queue: "work" }, timestamp, value: "1500m" }],
    });
  });
});

test.each([custom("pods"), external("messages")])(
  "nothing is served of $resource.group where nobody has such metrics",
  (asked) => {
    const name = asked.verb === "get" ? { name: "a", subresource: "b" } : {};
    expect(read(createCluster({ nodes: 0 }), { ...asked, ...name })).toMatchObject({
      code: 404,
      body: { message: "the server could not find the requested resource" },
    });
  },
);
