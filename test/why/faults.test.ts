/** What a cluster says of why its objects are as they are while Faults go on, and after them. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import type { JsonObject } from "../../api/json.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";

const deployment = (container: object = {}) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: { containers: [{ name: "app", image: "nginx:1.27", ...container }] },
    },
  },
});
const httpGet = { path: "/", port: 80 };
const web = { podSelector: { matchLabels: { app: "web" } } };

function strike(cluster: Cluster, name: string, spec: JsonObject): void {
  const head = { apiVersion: "sim.kubesim.dev/v1alpha1", kind: "Fault" };
  cluster.apply({ ...head, metadata: { name }, spec });
}

function running(container: object = {}): Cluster {
  const cluster = createCluster();
  cluster.apply(deployment(container));
  cluster.advance("30s");
  return cluster;
}

/** The verdict, what was found, and what it comes from, without names that end in chance. */
function told(cluster: Cluster, kind: string, name: string): readonly string[] {
  const { verdict = "", findings = [] } = cluster.why({ kind, name });
  return [verdict, ...findings.flatMap(({ text, reasons = [] }) => [text, ...reasons])].map(
    (line) => line.replaceAll(/web-[a-z0-9]{8,10}-[a-z0-9]{5}/g, "web-POD"),
  );
}

const firstPod = (cluster: Cluster) => cluster.list(Pod, "default")[0]?.metadata.name ?? "";

test("a pod that waits for a scheduler that stands still names the Fault", () => {
  const cluster = createCluster();
  strike(cluster, "pause", { type: "ProcessPause", target: { process: "kube-scheduler" } });
  cluster.apply(deployment());
  cluster.advance("30s");
  expect(told(cluster, "Pod", firstPod(cluster))).toContain(
    "Fault pause (ProcessPause) struck kube-scheduler 30s ago and goes on",
  );
});

test("a pod whose kubelet stands still names the Fault", () => {
  const cluster = createCluster();
  strike(cluster, "pause", { type: "ProcessPause", target: { process: "kubelet" } });
  cluster.apply(deployment());
  cluster.advance("30s");
  expect(told(cluster, "Pod", firstPod(cluster))).toContain(
    "Fault pause (ProcessPause) struck kubelet 30s ago and goes on",
  );
});

test("a pod that loses its packets names the Fault", () => {
  const cluster = running({ readinessProbe: { httpGet, periodSeconds: 2 } });
  strike(cluster, "loss", { type: "NetworkLoss", target: web });
  cluster.advance("20s");
  const name = firstPod(cluster);
  expect(told(cluster, "Pod", name)).toContain(
    "Fault loss (NetworkLoss) struck pod web-POD 20s ago and goes on",
  );
});

test("a Deployment is not as wanted while a status that nobody writes says it is", () => {
  const cluster = running();
  const process = "kube-controller-manager";
  strike(cluster, "away", { type: "APIUnavailable", target: { process } });
  cluster.delete(Pod, firstPod(cluster));
  cluster.advance("1m");
  expect(told(cluster, "Deployment", "web").slice(0, 3)).toEqual([
    "Deployment default/web is not as wanted.",
    "Of 2 wanted pods, 1 is ready; its status does not say so yet.",
    "Fault away (APIUnavailable) struck kube-controller-manager 1m0s ago and goes on",
  ]);
});

test.each([
  {
    behaviour: "a Fault ended it",
    container: {},
    fault: { type: "ContainerCrash", target: web },
    after: "5s",
    found:
      "Container app was restarted once, 3.82s ago, after it ended: Error, exit code 137; " +
      "because user (kubectl-client-side-apply) applied Fault trouble 5s ago.",
    reasons: [],
  },
  {
    behaviour: "its liveness probe failed",
    container: { livenessProbe: { httpGet, periodSeconds: 5, failureThreshold: 1 } },
    fault: { type: "ContainerHang", target: web, duration: "10s" },
    after: "1m",
    found: expect.stringMatching(/^Container app was restarted once, \d+s ago, after it ended: /),
    reasons: [expect.stringMatching(/: Container app failed liveness probe, will be restarted$/)],
  },
  {
    behaviour: "its machine was started again",
    container: {},
    fault: { type: "NodeReboot", target: { nodes: ["node-0", "node-1", "node-2"] } },
    after: "1m",
    found: expect.stringMatching(/^Container app was restarted once, \d+s ago, after it ended: /),
    reasons: [],
  },
])("a pod that is well again tells of its restart when $behaviour", (row) => {
  const cluster = running(row.container);
  strike(cluster, "trouble", row.fault);
  cluster.advance(row.after);
  const { verdict, findings = [] } = cluster.why({ kind: "Pod", name: firstPod(cluster) });
  const restart = findings.find(({ about }) => about === "Restart");
  expect(verdict).toContain("is as wanted");
  expect([restart?.text, restart?.reasons ?? []]).toEqual([row.found, row.reasons]);
});
