import type { MetricStatus } from "../../api/autoscaling/metric.ts";
import { type Complaint, combine } from "./combine.ts";
import type { Finding } from "./conditions.ts";
import { type Bounds, limit, limitBy } from "./limit.ts";
import { type Events, type Memory, recent } from "./memory.ts";
import type { Observed, Target } from "./observed.ts";
import { stabilize, stabilizeBy } from "./stabilize.ts";

/** How many pods are wanted, and why. */
export interface Decision {
  /** Nothing where it cannot be told: then everything stays. */
  readonly desiredReplicas?: number;
  /** Why it scales, if it does. */
  readonly reason: string;
  readonly findings: readonly Finding[];
  readonly statuses?: readonly MetricStatus[];
  readonly complaints: readonly Complaint[];
  readonly memory: Partial<Memory>;
}

const found: Finding = {
  type: "AbleToScale",
  status: "True",
  reason: "SucceededGetScale",
  message: "the HPA controller was able to get the target's current scale",
};
const disabled: Finding = {
  type: "ScalingActive",
  status: "False",
  reason: "ScalingDisabled",
  message: "scaling is disabled since the replica count of the target is zero",
};

/** Decides by the bounds where the number of pods is outside of them, else by the metrics. */
export function decide(observed: Observed, memory: Memory, target: Target): Decision {
  const { minReplicas, maxReplicas } = observed.autoscaler.spec;
  const currentReplicas = target.scale.spec.replicas ?? 0;
  const { recommendations } = memory;
  const base = { findings: [found], complaints: [], memory: { recommendations } };
  if (currentReplicas === 0 && minReplicas !== 0) {
    return { ...base, desiredReplicas: 0, reason: "", findings: [found, disabled] };
  }
  const bounds = { currentReplicas, minReplicas, maxReplicas };
  const outside = (desiredReplicas: number, reason: string): Decision => ({
    ...base,
    desiredReplicas,
    reason,
    memory: { recommendations, ...scaled(observed, memory, { currentReplicas, desiredReplicas }) },
  });
  if (currentReplicas > maxReplicas) {
    return outside(maxReplicas, "Current number of replicas above Spec.MaxReplicas");
  }
  if (currentReplicas < minReplicas) {
    return outside(minReplicas, "Current number of replicas below Spec.MinReplicas");
  }
  return byMetrics(observed, memory, { target, bounds });
}

function byMetrics(
  observed: Observed,
  memory: Memory,
  { target, bounds }: { readonly target: Target; readonly bounds: Bounds },
): Decision {
  const { nowMs } = observed;
  const { proposal, finding, statuses, complaints } = combine(observed, target);
  const told = statuses === undefined ? {} : { statuses };
  const { recommendations } = memory;
  if (proposal === undefined) {
    const findings = [found, finding];
    return { reason: "", findings, ...told, complaints, memory: { recommendations } };
  }
  const { currentReplicas } = bounds;
  const { replicas, metric } = proposal;
  const reason = replicas > currentReplicas ? `${metric} above target` : "All metrics below target";
  const normal = normalize(observed, memory, { bounds, replicas });
  const desiredReplicas = normal.replicas;
  return {
    desiredReplicas,
    reason,
    findings: [found, finding, ...normal.findings],
    ...told,
    complaints,
    memory: {
      recommendations: [...recommendations, { replicas, timeMs: nowMs }],
      ...scaled(observed, memory, { currentReplicas, desiredReplicas }),
    },
  };
}

/** Holds back what the metrics ask for. Source: normalizeDesiredReplicas 1.36. */
function normalize(
  { autoscaler, nowMs }: Observed,
  { recommendations, ups, downs }: Memory,
  { bounds, replicas }: { readonly bounds: Bounds; readonly replicas: number },
) {
  const { behavior } = autoscaler.spec;
  const { currentReplicas } = bounds;
  const wish = { currentReplicas, desiredReplicas: replicas, recommendations, nowMs };
  const stable = behavior === undefined ? stabilize(wish) : stabilizeBy(behavior, wish);
  const limited =
    behavior === undefined
      ? limit(stable.replicas, bounds)
      : limitBy(behavior, stable.replicas, bounds, { ups, downs, nowMs });
  const findings: Finding[] = [
    { type: "AbleToScale", status: "True", reason: stable.reason, message: stable.message },
    {
      type: "ScalingLimited",
      status: limited.replicas === stable.replicas ? "False" : "True",
      reason: limited.reason,
      message: limited.message,
    },
  ];
  return { replicas: limited.replicas, findings };
}

/** The events with this one more. Without a behaviour nobody asks for them. */
function scaled(
  { autoscaler, nowMs }: Observed,
  { ups, downs }: Events,
  change: { readonly currentReplicas: number; readonly desiredReplicas: number },
): Partial<Memory> {
  const by = change.desiredReplicas - change.currentReplicas;
  if (autoscaler.spec.behavior === undefined || by === 0) return {};
  return by > 0
    ? { ups: [...recent(ups, nowMs), { change: by, timeMs: nowMs }] }
    : { downs: [...recent(downs, nowMs), { change: -by, timeMs: nowMs }] };
}
