/** Autoscalers and metrics: kubesim prints of them what kubectl does. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Cluster } from "../../simulator/cluster.ts";
import { Workbench } from "./kubectl.ts";
import { normal } from "./normal.ts";
import { expectParity, expectParityIn, requireBundle } from "./parity.ts";

let bench: Workbench;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0, prepare });
  return () => bench.close();
});

const deployment = (namespace: string) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", namespace },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" }, annotations: { "sim.kubesim.dev/cpu": "40m" } },
      spec: {
        containers: [
          {
            name: "app",
            image: "nginx:1.27",
            resources: { requests: { cpu: "100m", memory: "64Mi" } },
          },
          { name: "cache", image: "redis:7", resources: { requests: { cpu: "10m" } } },
        ],
      },
    },
  },
});

const service = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web", annotations: { "sim.kubesim.dev/metric.hits": "1500m" } },
  spec: { selector: { app: "web" }, ports: [{ port: 80 }] },
};

const share = (averageUtilization: number) => ({ type: "Utilization", averageUtilization });
const average = (averageValue: string) => ({ type: "AverageValue", averageValue });
const describedObject = { apiVersion: "v1", kind: "Service", name: "web" };
const selector = { matchLabels: { a: "b" } };

const autoscaler = (name: string, target: string, spec: object) => ({
  apiVersion: "autoscaling/v2",
  kind: "HorizontalPodAutoscaler",
  metadata: { name, labels: { of: target }, annotations: { note: "hello" } },
  spec: {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: target },
    maxReplicas: 5,
    ...spec,
  },
});

const everything = [
  { type: "Resource", resource: { name: "cpu", target: share(50) } },
  { type: "Resource", resource: { name: "memory", target: average("64Mi") } },
  {
    type: "ContainerResource",
    containerResource: { name: "cpu", container: "app", target: share(60) },
  },
  {
    type: "ContainerResource",
    containerResource: { name: "cpu", container: "app", target: average("100m") },
  },
  { type: "Pods", pods: { metric: { name: "none", selector }, target: average("1k") } },
  {
    type: "Object",
    object: { metric: { name: "hits" }, describedObject, target: { type: "Value", value: "2" } },
  },
  { type: "Object", object: { metric: { name: "hits" }, describedObject, target: average("2") } },
  { type: "External", external: { metric: { name: "queue" }, target: average("30") } },
  {
    type: "External",
    external: { metric: { name: "queue", selector }, target: { type: "Value", value: "30" } },
  },
];

/** A Deployment that is scaled by everything there is, one that is not there, and a lost node. */
function prepare(cluster: Cluster): void {
  for (const name of ["first", "second"]) {
    cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
    cluster.settle();
    cluster.apply(deployment(name));
  }
  cluster.apply([
    deployment("default"),
    service,
    autoscaler("all", "web", {
      minReplicas: 2,
      metrics: everything,
      behavior: {
        scaleUp: { selectPolicy: "Disabled" },
        scaleDown: {
          stabilizationWindowSeconds: 60,
          policies: [
            { type: "Percent", value: 10, periodSeconds: 60 },
            { type: "Pods", value: 4, periodSeconds: 120 },
          ],
        },
      },
    }),
    autoscaler("lost", "none", {}),
  ]);
  cluster.advance("10m");
  cluster.powerOff("node-2");
}

describe("what is read is alike", () => {
  test.each([
    "get hpa",
    "get hpa -o wide --show-labels",
    "get hpa all -o yaml",
    "get hpa.v1.autoscaling",
    "get podmetrics",
    "describe hpa all",
    "describe hpa",
    "top pods",
    "top pod -A",
    "top po --sort-by=cpu --no-headers",
    "top pods --containers --sort-by=memory",
    "top pods --containers --sum -A",
    "top pods -l app=web --sum",
    "top pods --show-swap --containers",
    "top pods --show-swap --sum -A --sort-by=cpu",
    "top nodes --show-swap",
    "top nodes --show-swap --use-protocol-buffers=false --no-headers",
    "top pods -n nowhere",
    "top pods -A -l app=none",
    "top pods none",
    "top pods --sort-by=name",
    "top pods a b",
    "top pods a -l b=c",
    "top nodes",
    "top node node-0 --show-capacity",
    "top no --sort-by=memory --no-headers",
    "top nodes none",
    "top nodes -l a=none",
    "top nodes -l !!",
    "top pods --field-selector=foo",
    "top pods --field-selector=foo=bar",
    "top things",
  ])("kubectl %s", (command) => expectParity(bench, `kubectl ${command}`));
});

describe("what is made is alike", () => {
  test.each([
    "autoscale deployment web --max=3",
    "autoscale deployment/web --min=2 --max=5 --cpu=50% --memory=200Mi --name=both",
    "autoscale deploy web --max=4 --cpu=500 --memory=50% --name=bare -o yaml",
    "autoscale deploy web --max=4 --name=said --dry-run=server",
    "autoscale deploy web --max=4 --min=1 --dry-run=client -o yaml --cpu=0.5",
    "autoscale deploy web --max=3",
    "autoscale deploy web --max=3 --cpu=50%",
    "autoscale deploy web --max=3 --cpu=-5 --name=wrong",
    "get hpa",
  ])("kubectl %s", (command) =>
    expectParityIn(bench, ["first", "second"], `kubectl ${command}`, {
      normal: (text) => normal(text).replace(/resourceVersion: "\d+"/g, 'resourceVersion: "<rv>"'),
    }),
  );
});

describe("what is refused is alike", () => {
  test.each([
    "autoscale deployment web",
    "autoscale deployment none --max=3",
    "autoscale deployment web --min=5 --max=3",
    "autoscale deployment web --max=0",
    "autoscale svc web --max=3",
    "autoscale deployment web --max=3 --cpu=much",
    "autoscale deployment --max=3",
    "autoscale --max=3",
  ])("kubectl %s", (command) => expectParity(bench, `kubectl ${command}`));
});

test("an autoscaler made by hand scales", async () => {
  const shown = await bench.stdout("kubesim get hpa all -o jsonpath='{.status.desiredReplicas}'");
  expect(shown).toBe("2");
});
