import { Service } from "../../api/core/service/service.ts";
import { web } from "../rollouts/web.ts";
import { applying, type Scenario } from "./scenario.ts";

const loadAnnotation = "sim.kubesim.dev/cpu";

const service = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web", annotations: { [loadAnnotation]: "250m" } },
  spec: { selector: { app: "web" }, ports: [{ port: 80 }] },
};

const autoscaler = {
  apiVersion: "autoscaling/v2",
  kind: "HorizontalPodAutoscaler",
  metadata: { name: "web" },
  spec: {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
    maxReplicas: 3,
    metrics: [
      {
        type: "Resource",
        resource: { name: "cpu", target: { type: "AverageValue", averageValue: "50m" } },
      },
    ],
    behavior: { scaleUp: { policies: [{ type: "Pods", value: 1, periodSeconds: 60 }] } },
  },
};

export const autoscalingScenarios: readonly Scenario[] = [
  {
    name: "a Deployment grows with its load and shrinks without it",
    controllers: ["horizontal-pod-autoscaler"],
    steps: [
      { act: applying(web("app:1", { replicas: 1 }), service, autoscaler), rest: "10m" },
      {
        act: (cluster) =>
          cluster.patch(Service, "web", { metadata: { annotations: { [loadAnnotation]: null } } }),
        // Whoever has forgotten what was wanted of late waits five minutes once more.
        rest: "15m",
      },
    ],
  },
];
