import { describe, expect, test } from "vitest";
import { fromVersion2, toVersion2 } from "./horizontal-pod-autoscaler-conversion.ts";
import { HorizontalPodAutoscalerV1 } from "./horizontal-pod-autoscaler-v1.ts";
import { autoscaler, share } from "./test-autoscalers.ts";

const alpha = "autoscaling.alpha.kubernetes.io";
const memory = {
  type: "Resource",
  resource: { name: "memory", target: { type: "AverageValue", averageValue: "1Gi" } },
};
const object = {
  type: "Object",
  object: {
    describedObject: { kind: "Ingress", name: "main", apiVersion: "networking.k8s.io/v1" },
    target: { type: "Value", value: "10k" },
    metric: { name: "requests-per-second" },
  },
};
const averageOf = (beside: object) => ({
  ...object,
  object: {
    ...object.object,
    target: { type: "AverageValue", ...beside, averageValue: "2k" },
  },
});
const all = [
  object,
  {
    type: "Pods",
    pods: {
      metric: { name: "packets", selector: { matchLabels: { a: "b" } } },
      target: { type: "AverageValue", averageValue: "1k" },
    },
  },
  {
    type: "ContainerResource",
    containerResource: {
      name: "cpu",
      target: { type: "Utilization", averageUtilization: 60 },
      container: "app",
    },
  },
  {
    type: "External",
    external: { metric: { name: "queue" }, target: { type: "AverageValue", averageValue: "30" } },
  },
  memory,
  share("cpu", 50),
];

describe("version 1", () => {
  test("has a field for the share of CPU, and annotations for the rest", () => {
    const { metadata, spec } = fromVersion2(
      autoscaler({
        metrics: [share("cpu", 50), object],
        behavior: { scaleDown: { selectPolicy: "Disabled" } },
      }),
    );
    expect(spec).toEqual({
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
      minReplicas: 1,
      maxReplicas: 10,
      targetCPUUtilizationPercentage: 50,
    });
    const policies = (...each: [string, number][]) =>
      each
        .map(([type, value]) => `{"Type":"${type}","Value":${value},"PeriodSeconds":15}`)
        .join(",");
    expect(metadata.annotations).toEqual({
      [`${alpha}/metrics`]:
        '[{"type":"Object","object":{"target":{"kind":"Ingress","name":"main",' +
        '"apiVersion":"networking.k8s.io/v1"},"metricName":"requests-per-second",' +
        '"targetValue":"10k"}}]',
      [`${alpha}/behavior`]:
        '{"ScaleUp":{"StabilizationWindowSeconds":0,"SelectPolicy":"Max",' +
        `"Policies":[${policies(["Pods", 4], ["Percent", 100])}],"Tolerance":null},` +
        '"ScaleDown":{"StabilizationWindowSeconds":null,"SelectPolicy":"Disabled",' +
        `"Policies":[${policies(["Percent", 100])}],"Tolerance":null}}`,
    });
  });

  test("tells of the status in annotations too", () => {
    const lastTransitionTime = "2026-01-01T00:00:00Z";
    const { metadata, status } = fromVersion2(
      autoscaler(
        {},
        {
          currentReplicas: 2,
          desiredReplicas: 3,
          currentMetrics: [
            {
              type: "Resource",
              resource: { name: "cpu", current: { averageUtilization: 90, averageValue: "90m" } },
            },
          ],
          conditions: [{ type: "AbleToScale", status: "True", lastTransitionTime, reason: "R" }],
        },
      ),
    );
    expect(status).toEqual({
      currentReplicas: 2,
      desiredReplicas: 3,
      currentCPUUtilizationPercentage: 90,
    });
    expect(metadata.annotations).toEqual({
      [`${alpha}/current-metrics`]:
        '[{"type":"Resource","resource":{"name":"cpu","currentAverageUtilization":90,' +
        '"currentAverageValue":"90m"}}]',
      [`${alpha}/conditions`]:
        `[{"type":"AbleToScale","status":"True","lastTransitionTime":"${lastTransitionTime}",` +
        '"reason":"R"}]',
    });
  });

  test.each([
    { behaviour: "with metrics of every type", spec: { metrics: all } },
    { behaviour: "with a behaviour", spec: { behavior: { scaleUp: { tolerance: "50m" } } } },
    { behaviour: "without CPU", spec: { metrics: [memory] } },
    { behaviour: "with an average of an object", spec: { metrics: [averageOf({})] } },
    {
      behaviour: "with an average of an object, and a value beside it",
      spec: { metrics: [averageOf({ value: "10k" })] },
    },
  ])("of an autoscaler $behaviour holds all of it", ({ spec }) => {
    const stored = autoscaler(spec);
    // A copy, as a client would send it.
    expect(toVersion2({ ...fromVersion2(stored) })).toEqual(stored);
    expect(toVersion2(fromVersion2(stored))).toBe(stored);
  });

  test.each([
    { behaviour: "no JSON", metrics: "{", behavior: "[]" },
    { behaviour: "a name that is none", metrics: '[{"type":5}]', behavior: '{"ScaleUp":5}' },
    {
      behaviour: "a good metric beside one with a broken amount",
      metrics:
        '[{"type":"Pods","pods":{"metricName":"a","targetAverageValue":"1"}},' +
        '{"type":"Pods","pods":{"metricName":"b","targetAverageValue":"much"}}]',
      behavior: '{"ScaleUp":{"SelectPolicy":"Max"},"ScaleDown":{"Policies":[{"Value":"1"}]}}',
    },
    {
      behaviour: "numbers that are no whole ones",
      metrics: '[{"type":"Resource","resource":{"name":"cpu","targetAverageUtilization":1.5}}]',
      behavior: '{"ScaleDown":{"StabilizationWindowSeconds":4294967296}}',
    },
    { behaviour: "null", metrics: "null", behavior: "null" },
  ])("with annotations that hold $behaviour is an autoscaler by CPU", ({ metrics, behavior }) => {
    const first = fromVersion2(autoscaler());
    const annotations = {
      [`${alpha}/metrics`]: metrics,
      [`${alpha}/behavior`]: behavior,
      own: "kept",
    };
    const { spec, metadata } = first;
    const { targetCPUUtilizationPercentage: _, ...range } = spec;
    const stored = toVersion2({ ...first, metadata: { ...metadata, annotations }, spec: range });
    expect(stored).toEqual({
      ...autoscaler(),
      metadata: { ...metadata, annotations: { own: "kept" } },
    });
  });

  test("may change what is wanted, not what was seen", () => {
    const { prepareForUpdate } = HorizontalPodAutoscalerV1.strategy;
    const conditions = [{ type: "AbleToScale", status: "True" }];
    const stored = fromVersion2(autoscaler({}, { conditions }));
    const { annotations: _, ...metadata } = stored.metadata;
    const next = { ...stored, metadata, spec: { ...stored.spec, maxReplicas: 3 } };
    const changed = prepareForUpdate?.(next, stored) ?? next;
    expect(toVersion2(changed)).toEqual(autoscaler({ maxReplicas: 3 }, { conditions }));
  });
});
