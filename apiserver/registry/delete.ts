import type { Pod } from "../../api/core/pod/pod.ts";
import { deletionGraceSeconds } from "../../api/core/pod/strategy.ts";
import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { formatTime, parseTime } from "../../api/runtime.ts";
import { conflict, type Status, StatusError } from "../../api/status.ts";
import { verbsOf } from "../served-resources.ts";
import type { StoredEntry } from "../storage/storage.ts";
import { Pending } from "../webhooks/decision.ts";
import { reviewDeletion, validateAdmission } from "./admit.ts";
import {
  type Call,
  commit,
  keyFor,
  memberOf,
  methodNotAllowed,
  storedObject,
  withMetadata,
  withRevisionOf,
} from "./context.ts";
import { pageOf, shownOf } from "./list.ts";
import { holdsContent } from "./update.ts";

/** Kinds whose DELETE answers with the last object instead of a Status. */
const returnsObject = new Set([
  "pods",
  "services",
  "namespaces",
  "serviceaccounts",
  "persistentvolumes",
]);

/** DELETE of one object: at once, or after finalizers and a grace period. */
export function deleteObject(call: Call): ApiResponse {
  const { resource, request } = call;
  warnOfOrphans(call);
  const stored = storedObject(call);
  checkPreconditions(call, stored);
  admitDeletion(call, stored);
  const { object, gone } = deleteStored(
    call,
    keyFor(request.namespace, request.name ?? ""),
    stored,
  );
  if (gone && !returnsObject.has(resource.definition.plural)) return deleted(call, stored);
  // Who asks in the old way that dependents go too is told that they still have to.
  const code = !gone && call.options.orphanDependents === false ? 202 : 200;
  return { code, body: resource.fromStored(object), warnings: call.warnings };
}

/**
 * DELETE of a collection: everything that a list with these options has. Answers with that list, as
 * it was.
 */
export function deleteCollection(call: Call): ApiResponse {
  const { registry, resource, request, warnings } = call;
  const { definition, table } = resource;
  if (!verbsOf(definition).includes("deletecollection")) throw methodNotAllowed();
  warnOfOrphans(call);
  const { metadata, entries } = pageOf(call);
  const items = shownOf(resource, entries);
  demandReviews(call, entries);
  for (const { key } of entries) {
    const stored = registry.storage.get(table, key);
    // It may have been listed as of long ago.
    if (stored === undefined) continue;
    const { name, namespace } = stored.metadata;
    const one = { ...call, key, request: { ...request, name, namespace } };
    checkPreconditions(one, stored);
    admitDeletion(one, stored);
    deleteStored(one, key, stored);
  }
  const body = {
    apiVersion: definition.apiVersion,
    kind: `${definition.kind}List`,
    metadata,
    items,
  };
  return { code: 200, body, warnings };
}

/** Has webhooks asked about all objects of a collection before the first of them is deleted. */
function demandReviews(call: Call, entries: readonly StoredEntry[]): void {
  const { decision } = call.registry;
  if (decision === undefined) return;
  for (const { key, object } of entries) {
    const { name, namespace } = object.metadata;
    const one: Call = {
      ...call,
      warnings: [],
      annotations: [],
      observed: [],
      key,
      request: { ...call.request, name, namespace },
    };
    try {
      admitDeletion(one, object);
    } catch (error) {
      // A refusal comes again when it is the object's turn.
      if (!(error instanceof Pending || error instanceof StatusError)) throw error;
    }
  }
  decision.demand();
}

/** An eviction, or the last step of a namespace's end, was admitted as what it is. */
function admitDeletion(call: Call, stored: KubeObject): void {
  validateAdmission(call, "delete", undefined, stored);
  if (call.isAdmitted !== true) reviewDeletion(call, call.resource.fromStored(stored));
}

function warnOfOrphans({ resource, options, warnings }: Call): void {
  const { orphansByDefault, plural } = resource.definition;
  if (orphansByDefault?.warns !== true || options.propagationPolicy !== undefined) return;
  warnings.push(
    `child pods are preserved by default when ${plural} are deleted; ` +
      "set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to " +
      "suppress this warning",
  );
}

interface Deletion {
  readonly object: KubeObject;
  readonly gone: boolean;
}

/** Takes the next step of an object's deletion. */
function deleteStored(call: Call, key: string, stored: KubeObject): Deletion {
  const graceSeconds = gracePeriodOf(call, stored);
  if (isUnderWay(call, stored, graceSeconds)) return { object: stored, gone: false };
  const prepared = prepare(call, stored);
  const finalizers = finalizersAfter(call, prepared);
  const marked = mark(call, prepared, graceSeconds, finalizers);
  const isNamespace = call.resource.table === "namespaces";
  const held = finalizers.length > 0 || graceSeconds > 0 || (isNamespace && holdsContent(stored));
  if (!held) {
    const isTold = call.resource.table === "pods" && marked !== stored && !isDry(call);
    // A pod without any grace left is marked first, and gone with the next write.
    const before = isTold ? (commit(call, key, stored, marked) ?? marked) : stored;
    const last = commit(call, key, before, undefined);
    return { object: last === undefined ? marked : withRevisionOf(marked, last), gone: true };
  }
  if (marked === stored) return { object: stored, gone: false };
  return { object: commit(call, key, stored, marked) ?? marked, gone: false };
}

const isDry = ({ options }: Call) => options.dryRun === true;

function prepare({ registry, resource }: Call, stored: KubeObject): KubeObject {
  if (stored.metadata.deletionTimestamp !== undefined) return stored;
  const { strategy } = resource.definition;
  return strategy.prepareForDelete?.(stored, registry.clock.now()) ?? stored;
}

/**
 * Whether a deletion goes on as it was asked for first, whatever policy is asked for now: while the
 * time runs that was granted, and while a namespace has content.
 */
function isUnderWay({ resource }: Call, stored: KubeObject, graceSeconds: number): boolean {
  const { deletionTimestamp, deletionGracePeriodSeconds: granted = 0 } = stored.metadata;
  if (deletionTimestamp === undefined) return false;
  if (resource.table === "namespaces") return holdsContent(stored);
  return granted > 0 && graceSeconds >= granted;
}

/** `stored` as an object that is being deleted; the same one where nothing changes. */
function mark(
  { registry, resource }: Call,
  stored: KubeObject,
  graceSeconds: number,
  finalizers: readonly string[],
): KubeObject {
  const { metadata } = stored;
  const before = metadata.deletionGracePeriodSeconds;
  const isNamespace = resource.table === "namespaces";
  const isFirst = metadata.deletionTimestamp === undefined;
  const shortens = isFirst || (!isNamespace && graceSeconds < (before ?? Number.MAX_VALUE));
  const sameFinalizers = finalizers.join() === (metadata.finalizers ?? []).join();
  if (!shortens && sameFinalizers) return stored;
  const grant = grantOf(metadata, graceSeconds, registry.clock.now());
  const next = withMetadata(stored, {
    deletionTimestamp: shortens ? formatTime(grant.dueMs) : metadata.deletionTimestamp,
    deletionGracePeriodSeconds: isNamespace ? undefined : shortens ? grant.seconds : before,
    finalizers: finalizers.length === 0 ? undefined : finalizers,
    ...((metadata.generation ?? 0) > 0 && isFirst
      ? { generation: (metadata.generation ?? 0) + 1 }
      : {}),
  });
  return isNamespace
    ? Object.assign(
        { ...next },
        { status: { ...Object(memberOf(next, "status")), phase: "Terminating" } },
      )
    : next;
}

/**
 * Until when an object may take to end, and how long that is. Time that is granted again counts
 * from the first deletion; it is not over before now, and whoever granted some leaves a second.
 * Source: rest.BeforeDelete 1.36.
 */
function grantOf(
  { deletionTimestamp, deletionGracePeriodSeconds: before = 0 }: KubeObject["metadata"],
  seconds: number,
  nowMs: number,
): { readonly dueMs: number; readonly seconds: number } {
  const due = parseTime(deletionTimestamp);
  const startMs = due === undefined ? nowMs : due - before * 1000;
  const dueMs = startMs + seconds * 1000;
  if (before === 0 || dueMs >= nowMs) return { dueMs, seconds };
  return { dueMs: nowMs, seconds: Math.min(seconds, 1) };
}

/**
 * The seconds that a pod is given to end; all else goes at once. Source: rest.BeforeDelete 1.36.
 */
function gracePeriodOf({ resource, options }: Call, stored: KubeObject): number {
  if (resource.table !== "pods") return 0;
  const { gracePeriodSeconds: asked } = options;
  const { deletionGracePeriodSeconds: granted } = stored.metadata;
  // The table of pods holds nothing else.
  if (granted === undefined) return deletionGraceSeconds(stored as Pod, asked);
  if (asked === undefined) return granted;
  return Math.min(granted, asked < 0 ? 1 : asked);
}

/** The finalizers that the propagation policy adds or takes off. */
function finalizersAfter({ options, resource }: Call, { metadata }: KubeObject): readonly string[] {
  const present = metadata.finalizers ?? [];
  const isDecided = present.includes("orphan") || present.includes("foregroundDeletion");
  const orphans = resource.definition.orphansByDefault !== undefined && !isDecided;
  const policy = options.propagationPolicy ?? (orphans ? "Orphan" : undefined);
  if (policy === undefined) return present;
  const others = present.filter((each) => each !== "orphan" && each !== "foregroundDeletion");
  if (policy === "Orphan") return [...others, "orphan"];
  return policy === "Foreground" ? [...others, "foregroundDeletion"] : others;
}

/**
 * Throws Conflict where the object is not the one that is to be deleted.
 * Source: rest.BeforeDelete and, for namespaces, the storage of their own, 1.36.
 */
export function checkPreconditions({ options, resource }: Call, { metadata }: KubeObject): void {
  const { uid, resourceVersion } = options.preconditions ?? {};
  const { group, kind, plural } = resource.definition;
  const isNamespace = resource.table === "namespaces";
  // The kind stands where other refusals have the resource.
  const names = { group, kind, plural: isNamespace ? plural : kind };
  const check = (what: string, asked: string | undefined, held: string, became: string) => {
    if (asked === undefined || asked === held) return;
    const fact = isNamespace
      ? `Precondition failed: ${what} in precondition: ${asked}, ${what} in object meta: ${held}`
      : `the ${what} in the precondition (${asked}) does not match the ${what} in record ` +
        `(${held}). The object might have been ${became}`;
    throw conflict(names, metadata.name ?? "", fact);
  };
  check("UID", uid, metadata.uid ?? "", "deleted and then recreated");
  check("ResourceVersion", resourceVersion, metadata.resourceVersion ?? "", "modified");
}

function deleted({ resource, warnings }: Call, { metadata }: KubeObject): ApiResponse {
  const { group, plural } = resource.definition;
  const body: Status = {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Success",
    details: {
      name: metadata.name ?? "",
      ...(group === "" ? {} : { group }),
      kind: plural,
      uid: metadata.uid ?? "",
    },
  };
  return { code: 200, body, warnings };
}
