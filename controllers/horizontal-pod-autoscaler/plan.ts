/** What an autoscaler does when it looks. Source: horizontal.go reconcileAutoscaler 1.36. */
import {
  HorizontalPodAutoscaler,
  type HorizontalPodAutoscalerStatus,
} from "../../api/autoscaling/horizontal-pod-autoscaler.ts";
import type { MetricStatus } from "../../api/autoscaling/metric.ts";
import { compact, equalJson } from "../../api/json.ts";
import { formatTime } from "../../api/runtime.ts";
import { type Action, record, updateStatus } from "../../client/action.ts";
import type { Plan } from "../../client/controller.ts";
import type { Complaint } from "./combine.ts";
import { type Finding, withFindings } from "./conditions.ts";
import { type Decision, decide } from "./decide.ts";
import { type Asked, type Memory, recent } from "./memory.ts";
import type { Observed, Target } from "./observed.ts";
import { syncPeriodMs } from "./settings.ts";

/** The next steps of an autoscaler: at most one change of its target, then its own status. */
export function planAutoscaler(observed: Observed): Plan {
  const { memory, nowMs, failure } = observed;
  // A new one looks after a period for the first time, and not earlier for a change of it.
  if (memory === undefined) return waiting(begun(nowMs), nowMs);
  if (memory.asked !== undefined && failure !== undefined) {
    return planRefused(observed, memory, failure);
  }
  if (nowMs < memory.dueMs) return waiting(memory, nowMs);
  const target = observed.target();
  const next = { ...memory, dueMs: nowMs + syncPeriodMs };
  if (typeof target === "string") return planWithoutTarget(observed, next, target);
  return planTarget(observed, next, target);
}

const begun = (nowMs: number): Memory => ({
  dueMs: nowMs + syncPeriodMs,
  recommendations: [],
  ups: [],
  downs: [],
});

/** Nothing until it is due; what was asked last is done by now. */
function waiting({ asked: _, ...memory }: Memory, nowMs: number): Plan {
  return { actions: [], requeueAfterMs: Math.max(0, memory.dueMs - nowMs), memory };
}

function planWithoutTarget(observed: Observed, memory: Memory, why: string): Plan {
  const finding: Finding = {
    type: "AbleToScale",
    status: "False",
    reason: "FailedGetScale",
    message: `the HPA controller was unable to get the target's current scale: ${why}`,
  };
  const { autoscaler, nowMs } = observed;
  const { conditions = [] } = autoscaler.status;
  const status = { ...autoscaler.status, conditions: withFindings(conditions, [finding], nowMs) };
  return {
    actions: [
      ...complain(autoscaler, [{ reason: "FailedGetScale", message: why }]),
      ...writeStatus(autoscaler, status),
    ],
    requeueAfterMs: syncPeriodMs,
    memory,
  };
}

function planTarget(observed: Observed, memory: Memory, target: Target): Plan {
  const { autoscaler, nowMs } = observed;
  const currentReplicas = target.scale.spec.replicas ?? 0;
  const first = { replicas: currentReplicas, timeMs: nowMs };
  const known = memory.recommendations;
  const recommendations = recent(known.length === 0 ? [first] : known, nowMs);
  const decision = decide(observed, { ...memory, recommendations }, target);
  const { desiredReplicas, findings, statuses } = decision;
  const isRescale = desiredReplicas !== undefined && desiredReplicas !== currentReplicas;
  const done: Finding[] = isRescale
    ? [
        {
          type: "AbleToScale",
          status: "True",
          reason: "SucceededRescale",
          message: `the HPA controller was able to update the target scale to ${desiredReplicas}`,
        },
      ]
    : [];
  const status = statusOf(autoscaler, {
    currentReplicas,
    // Where it cannot be told, it wants what it wanted.
    desiredReplicas: desiredReplicas ?? autoscaler.status.desiredReplicas,
    statuses,
    findings: [...findings, ...done],
    nowMs,
    isRescale,
  });
  return {
    actions: [
      ...complain(autoscaler, decision.complaints),
      ...(isRescale ? [rescale(observed, target, { ...decision, desiredReplicas })] : []),
      ...writeStatus(autoscaler, status),
    ],
    requeueAfterMs: syncPeriodMs,
    memory: compact({
      ...memory,
      ...decision.memory,
      asked: isRescale ? askedOf(memory, { ...decision, desiredReplicas }) : undefined,
    }),
  };
}

const askedOf = (
  { ups, downs }: Memory,
  { desiredReplicas: replicas, findings, statuses }: Decision & { desiredReplicas: number },
): Asked => ({ replicas, ups, downs, findings, statuses });

function rescale(
  { autoscaler }: Observed,
  { resource, scale }: Target,
  { desiredReplicas, reason }: Decision & { readonly desiredReplicas: number },
): Action {
  const size = `New size: ${desiredReplicas}; reason: ${reason}`;
  return {
    do: "update",
    resource,
    subresource: "scale",
    object: Object.assign({ ...scale }, { spec: { ...scale.spec, replicas: desiredReplicas } }),
    succeeded: {
      regarding: autoscaler,
      type: "Normal",
      reason: "SuccessfulRescale",
      message: size,
    },
    failed: {
      regarding: autoscaler,
      type: "Warning",
      reason: "FailedRescale",
      message: `${size}; error: {error}`,
    },
  };
}

/** After a write that failed: if it was that of the target, it has not scaled. */
function planRefused(observed: Observed, memory: Memory, failure: string): Plan {
  const { autoscaler, nowMs } = observed;
  const { asked, ...rest } = memory;
  const target = observed.target();
  if (asked === undefined || typeof target === "string") return waiting(memory, nowMs);
  const currentReplicas = target.scale.spec.replicas ?? 0;
  if (currentReplicas === asked.replicas) return waiting(memory, nowMs);
  const finding: Finding = {
    type: "AbleToScale",
    status: "False",
    reason: "FailedUpdateScale",
    message: `the HPA controller was unable to update the target scale: ${failure}`,
  };
  const status = statusOf(autoscaler, {
    currentReplicas,
    desiredReplicas: autoscaler.status.desiredReplicas,
    statuses: asked.statuses,
    findings: [...asked.findings, finding],
    nowMs,
    isRescale: false,
  });
  const { ups, downs } = asked;
  return {
    ...waiting({ ...rest, ups, downs }, nowMs),
    actions: writeStatus(autoscaler, status),
  };
}

interface StatusParts {
  readonly currentReplicas: number;
  readonly desiredReplicas: number;
  readonly statuses: readonly MetricStatus[] | null | undefined;
  readonly findings: readonly Finding[];
  readonly nowMs: number;
  readonly isRescale: boolean;
}

function statusOf({ status }: HorizontalPodAutoscaler, parts: StatusParts) {
  const { currentReplicas, desiredReplicas, statuses, findings, nowMs, isRescale } = parts;
  return compact({
    lastScaleTime: isRescale ? formatTime(nowMs) : status.lastScaleTime,
    // None is left out.
    currentReplicas: currentReplicas === 0 ? undefined : currentReplicas,
    desiredReplicas,
    currentMetrics: statuses ?? null,
    conditions: withFindings(status.conditions ?? [], findings, nowMs),
  });
}

function writeStatus(
  autoscaler: HorizontalPodAutoscaler,
  status: HorizontalPodAutoscalerStatus,
): Action[] {
  if (equalJson(status, autoscaler.status)) return [];
  const failed = {
    regarding: autoscaler,
    type: "Warning",
    reason: "FailedUpdateStatus",
    message: "{error}",
  } as const;
  return [{ ...updateStatus(HorizontalPodAutoscaler, { ...autoscaler, status }), failed }];
}

const complain = (regarding: HorizontalPodAutoscaler, complaints: readonly Complaint[]) =>
  complaints.map(({ reason, message }) => record({ regarding, type: "Warning", reason, message }));
