/** Traffic moves the CPU of pods, and so the autoscaler. */
import { expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { bothCares, send, shop, untimed } from "./scenario.ts";

const autoscaler = {
  apiVersion: "autoscaling/v2",
  kind: "HorizontalPodAutoscaler",
  metadata: { name: "web" },
  spec: {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
    minReplicas: 2,
    maxReplicas: 10,
    metrics: [
      {
        type: "Resource",
        resource: { name: "cpu", target: { type: "AverageValue", averageValue: "100m" } },
      },
    ],
  },
};

/** Ten milliseconds of one core. */
const behavior = {
  apiVersion: "sim.kubesim.dev/v1alpha1",
  kind: "ImageBehavior",
  metadata: { name: "nginx" },
  spec: { image: "nginx", resources: { cpu: "1m", perRequest: { cpu: "10m" } } },
};

test("a spike makes more pods, and its end fewer; no request fails", untimed, () => {
  for (let seed = 0; seed < 100; seed += 1) {
    const cluster = shop({ seed, care: bothCares, replicas: 2 });
    cluster.apply([behavior, autoscaler]);
    let most = 0;
    cluster.observe(() => {
      most = Math.max(most, cluster.get(Deployment, "web")?.status.readyReplicas ?? 0);
    });
    const status = send(cluster, {
      load: {
        rate: 10,
        stages: [
          { duration: "1m", rate: 10 },
          { duration: "10s", rate: 60 },
          { duration: "3m", rate: 60 },
          { duration: "0s", rate: 5 },
          { duration: "8m", rate: 5 },
        ],
      },
      duration: undefined,
    });
    const { failed, pods } = status;
    const { replicas } = cluster.get(Deployment, "web")?.spec ?? {};
    expect({ failed, replicas, asked: pods?.length }).toEqual({
      failed: 0,
      replicas: 2,
      asked: most,
    });
    // 60 requests a second take 600m, and every pod 1m for itself: 7 pods at 100m each; by chance
    // there are so many more in a quarter of a minute that it takes 8.
    expect(most).toBeGreaterThanOrEqual(7);
    expect(most).toBeLessThanOrEqual(8);
    expect(Math.abs(status.sent - 14_100)).toBeLessThan(500);
  }
});
