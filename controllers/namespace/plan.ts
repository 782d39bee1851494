import { Namespace, namespaceFinalizer } from "../../api/core/namespace.ts";
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";
import { parseTime } from "../../api/runtime.ts";
import { type Action, remove, untyped, update, updateStatus } from "../../client/action.ts";
import { nothing, type Plan } from "../../client/controller.ts";
import { type Remainder, terminationConditions } from "./conditions.ts";

/** All that the termination of a namespace depends on. */
export interface Observed {
  readonly namespace: Namespace;
  readonly pods: Remainder & { readonly objects: readonly Pod[] };
  /** Everything else in it, by resource. */
  readonly others: readonly Remainder[];
  readonly nowMs: number;
}

/** Time until what was deleted without any delay is looked for again. */
const settleMs = 100;
/** Time granted to finalizers. Source: finalizerEstimateSeconds. */
const finalizersSeconds = 15;
/** Time until leftovers that nothing accounts for are looked at again. */
const unexpectedMs = 5000;
/** Every namespace is looked at so often. Source: controller manager 1.36, namespaceSyncPeriod. */
const resyncMs = 5 * 60_000;

/**
 * The next step of a termination: first all pods are deleted, and only once they are gone the rest;
 * then the finalizer is taken off. Conditions tell of what will remain after the deletions.
 */
export function planTermination(observed: Observed): Plan {
  const { namespace, pods, others, nowMs } = observed;
  const { finalizers = [] } = namespace.spec;
  if (namespace.metadata.deletionTimestamp === undefined || finalizers.length === 0) return nothing;
  const stage = pods.objects.length > 0 ? [pods] : others;
  const left = stage
    .map(({ resource, objects }) => ({ resource, objects: objects.filter(remains) }))
    .filter(({ objects }) => objects.length > 0);
  const estimateSeconds = estimate(observed, left);
  const failures = estimateSeconds === 0 ? left.map((each) => unexpected(namespace, each)) : [];
  const deletions = stage.flatMap(({ resource, objects }) =>
    objects
      .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
      .map((object) => remove(resource, object, { propagationPolicy: "Background" })),
  );
  const report = reported(namespace, { left, failures, nowMs });
  const actions = [...deletions, ...report];
  if (failures.length > 0) return { actions, requeueAfterMs: unexpectedMs };
  if (left.length > 0) {
    // Source: NamespaceController.worker.
    const ownMs = (Math.floor(estimateSeconds / 2) + 1) * 1000;
    return { actions, requeueAfterMs: Math.min(ownMs, resyncMs) };
  }
  if (stage.some(({ objects }) => objects.length > 0)) return { actions, requeueAfterMs: settleMs };
  // The write of the status brings the namespace here once more.
  return report.length > 0 ? { actions } : { actions: [finalize(namespace)] };
}

/** Whether an object is still there right after it was deleted. */
function remains(object: KubeObject): boolean {
  return (object.metadata.finalizers?.length ?? 0) > 0 || graceSecondsOf(object) > 0;
}

/** Only pods that run have time to end. */
function graceSecondsOf(object: KubeObject): number {
  if (object.kind !== "Pod") return 0;
  // An object of this kind was listed as a pod.
  const pod = object as Pod;
  if (hasEnded(pod) || (pod.spec.nodeName ?? "") === "") return 0;
  const { deletionGracePeriodSeconds } = pod.metadata;
  return deletionGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 30;
}

/** Seconds that what is left may well take. 0 means that it should be gone. */
function estimate({ namespace, nowMs }: Observed, left: readonly Remainder[]): number {
  const objects = left.flatMap((each) => each.objects);
  const graceSeconds = objects.reduce((most, each) => Math.max(most, graceSecondsOf(each)), 0);
  const deletedMs = parseTime(namespace.metadata.deletionTimestamp) ?? nowMs;
  if (graceSeconds > 0 && nowMs - deletedMs < graceSeconds * 1000) return graceSeconds;
  const held = objects.some(({ metadata }) => (metadata.finalizers?.length ?? 0) > 0);
  return held ? finalizersSeconds : 0;
}

function unexpected({ metadata }: Namespace, { resource }: Remainder): string {
  const { group, version, plural } = resource;
  return (
    `unexpected items still remain in namespace: ${metadata.name} ` +
    `for gvr: ${group}/${version}, Resource=${plural}`
  );
}

function reported(
  namespace: Namespace,
  state: Parameters<typeof terminationConditions>[1],
): readonly Action[] {
  const before = namespace.status.conditions ?? [];
  const conditions = terminationConditions(before, state);
  if (equalJson(conditions, before)) return [];
  const status = { ...namespace.status, phase: "Terminating", conditions };
  return [updateStatus(Namespace, { ...namespace, status })];
}

function finalize(namespace: Namespace): Action {
  const finalizers = namespace.spec.finalizers?.filter((each) => each !== namespaceFinalizer);
  const object = { ...namespace, spec: { ...namespace.spec, finalizers } };
  return { ...update(Namespace, object), resource: untyped(Namespace), subresource: "finalize" };
}
