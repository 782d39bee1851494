/** How pods are created and changed. Source: pkg/registry/core/pod 1.36. */

import { compact, mapItems, withMembers } from "../../json.ts";
import type { Strategy } from "../../resource.ts";
import { withAppArmorProfiles } from "./app-armor.ts";
import type { Container } from "./container.ts";
import { defaultPod } from "./defaults.ts";
import { hasEnded } from "./has-ended.ts";
import { mergeLabelKeys } from "./label-keys.ts";
import type { Pod } from "./pod.ts";
import { qosClass } from "./qos.ts";
import type { PodCondition, PodStatus } from "./status.ts";
import { validatePod, validatePodStatusUpdate, validatePodUpdate } from "./validation/validate.ts";
import { podWarnings } from "./warnings/warnings.ts";

export const podStrategy: Strategy<Pod> = {
  defaults: defaultPod,
  prepareForCreate,
  prepareForStatusUpdate,
  validate: validatePod,
  validateUpdate: validatePodUpdate,
  validateStatusUpdate: validatePodStatusUpdate,
  warnings: podWarnings,
};

/** A new pod is pending, and its class of service is fixed. */
function prepareForCreate(pod: Pod): Pod {
  const status: PodStatus = { phase: "Pending", qosClass: qosClass(pod.spec) };
  const labelled = mergeLabelKeys(pod.spec, pod.metadata.labels ?? {});
  const spec = withAppArmorProfiles(labelled, pod.metadata);
  if ((pod.spec.schedulingGates ?? []).length === 0) return { ...pod, spec, status };
  return { ...pod, spec, status: { ...status, conditions: [gated(pod)] } };
}

function gated(pod: Pod): PodCondition {
  return compact({
    type: "PodScheduled",
    status: "False",
    lastProbeTime: null,
    lastTransitionTime: pod.metadata.creationTimestamp,
    reason: "SchedulingGated",
    message: "Scheduling is blocked due to non-empty scheduling gates",
  });
}

/** The status may change nothing but itself, labels, annotations and finalizers. */
function prepareForStatusUpdate(next: Pod, stored: Pod): Pod {
  const { ownerReferences, deletionTimestamp } = stored.metadata;
  const metadata =
    next.metadata === stored.metadata
      ? stored.metadata
      : compact({ ...next.metadata, ownerReferences, deletionTimestamp });
  const status = keepObserved(next.status, stored.status);
  return withMembers(next, { metadata, spec: stored.spec, status });
}

/** What a client leaves out of the new status does not erase what was known. */
function keepObserved(next: PodStatus, stored: PodStatus): PodStatus {
  if (!leavesOut(next, stored)) return compact(next);
  const known = new Map<string, (number | undefined)[]>();
  for (const { type, observedGeneration } of stored.conditions ?? []) {
    known.set(type, [...(known.get(type) ?? []), observedGeneration]);
  }
  const conditions = mapItems(next.conditions ?? [], (condition) => {
    const observedGeneration = known.get(condition.type)?.shift();
    if (condition.observedGeneration || !observedGeneration) return condition;
    return { ...condition, observedGeneration };
  });
  return compact({
    ...next,
    ...(next.conditions === undefined ? {} : { conditions }),
    qosClass: next.qosClass || stored.qosClass,
    observedGeneration: next.observedGeneration || stored.observedGeneration,
  });
}

/** Whether the new status lacks anything that the stored one may have to give. */
function leavesOut(next: PodStatus, stored: PodStatus): boolean {
  if (!next.qosClass || (!next.observedGeneration && stored.observedGeneration)) return true;
  return next.conditions?.some(({ observedGeneration }) => !observedGeneration) === true;
}

/** What the `ephemeralcontainers` subresource may change: those containers, and nothing else. */
export function prepareForEphemeralContainers(next: Pod, stored: Pod): Pod {
  const { ephemeralContainers } = next.spec;
  return { ...stored, spec: compact({ ...stored.spec, ephemeralContainers }) };
}

/**
 * What the `resize` subresource may change: the resources and resize policies of containers.
 * Other containers than the stored ones are kept for validation to refuse.
 */
export function prepareForResize(next: Pod, stored: Pod): Pod {
  const containers = resized(next.spec.containers, stored.spec.containers);
  const initContainers = resized(next.spec.initContainers, stored.spec.initContainers);
  if (next.spec.containers.length !== stored.spec.containers.length) return next;
  if (next.spec.initContainers?.length !== stored.spec.initContainers?.length) return next;
  return {
    ...stored,
    spec: compact({
      ...stored.spec,
      containers: containers ?? stored.spec.containers,
      initContainers,
      resources: next.spec.resources,
    }),
  };
}

function resized(next: readonly Container[] | undefined, stored: readonly Container[] | undefined) {
  if (next === undefined || stored === undefined) return next;
  if (next.some(({ name }, index) => stored[index]?.name !== name)) return next;
  return stored.map((container, index) => {
    const { resources, resizePolicy } = next[index] ?? container;
    return compact({ ...container, resources, resizePolicy });
  });
}

/**
 * The grace in seconds with which a pod is deleted. A pod that is not placed or has ended goes at
 * once, and a negative grace is one second.
 */
export function deletionGraceSeconds(pod: Pod, asked: number | undefined): number {
  if (!pod.spec.nodeName || hasEnded(pod)) return 0;
  const seconds = asked ?? pod.spec.terminationGracePeriodSeconds;
  return seconds < 0 ? 1 : seconds;
}
