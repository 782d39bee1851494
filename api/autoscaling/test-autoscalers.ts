import type { HorizontalPodAutoscaler } from "./horizontal-pod-autoscaler.ts";
import { defaultAutoscaler } from "./horizontal-pod-autoscaler-strategy.ts";

type Spec = HorizontalPodAutoscaler["spec"];

/** An autoscaler of the Deployment `web`, between 1 and 10 pods, that scales by CPU. */
export function autoscaler(
  spec: Partial<Spec> = {},
  status: Partial<HorizontalPodAutoscaler["status"]> = {},
): HorizontalPodAutoscaler {
  return defaultAutoscaler({
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: { name: "web", namespace: "default" },
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
      minReplicas: 1,
      maxReplicas: 10,
      ...spec,
    },
    status: { desiredReplicas: 0, currentMetrics: null, ...status },
  });
}

/** A metric of the share of a resource that pods are to use, in percent. */
export const share = (name: string, averageUtilization: number) => ({
  type: "Resource",
  resource: { name, target: { type: "Utilization", averageUtilization } },
});
