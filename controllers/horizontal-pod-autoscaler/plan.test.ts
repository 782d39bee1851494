import { describe, expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import type { HorizontalPodAutoscaler } from "../../api/autoscaling/horizontal-pod-autoscaler.ts";
import { autoscaler, share } from "../../api/autoscaling/test-autoscalers.ts";
import { untyped } from "../../client/action.ts";
import type { Plan } from "../../client/controller.ts";
import { nowMs, timeAt } from "../testing/workloads.ts";
import type { Amounts } from "./group-pods.ts";
import type { Memory } from "./memory.ts";
import type { Observed } from "./observed.ts";
import { planAutoscaler } from "./plan.ts";
import { amountsOf, podOf } from "./test-pods.ts";
import { Unmeasurable } from "./unmeasurable.ts";

const due: Memory = { dueMs: nowMs, recommendations: [], ups: [], downs: [] };

interface Parts {
  readonly spec?: Partial<HorizontalPodAutoscaler["spec"]>;
  readonly status?: Partial<HorizontalPodAutoscaler["status"]>;
  readonly memory?: Memory | undefined;
  readonly failure?: string;
  /** How many pods the target is to have, or why it cannot be had. */
  readonly replicas?: number | string;
  readonly selector?: string;
  readonly rivals?: readonly string[];
  /** What each pod uses of its one CPU. */
  readonly used?: Readonly<Record<string, number>>;
  readonly memoryUsed?: Amounts;
}

/** An autoscaler of two pods that are to use half of the CPU that they request. */
function observed(parts: Parts = {}): Observed {
  const { replicas = 2, selector = "app=web", used = { a: 500, b: 500 } } = parts;
  const metadata = { name: "web", namespace: "default" };
  return {
    autoscaler: autoscaler({ metrics: [share("cpu", 50)], ...parts.spec }, parts.status),
    nowMs,
    memory: "memory" in parts ? parts.memory : due,
    failure: parts.failure,
    target: () =>
      typeof replicas === "string"
        ? replicas
        : {
            resource: untyped(Deployment),
            scale: {
              apiVersion: "autoscaling/v1",
              kind: "Scale",
              metadata,
              spec: { replicas },
              status: { replicas, selector },
            },
          },
    pods: () => [podOf({ name: "a" }), podOf({ name: "b" })],
    controlling: () => parts.rivals ?? ["default/web"],
    metrics: () => ({
      resource(name) {
        if (name === "cpu" && Object.keys(used).length > 0) return amountsOf(used);
        throw new Unmeasurable("no metrics returned from resource metrics API");
      },
      pods: () => amountsOf({}),
      object: () => 0,
      external: () => [],
    }),
  };
}

/** What a plan does, a line each. */
function told({ actions }: Plan): string[] {
  return actions.map((action) => {
    if (action.do === "record") return `${action.event.reason}: ${action.event.message}`;
    if (action.do !== "update") throw new Error(`no autoscaler does ${action.do}`);
    if (action.subresource !== "scale") return `${action.subresource}`;
    const { spec } = action.object as { spec?: { replicas?: number } };
    return `scale to ${spec?.replicas}, then ${action.succeeded?.message}`;
  });
}

/** The status that a plan writes. */
function statusOf({ actions }: Plan): HorizontalPodAutoscaler["status"] | undefined {
  const write = actions.find((each) => each.do === "update" && each.subresource === "status");
  // Plans of autoscalers write the status of autoscalers.
  return write?.do === "update" ? (write.object as HorizontalPodAutoscaler).status : undefined;
}

const conditionsOf = (plan: Plan) =>
  Object.fromEntries(
    (statusOf(plan)?.conditions ?? []).map(({ type, status, reason }) => [
      type,
      `${status} ${reason}`,
    ]),
  );

describe("an autoscaler looks", () => {
  test("for the first time 15 seconds after it is there", () => {
    expect(planAutoscaler(observed({ memory: undefined }))).toEqual({
      actions: [],
      requeueAfterMs: 15_000,
      memory: { dueMs: nowMs + 15_000, recommendations: [], ups: [], downs: [] },
    });
  });

  test("not earlier when it changes", () => {
    const memory = { ...due, dueMs: nowMs + 4_000 };
    expect(planAutoscaler(observed({ memory }))).toEqual({
      actions: [],
      requeueAfterMs: 4_000,
      memory,
    });
  });

  test("and tells what it sees", () => {
    const plan = planAutoscaler(observed());
    expect(plan.requeueAfterMs).toBe(15_000);
    expect(statusOf(plan)).toEqual({
      currentReplicas: 2,
      desiredReplicas: 2,
      currentMetrics: [
        {
          type: "Resource",
          resource: { name: "cpu", current: { averageUtilization: 50, averageValue: "500m" } },
        },
      ],
      conditions: [
        {
          type: "AbleToScale",
          status: "True",
          lastTransitionTime: timeAt(0),
          reason: "ReadyForNewScale",
          message: "recommended size matches current size",
        },
        {
          type: "ScalingActive",
          status: "True",
          lastTransitionTime: timeAt(0),
          reason: "ValidMetricFound",
          message:
            "the HPA was able to successfully calculate a replica count from cpu resource " +
            "utilization (percentage of request)",
        },
        {
          type: "ScalingLimited",
          status: "False",
          lastTransitionTime: timeAt(0),
          reason: "DesiredWithinRange",
          message: "the desired count is within the acceptable range",
        },
      ],
    });
  });

  test("and writes nothing where nothing has changed", () => {
    const status = statusOf(planAutoscaler(observed()));
    expect(planAutoscaler(observed({ status })).actions).toEqual([]);
  });
});

const above = "cpu resource utilization (percentage of request) above target";
const rows: readonly {
  readonly behaviour: string;
  readonly parts: Parts;
  readonly does: readonly string[];
  readonly conditions: Readonly<Record<string, string>>;
}[] = [
  {
    behaviour: "scales up, then writes its status",
    parts: { used: { a: 1000, b: 1000 } },
    does: [`scale to 4, then New size: 4; reason: ${above}`, "status"],
    conditions: {
      AbleToScale: "True SucceededRescale",
      ScalingActive: "True ValidMetricFound",
      ScalingLimited: "False DesiredWithinRange",
    },
  },
  {
    behaviour: "keeps what was asked for of late",
    parts: { used: { a: 100, b: 100 } },
    does: ["status"],
    conditions: {
      AbleToScale: "True ScaleDownStabilized",
      ScalingActive: "True ValidMetricFound",
      ScalingLimited: "False DesiredWithinRange",
    },
  },
  {
    behaviour: "scales down once that is long ago",
    parts: {
      used: { a: 100, b: 100 },
      memory: { ...due, recommendations: [{ replicas: 2, timeMs: nowMs - 300_001 }] },
    },
    does: ["scale to 1, then New size: 1; reason: All metrics below target", "status"],
    conditions: {
      AbleToScale: "True SucceededRescale",
      ScalingActive: "True ValidMetricFound",
      ScalingLimited: "False DesiredWithinRange",
    },
  },
  {
    behaviour: "leaves alone what was scaled to none",
    parts: { replicas: 0 },
    does: ["status"],
    conditions: { AbleToScale: "True SucceededGetScale", ScalingActive: "False ScalingDisabled" },
  },
  {
    behaviour: "brings what is above its bounds down at once",
    parts: { replicas: 12 },
    does: [
      "scale to 10, then New size: 10; reason: Current number of replicas above Spec.MaxReplicas",
      "status",
    ],
    conditions: { AbleToScale: "True SucceededRescale" },
  },
  {
    behaviour: "brings what is below its bounds up at once",
    parts: { spec: { minReplicas: 3 } },
    does: [
      "scale to 3, then New size: 3; reason: Current number of replicas below Spec.MinReplicas",
      "status",
    ],
    conditions: { AbleToScale: "True SucceededRescale" },
  },
  {
    behaviour: "says that it cannot have its target",
    parts: { replicas: 'deployments/scale.apps "web" not found' },
    does: ['FailedGetScale: deployments/scale.apps "web" not found', "status"],
    conditions: { AbleToScale: "False FailedGetScale" },
  },
  {
    behaviour: "says that there are no metrics",
    parts: { used: {} },
    does: [
      "FailedGetResourceMetric: failed to get cpu utilization: unable to get metrics for resource " +
        "cpu: no metrics returned from resource metrics API",
      "FailedComputeMetricsReplicas: invalid metrics (1 invalid out of 1), first error is: failed " +
        "to get cpu resource metric value: failed to get cpu utilization: unable to get metrics " +
        "for resource cpu: no metrics returned from resource metrics API",
      "status",
    ],
    conditions: {
      AbleToScale: "True SucceededGetScale",
      ScalingActive: "False FailedGetResourceMetric",
    },
  },
  {
    behaviour: "scales up by one metric where another is missing",
    parts: {
      used: { a: 1000, b: 1000 },
      spec: { metrics: [share("memory", 50), share("cpu", 50)] },
    },
    does: [
      "FailedGetResourceMetric: failed to get memory utilization: unable to get metrics for " +
        "resource memory: no metrics returned from resource metrics API",
      `scale to 4, then New size: 4; reason: ${above}`,
      "status",
    ],
    conditions: {
      AbleToScale: "True SucceededRescale",
      ScalingActive: "True ValidMetricFound",
      ScalingLimited: "False DesiredWithinRange",
    },
  },
  {
    behaviour: "does not scale down where one metric is missing",
    parts: {
      used: { a: 100, b: 100 },
      memory: { ...due, recommendations: [{ replicas: 2, timeMs: nowMs - 300_001 }] },
      spec: { metrics: [share("cpu", 50), share("memory", 50)] },
    },
    does: [
      "FailedGetResourceMetric: failed to get memory utilization: unable to get metrics for " +
        "resource memory: no metrics returned from resource metrics API",
      "FailedComputeMetricsReplicas: invalid metrics (1 invalid out of 2), first error is: failed " +
        "to get memory resource metric value: failed to get memory utilization: unable to get " +
        "metrics for resource memory: no metrics returned from resource metrics API",
      "status",
    ],
    conditions: {
      AbleToScale: "True SucceededGetScale",
      ScalingActive: "False FailedGetResourceMetric",
    },
  },
  {
    behaviour: "needs a selector",
    parts: { selector: "" },
    does: [
      "SelectorRequired: selector is required",
      "FailedComputeMetricsReplicas: selector is required",
      "status",
    ],
    conditions: { AbleToScale: "True SucceededGetScale", ScalingActive: "False InvalidSelector" },
  },
  {
    behaviour: "does not share pods with another",
    parts: { rivals: ["default/other", "default/web"] },
    does: [
      "AmbiguousSelector: pods by selector app=web are controlled by multiple HPAs: " +
        "[default/other default/web]",
      "FailedComputeMetricsReplicas: pods by selector app=web are controlled by multiple HPAs: " +
        "[default/other default/web]",
      "status",
    ],
    conditions: {
      AbleToScale: "True SucceededGetScale",
      ScalingActive: "False AmbiguousSelector",
    },
  },
];

describe("an autoscaler", () => {
  test.each(rows)("$behaviour", ({ parts, does, conditions }) => {
    const plan = planAutoscaler(observed(parts));
    expect([told(plan), conditionsOf(plan)]).toEqual([does, conditions]);
  });

  test("whose metrics all ask for no pods goes by the last of them", () => {
    const target = { type: "Utilization", averageUtilization: 50 };
    const ofContainer = { name: "cpu", container: "c", target };
    const metrics = [
      share("cpu", 50),
      { type: "ContainerResource", containerResource: ofContainer },
    ];
    const status = statusOf(planAutoscaler(observed({ spec: { metrics }, used: { a: 0, b: 0 } })));
    const active = status?.conditions?.find(({ type }) => type === "ScalingActive");
    expect(active?.message).toBe(
      "the HPA was able to successfully calculate a replica count from cpu container resource " +
        "utilization (percentage of request)",
    );
  });

  test("that is refused to scale says so, and does not take it for done", () => {
    const spec = { behavior: { scaleUp: {}, scaleDown: {} } };
    const first = planAutoscaler(observed({ spec, used: { a: 1000, b: 1000 } }));
    // What it wrote down is that it scaled, for it cannot know better yet.
    const memory = first.memory as Memory;
    expect([memory.ups, memory.asked]).toMatchObject([
      [{ change: 2, timeMs: nowMs }],
      { replicas: 4, ups: [], downs: [] },
    ]);
    const second = planAutoscaler(observed({ spec, memory, failure: "it is locked" }));
    expect([told(second), conditionsOf(second), second.memory]).toEqual([
      ["status"],
      {
        AbleToScale: "False FailedUpdateScale",
        ScalingActive: "True ValidMetricFound",
        ScalingLimited: "False DesiredWithinRange",
      },
      { ...due, dueMs: nowMs + 15_000, recommendations: memory.recommendations },
    ]);
  });

  test("whose status is refused looks again when it is due", () => {
    const memory = {
      ...due,
      dueMs: nowMs + 15_000,
      asked: { replicas: 2, ups: [], downs: [], findings: [] },
    };
    const { asked: _, ...rest } = memory;
    expect(planAutoscaler(observed({ memory, failure: "conflict" }))).toEqual({
      actions: [],
      requeueAfterMs: 15_000,
      memory: rest,
    });
  });
});
