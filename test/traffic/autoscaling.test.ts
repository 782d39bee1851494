/** What an autoscaler does for clients, by the figures of Kubernetes' walkthrough of it. */
import { expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { Traffic } from "../../api/sim/traffic.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { untimed } from "./scenario.ts";

/** A request takes 50 ms of a processor, so half a processor serves ten a second. */
const deployment = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "php-apache" },
  spec: {
    selector: { matchLabels: { run: "php-apache" } },
    template: {
      metadata: { labels: { run: "php-apache" } },
      spec: {
        containers: [
          {
            name: "php-apache",
            image: "registry.k8s.io/hpa-example",
            ports: [{ containerPort: 80 }],
            resources: { limits: { cpu: "500m" }, requests: { cpu: "200m" } },
            readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 },
            lifecycle: { preStop: { sleep: { seconds: 5 } } },
          },
        ],
      },
    },
  },
};
const service = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "php-apache" },
  spec: { selector: { run: "php-apache" }, ports: [{ port: 80 }] },
};
const autoscaler = {
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
  },
};

interface Seen {
  readonly status: Traffic["status"];
  /** The most replicas while it lasted. */
  readonly most: number;
  /** The replicas ten minutes after its end. */
  readonly left: number;
  /** How long after the jump requests failed for the last time, in seconds. */
  readonly lastFailureS: number;
}

/** Two requests a second for two minutes, then `rate` for eight. */
function jumpTo(rate: number, seed: number): Seen {
  const cluster = createCluster({ seed, nodes: 3 });
  cluster.apply([deployment, service, autoscaler]);
  cluster.advance("2m");
  cluster.apply({
    apiVersion: "sim.kubesim.dev/v1alpha1",
    kind: "Traffic",
    metadata: { name: "load" },
    spec: {
      url: "http://php-apache/",
      from: { podSelector: { matchLabels: { run: "php-apache" } } },
      timeout: "2s",
      load: {
        rate: 2,
        stages: [
          { duration: "2m", rate: 2 },
          { duration: "0s", rate },
          { duration: "8m", rate },
        ],
      },
    },
  });
  let most = 0;
  let [failed, lastFailureS] = [0, 0];
  for (let second = -120; second < 490; second += 1) {
    cluster.advance("1s");
    most = Math.max(most, replicas(cluster));
    const now = cluster.get(Traffic, "load")?.status.failed ?? 0;
    if (now > failed) lastFailureS = second;
    failed = now;
  }
  cluster.advance("10m");
  const status = cluster.get(Traffic, "load")?.status;
  if (status === undefined) throw new Error("the traffic is gone");
  return { status, most, left: replicas(cluster), lastFailureS };
}

const replicas = (cluster: Cluster) => cluster.get(Deployment, "php-apache")?.spec.replicas ?? 0;
const seeds = Array.from({ length: 100 }, (_, seed) => seed);

test("a load that one pod can take is spread over four, and fails no request", untimed, () => {
  for (const seed of seeds.slice(0, 20)) {
    const { status, most, left } = jumpTo(7, seed);
    expect([status.phase, status.failed, left]).toEqual(["Complete", 0, 1]);
    // Seven times 50 ms, of which half of 200m is each one's part.
    expect(most).toBeGreaterThanOrEqual(4);
    expect(most).toBeLessThanOrEqual(5);
  }
});

test("a spike beyond what one pod can take fails requests until there are more", untimed, () => {
  for (const seed of seeds) {
    const { status, most, left, lastFailureS } = jumpTo(30, seed);
    expect([status.phase, Object.keys(status.failures ?? {}), most, left]).toEqual([
      "Complete",
      ["Timeout"],
      10,
      1,
    ]);
    expect(status.failed / status.sent).toBeGreaterThan(0.02);
    expect(status.failed / status.sent).toBeLessThan(0.2);
    // It looks every 15 s at figures of the 15 s before, and doubles or more at each look.
    expect(lastFailureS).toBeGreaterThan(30);
    expect(lastFailureS).toBeLessThan(150);
  }
});
