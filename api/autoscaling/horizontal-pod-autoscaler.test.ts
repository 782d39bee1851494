import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { HorizontalPodAutoscaler } from "./horizontal-pod-autoscaler.ts";
import { defaultAutoscaler } from "./horizontal-pod-autoscaler-strategy.ts";
import { autoscaler, share } from "./test-autoscalers.ts";

const { strategy, columns } = HorizontalPodAutoscaler;
type Spec = HorizontalPodAutoscaler["spec"];
type Metric = NonNullable<Spec["metrics"]>[number];

describe("what is not said", () => {
  test("is 80 % of the CPU that pods request", () => {
    expect(autoscaler().spec.metrics).toEqual([share("cpu", 80)]);
  });

  test("of a behaviour is filled in for both directions", () => {
    const { behavior } = autoscaler({ behavior: { scaleUp: { selectPolicy: "Min" } } }).spec;
    expect(behavior).toEqual({
      scaleUp: {
        stabilizationWindowSeconds: 0,
        selectPolicy: "Min",
        policies: [
          { type: "Pods", value: 4, periodSeconds: 15 },
          { type: "Percent", value: 100, periodSeconds: 15 },
        ],
      },
      scaleDown: {
        selectPolicy: "Max",
        policies: [{ type: "Percent", value: 100, periodSeconds: 15 }],
      },
    });
  });

  test("is not filled in twice", () => {
    const object = autoscaler({ behavior: {} });
    expect(defaultAutoscaler(object)).toBe(object);
  });
});

const target = { apiVersion: "apps/v1", kind: "Deployment", name: "web" };
const queue = { name: "queue" };
const wrong: readonly {
  readonly behaviour: string;
  readonly spec: Partial<Spec>;
  readonly errors: readonly string[];
}[] = [
  { behaviour: "that scales by CPU is good", spec: { metrics: [share("cpu", 50)] }, errors: [] },
  {
    behaviour: "keeps at least one pod",
    spec: { minReplicas: 0 },
    errors: [
      "spec.minReplicas: Invalid value: 0: must be greater than or equal to 1",
      "spec.metrics: Forbidden: must specify at least one Object or External metric to support " +
        "scaling to zero replicas",
    ],
  },
  {
    behaviour: "keeps at most as many as it keeps at least",
    spec: { minReplicas: 5, maxReplicas: 3 },
    errors: ["spec.maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`"],
  },
  {
    behaviour: "scales something of a group",
    spec: { scaleTargetRef: { kind: "Deployment", name: "web" } },
    errors: [
      'spec.scaleTargetRef.apiVersion: Invalid value: "": apiVersion must specify API group',
    ],
  },
  {
    behaviour: "may scale what core/v1 has to scale",
    spec: { scaleTargetRef: { apiVersion: "v1", kind: "ReplicationController", name: "web" } },
    errors: [],
  },
  {
    behaviour: "names its target by words that fit in a path",
    spec: { scaleTargetRef: { ...target, kind: "a/b", name: "" } },
    errors: [
      "spec.scaleTargetRef.kind: Invalid value: \"a/b\": may not contain '/'",
      "spec.scaleTargetRef.name: Required value",
    ],
  },
  {
    behaviour: "says of a metric what the type asks for, and nothing else",
    spec: { metrics: [{ ...share("cpu", 50), type: "Pods" }] },
    errors: [
      "spec.metrics[0].pods: Required value: must populate information for the given metric source",
    ],
  },
  {
    behaviour: "knows five types of metric",
    spec: { metrics: [{ type: "Weather" }] },
    errors: Array(2).fill(
      'spec.metrics[0].type: Unsupported value: "Weather": supported values: ' +
        '"ContainerResource", "External", "Object", "Pods", "Resource"',
    ),
  },
  {
    behaviour: "has one target for a resource",
    spec: {
      metrics: [
        {
          type: "Resource",
          resource: {
            name: "cpu",
            target: { type: "Utilization", averageUtilization: 0, averageValue: "-1" },
          },
        },
      ],
    },
    errors: [
      'spec.metrics[0].resource.target.averageValue: Invalid value: "-1": must be positive',
      "spec.metrics[0].resource.target.averageUtilization: Invalid value: 0: " +
        "must be greater than 0",
      "spec.metrics[0].resource.target.averageValue: Forbidden: may not set both a target raw " +
        "value and a target utilization",
    ],
  },
  {
    behaviour: "names the container whose resource it means",
    spec: {
      metrics: [
        {
          type: "ContainerResource",
          containerResource: { name: "", container: "", target: { type: "" } },
        },
      ],
    },
    errors: [
      "spec.metrics[0].containerResource.name: Required value: must specify a resource name",
      "spec.metrics[0].containerResource.container: Required value: must specify a container",
      "spec.metrics[0].containerResource.target.type: Required value: must specify a metric " +
        "target type",
      'spec.metrics[0].containerResource.target.type: Invalid value: "": must be either ' +
        "Utilization, Value, or AverageValue",
      "spec.metrics[0].containerResource.target.averageUtilization: Required value: must set " +
        "either a target raw value or a target utilization",
    ],
  },
  {
    behaviour: "has an amount for each pod where it looks at pods",
    spec: { metrics: [{ type: "Pods", pods: { metric: queue, target: { type: "Value" } } }] },
    errors: [
      "spec.metrics[0].pods.target.averageValue: Required value: must specify a positive target " +
        "averageValue",
    ],
  },
  {
    behaviour: "has one amount for what is outside",
    spec: {
      metrics: [
        {
          type: "External",
          external: {
            metric: { name: "" },
            target: { type: "Value", value: "1", averageValue: "1" },
          },
        },
      ],
    },
    errors: [
      "spec.metrics[0].external.metric.name: Required value: must specify a metric name",
      "spec.metrics[0].external.target.value: Forbidden: may not set both a target value for " +
        "metric and a per-pod target",
    ],
  },
  {
    behaviour: "looks back an hour at most, and half an hour in a policy",
    spec: {
      behavior: {
        scaleDown: {
          stabilizationWindowSeconds: 3601,
          selectPolicy: "Median",
          policies: [{ type: "Nodes", value: 0, periodSeconds: 1801 }],
          tolerance: "-0.1",
        },
        scaleUp: { policies: [] },
      },
    },
    errors: [
      "spec.behavior.scaleUp.policies: Required value: must specify at least one Policy",
      "spec.behavior.scaleDown.stabilizationWindowSeconds: Invalid value: 3601: must be less " +
        "than or equal to 3600",
      'spec.behavior.scaleDown.selectPolicy: Unsupported value: "Median": supported values: ' +
        '"Disabled", "Max", "Min"',
      'spec.behavior.scaleDown.policies[0].type: Unsupported value: "Nodes": supported values: ' +
        '"Percent", "Pods"',
      "spec.behavior.scaleDown.policies[0].value: Invalid value: 0: must be greater than zero",
      "spec.behavior.scaleDown.policies[0].periodSeconds: Invalid value: 1801: must be less than " +
        "or equal to 1800",
      'spec.behavior.scaleDown.tolerance: Invalid value: "-100m": must be greater than or equal ' +
        "to 0",
    ],
  },
];

describe("an autoscaler", () => {
  test.each(wrong)("$behaviour", ({ spec, errors }) => {
    expect(errorTexts(strategy.validateCreate?.(autoscaler(spec)) ?? [])).toEqual(errors);
  });

  test("that was let in with no pods and no group may stay so", () => {
    const metrics: Metric[] = [
      { type: "External", external: { metric: queue, target: { type: "Value", value: "1" } } },
    ];
    const scaleTargetRef = { kind: "Deployment", name: "web" };
    const stored = autoscaler({ minReplicas: 0, scaleTargetRef, metrics });
    const next = autoscaler({ minReplicas: 0, scaleTargetRef, metrics, maxReplicas: 3 });
    expect(strategy.validateUpdate?.(next, stored)).toEqual([]);
  });

  test("counts pods from 0 upwards", () => {
    const next = autoscaler({}, { currentReplicas: -1, desiredReplicas: -2 });
    expect(errorTexts(strategy.validateStatusUpdate?.(next, autoscaler()) ?? [])).toEqual([
      "status.currentReplicas: Invalid value: -1: must be greater than or equal to 0",
      "status.desiredReplicas: Invalid value: -2: must be greater than or equal to 0",
    ]);
  });
});

const pods: Metric = {
  type: "Pods",
  pods: { metric: queue, target: { type: "AverageValue", averageValue: "1k" } },
};
const external: Metric = {
  type: "External",
  external: { metric: queue, target: { type: "AverageValue", averageValue: "30" } },
};

describe("its targets", () => {
  const rows: readonly {
    readonly behaviour: string;
    readonly metrics: Metric[];
    readonly status?: Partial<HorizontalPodAutoscaler["status"]>;
    readonly shown: string;
  }[] = [
    { behaviour: "are not known at first", metrics: [], shown: "cpu: <unknown>/80%" },
    {
      behaviour: "are shares of what is requested",
      metrics: [share("cpu", 50)],
      status: {
        currentMetrics: [
          { type: "Resource", resource: { name: "cpu", current: { averageUtilization: 10 } } },
        ],
      },
      shown: "cpu: 10%/50%",
    },
    {
      behaviour: "beyond two are counted",
      metrics: [pods, external, share("cpu", 50)],
      status: {
        currentMetrics: [
          { type: "Pods", pods: { metric: queue, current: { averageValue: "500m" } } },
        ],
      },
      shown: "500m/1k, <unknown>/30 (avg) + 1 more...",
    },
  ];
  test.each(rows)("$behaviour", ({ metrics, status, shown }) => {
    const object = autoscaler({ metrics }, status);
    const cells = columns.slice(0, 6).map((column) => column.value(object, 0));
    expect(cells).toEqual(["web", "Deployment/web", shown, "1", 10, 0]);
  });
});
