/** What a namespace tells of its termination. Source: pkg/controller/namespace/deletion 1.36. */
import type { NamespaceCondition } from "../../api/core/namespace.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { formatTime } from "../../api/runtime.ts";

/** What is left of one resource. */
export interface Remainder {
  readonly resource: ResourceDefinition;
  readonly objects: readonly KubeObject[];
}

interface Told {
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly status: "True" | "False";
}

/** The conditions of a namespace with so much left in it, in their fixed order. */
export function terminationConditions(
  before: readonly NamespaceCondition[],
  {
    left,
    failures,
    nowMs,
  }: { left: readonly Remainder[]; failures: readonly string[]; nowMs: number },
): readonly NamespaceCondition[] {
  const told = [
    fine("NamespaceDeletionDiscoveryFailure", "ResourcesDiscovered", discovered),
    fine("NamespaceDeletionGroupVersionParsingFailure", "ParsedGroupVersions", parsed),
    contentFailure(failures),
    contentRemaining(left),
    finalizersRemaining(left),
  ];
  const types = new Set(told.map(({ type }) => type));
  return [
    ...before.filter(({ type }) => !types.has(type)),
    ...told.map((each) => dated(each, before, nowMs)),
  ];
}

const discovered = "All resources successfully discovered";
const parsed = "All legacy kube types successfully parsed";

function contentFailure(failures: readonly string[]): Told {
  const type = "NamespaceDeletionContentFailure";
  if (failures.length === 0) {
    const message = "All content successfully deleted, may be waiting on finalization";
    return fine(type, "ContentDeleted", message);
  }
  const list = [...failures].sort().join(", ");
  const message = `Failed to delete all resource types, ${failures.length} remaining: ${list}`;
  return { type, status: "True", reason: "ContentDeletionFailed", message };
}

function contentRemaining(left: readonly Remainder[]): Told {
  const type = "NamespaceContentRemaining";
  const counts = left
    .filter(({ objects }) => objects.length > 0)
    .map(({ resource, objects }) => `${gvr(resource)} has ${objects.length} resource instances`);
  if (counts.length === 0) return fine(type, "ContentRemoved", "All content successfully removed");
  const message = `Some resources are remaining: ${counts.sort().join(", ")}`;
  return { type, status: "True", reason: "SomeResourcesRemain", message };
}

/** `configmaps.`: the core group has no name. */
const gvr = ({ plural, group }: ResourceDefinition) => `${plural}.${group}`;

function finalizersRemaining(left: readonly Remainder[]): Told {
  const type = "NamespaceFinalizersRemaining";
  const counts = new Map<string, number>();
  for (const { metadata } of left.flatMap(({ objects }) => objects)) {
    for (const name of metadata.finalizers ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (counts.size === 0) return fine(type, "ContentRemoved", "All content successfully removed");
  const list = [...counts].map(([name, count]) => `${name} in ${count} resource instances`).sort();
  const message = `Some content in the namespace has finalizers remaining: ${list.join(", ")}`;
  return { type, status: "True", reason: "SomeFinalizersRemain", message };
}

const fine = (type: string, reason: string, message: string): Told => ({
  type,
  status: "False",
  reason,
  message,
});

function dated(
  told: Told,
  before: readonly NamespaceCondition[],
  nowMs: number,
): NamespaceCondition {
  const { type, status, reason, message } = told;
  const old = before.find((each) => each.type === type);
  const lastTransitionTime = old?.status === status ? old.lastTransitionTime : formatTime(nowMs);
  return { type, status, lastTransitionTime, reason, message };
}
