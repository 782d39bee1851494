/** Autoscaling as Kubernetes' documentation tells it, in a whole cluster. */
import { describe, expect, test } from "vitest";
import { Deployment } from "../api/apps/deployment.ts";
import { HorizontalPodAutoscaler } from "../api/autoscaling/horizontal-pod-autoscaler.ts";
import { Event } from "../api/core/event.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { Service } from "../api/core/service/service.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";

type Spec = Partial<HorizontalPodAutoscaler["spec"]>;

/** A Deployment whose pods request 200m of CPU, its Service, and an autoscaler of it. */
function scaled(spec: Spec = {}, replicas = 1): Cluster {
  const cluster = createCluster({ seed: 5 });
  const labels = { run: "php-apache" };
  const container = {
    name: "php-apache",
    image: "registry.k8s.io/hpa-example",
    resources: { requests: { cpu: "200m" } },
  };
  cluster.apply([
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "php-apache" },
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [container] } },
      },
    },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "php-apache" },
      spec: { selector: labels, ports: [{ port: 80 }] },
    },
    {
      apiVersion: "autoscaling/v2",
      kind: "HorizontalPodAutoscaler",
      metadata: { name: "php-apache" },
      spec: {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "php-apache" },
        minReplicas: 1,
        maxReplicas: 10,
        metrics: [
          {
            type: "Resource",
            resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 50 } },
          },
        ],
        ...spec,
      },
    },
  ]);
  // What is used while a pod starts does not count.
  cluster.advance("6m");
  return cluster;
}

const autoscaler = (cluster: Cluster) => cluster.get(HorizontalPodAutoscaler, "php-apache");
const replicas = (cluster: Cluster) => cluster.get(Deployment, "php-apache")?.spec.replicas;
const load = (cluster: Cluster, cpu: string | null) =>
  cluster.patch(Service, "php-apache", {
    metadata: { annotations: { "sim.kubesim.dev/cpu": cpu } },
  });
const condition = (cluster: Cluster, type: string) => {
  const found = autoscaler(cluster)?.status.conditions?.find((each) => each.type === type);
  return found && `${found.status} ${found.reason}: ${found.message}`;
};
const events = (cluster: Cluster, reason: string) =>
  cluster
    .list(Event, "default")
    .filter((event) => event.reason === reason)
    .map(({ message }) => message);

describe("the walkthrough", () => {
  test("an idle Deployment keeps its one pod", () => {
    const cluster = scaled();
    expect(replicas(cluster)).toBe(1);
    expect(autoscaler(cluster)?.status.currentMetrics).toEqual([
      {
        type: "Resource",
        resource: { name: "cpu", current: { averageUtilization: 0, averageValue: "1m" } },
      },
    ]);
    expect(condition(cluster, "ScalingActive")).toBe(
      "True ValidMetricFound: the HPA was able to successfully calculate a replica count from " +
        "cpu resource utilization (percentage of request)",
    );
    expect(condition(cluster, "ScalingLimited")).toBe(
      "True TooFewReplicas: the desired replica count is less than the minimum replica count",
    );
  });

  test("load is shared by as many pods as bring it to the target, and then it rests", () => {
    const cluster = scaled();
    load(cluster, "700m");
    cluster.advance("10m");
    expect(replicas(cluster)).toBe(8);
    expect(autoscaler(cluster)?.status.currentMetrics?.[0]?.resource?.current).toEqual({
      averageUtilization: 44,
      averageValue: "89m",
    });
    expect(events(cluster, "SuccessfulRescale")[0]).toBe(
      "New size: 4; reason: cpu resource utilization (percentage of request) above target",
    );
    expect(condition(cluster, "AbleToScale")).toBe(
      "True ReadyForNewScale: recommended size matches current size",
    );
  });

  test("without the load it waits five minutes, and has one pod again", () => {
    const cluster = scaled();
    load(cluster, "700m");
    cluster.advance("10m");
    load(cluster, null);
    cluster.advance("4m30s");
    expect(replicas(cluster)).toBe(8);
    expect(condition(cluster, "AbleToScale")).toContain("ScaleDownStabilized");
    cluster.advance("1m");
    expect(replicas(cluster)).toBe(1);
    expect(events(cluster, "SuccessfulRescale").at(-1)).toBe(
      "New size: 1; reason: All metrics below target",
    );
  });
});

describe("other metrics", () => {
  const target = (averageValue: string) => ({ type: "AverageValue", averageValue });
  const annotate = (cluster: Cluster, value: string) => {
    for (const { metadata } of cluster.list(Pod, "default")) {
      cluster.patch(Pod, metadata.name ?? "", {
        metadata: { annotations: { "sim.kubesim.dev/metric.packets": value } },
      });
    }
  };

  test("of pods are read from an adapter, and before there is one it says so", () => {
    const metrics = [{ type: "Pods", pods: { metric: { name: "packets" }, target: target("1k") } }];
    const cluster = scaled({ metrics }, 2);
    expect(condition(cluster, "ScalingActive")).toBe(
      "False FailedGetPodsMetric: the HPA was unable to compute the replica count: unable to get " +
        "metric packets: unable to fetch metrics from custom metrics API: no custom metrics API " +
        "(custom.metrics.k8s.io) registered",
    );
    annotate(cluster, "2k");
    cluster.advance("30s");
    expect(replicas(cluster)).toBe(4);
    expect(condition(cluster, "ScalingActive")).toBe(
      "True ValidMetricFound: the HPA was able to successfully calculate a replica count from " +
        "pods metric packets",
    );
  });

  test("of one object are shared by all pods", () => {
    const describedObject = { apiVersion: "v1", kind: "Service", name: "php-apache" };
    const object = { describedObject, metric: { name: "hits" }, target: target("10") };
    const cluster = scaled({ metrics: [{ type: "Object", object }] });
    cluster.patch(Service, "php-apache", {
      metadata: { annotations: { "sim.kubesim.dev/metric.hits": "35" } },
    });
    cluster.advance("30s");
    expect(replicas(cluster)).toBe(4);
  });

  test("from outside of the cluster are picked by their labels", () => {
    const selector = { matchLabels: { queue: "worker_tasks" } };
    const metric = { name: "queue_messages_ready", selector };
    const external = { metric, target: target("30") };
    const cluster = scaled({ metrics: [{ type: "External", external }] });
    cluster.apply(
      ["worker_tasks", "other"].map((name) => ({
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: {
          name: name.replace("_", "-"),
          labels: { "sim.kubesim.dev/external-metrics": "true", queue: name },
        },
        data: { queue_messages_ready: "100" },
      })),
    );
    cluster.advance("30s");
    expect(replicas(cluster)).toBe(4);
    expect(autoscaler(cluster)?.status.currentMetrics).toEqual([
      { type: "External", external: { metric, current: { averageValue: "25" } } },
    ]);
  });
});
