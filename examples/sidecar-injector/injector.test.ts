import { readFileSync } from "node:fs";
import { type Cluster, createCluster, Deployment, Event, Pod, type WebhookServer } from "kubesim";
import { expect, test } from "vitest";
import "kubesim/vitest";
import { inject } from "./injector.ts";

const manifest = readFileSync(new URL("webhook.yaml", import.meta.url), "utf8");

const web = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web", "example.com/proxy": "yes" } },
      spec: { containers: [{ name: "web", image: "nginx:1.29" }] },
    },
  },
};

function clusterWith(server: WebhookServer): Cluster {
  const cluster = createCluster({ seed: 7 });
  cluster.apply(manifest);
  cluster.webhook("default/sidecar-injector", server);
  return cluster;
}
const containersOf = (cluster: Cluster) =>
  cluster.list(Pod, "default").map(({ spec }) => spec.containers.map(({ name }) => name).join());
const isReady = (cluster: Cluster) => () =>
  cluster.get(Deployment, "web")?.status.readyReplicas === 3;

test("every pod of a Deployment gets its proxy, once", () => {
  const cluster = clusterWith({ admit: inject });
  cluster.apply(web);
  cluster.until(isReady(cluster), { within: "1m" });
  expect(containersOf(cluster)).toEqual(["web,proxy", "web,proxy", "web,proxy"]);
});

test("a slow webhook makes rollouts slow", () => {
  const cluster = clusterWith({ admit: inject, latencyMs: 4000 });
  cluster.apply(web);
  expect(cluster.until(isReady(cluster), { within: "1m" })).toBeGreaterThan(4000);
  expect(containersOf(cluster)).toEqual(["web,proxy", "web,proxy", "web,proxy"]);
});

test("no pod is made while the webhook is away, and all are once it is back", () => {
  const cluster = createCluster({ seed: 7 });
  cluster.apply(manifest);
  const outage = cluster.webhook("default/sidecar-injector", () => {
    throw new Error("out of memory");
  });
  cluster.apply(web);
  cluster.advance("1m");
  expect(containersOf(cluster)).toEqual([]);
  const [failure] = cluster
    .list(Event, "default")
    .filter(({ reason }) => reason === "FailedCreate");
  expect(failure?.note).toContain('failed calling webhook "sidecar-injector.example.com"');
  outage.stop();
  cluster.webhook("default/sidecar-injector", inject);
  cluster.until(isReady(cluster), { within: "5m" });
});
