import type { Pod } from "../../api/core/pod/pod.ts";
import { deletionGraceSeconds } from "../../api/core/pod/strategy.ts";
import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { formatTime, parseTime } from "../../api/runtime.ts";
import { type Status, StatusError } from "../../api/status.ts";
import { verbsOf } from "../served-resources.ts";
import {
  type Call,
  commit,
  keyFor,
  memberOf,
  methodNotAllowed,
  storedObject,
  withMetadata,
} from "./context.ts";
import { matchingEntries } from "./list.ts";
import { holdsContent } from "./update.ts";
import { validateAdmission } from "./validate.ts";

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
  validateAdmission(call, "delete", undefined, stored);
  const { object, gone } = deleteStored(
    call,
    keyFor(request.namespace, request.name ?? ""),
    stored,
  );
  if (gone && !returnsObject.has(resource.definition.plural)) return deleted(call, stored);
  return { code: 200, body: resource.fromStored(object), warnings: call.warnings };
}

/** DELETE of a collection: everything that the selectors match. Answers with what there was. */
export function deleteCollection(call: Call): ApiResponse {
  const { definition, fromStored } = call.resource;
  if (!verbsOf(definition).includes("deletecollection")) throw methodNotAllowed();
  warnOfOrphans(call);
  const revision = call.registry.storage.revision;
  const entries = matchingEntries(call);
  for (const { key, object } of entries) {
    const { name, namespace } = object.metadata;
    const one = { ...call, key, request: { ...call.request, name, namespace } };
    validateAdmission(one, "delete", undefined, object);
    deleteStored(one, key, object);
  }
  const body = {
    apiVersion: definition.apiVersion,
    kind: `${definition.kind}List`,
    metadata: { resourceVersion: String(revision) },
    items: entries.map(({ object }) => fromStored(object)),
  };
  return { code: 200, body, warnings: call.warnings };
}

function warnOfOrphans({ resource, options, warnings }: Call): void {
  const { orphansByDefault, plural } = resource.definition;
  if (orphansByDefault !== true || options.propagationPolicy !== undefined) return;
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
  const finalizers = finalizersAfter(call, stored);
  const marked = mark(call, stored, graceSeconds, finalizers);
  const isNamespace = call.resource.table === "namespaces";
  const held = finalizers.length > 0 || graceSeconds > 0 || (isNamespace && holdsContent(stored));
  if (!held) {
    const last = commit(call, key, stored, undefined);
    return { object: last === undefined ? marked : withRevisionOf(marked, last), gone: true };
  }
  if (marked === stored) return { object: stored, gone: false };
  return { object: commit(call, key, stored, marked) ?? marked, gone: false };
}

const withRevisionOf = (object: KubeObject, { metadata }: KubeObject) =>
  withMetadata(object, { resourceVersion: metadata.resourceVersion });

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
  const due = parseTime(metadata.deletionTimestamp);
  // Time that was granted counts from the first deletion.
  const startMs = due === undefined ? registry.clock.now() : due - (before ?? 0) * 1000;
  const next = withMetadata(stored, {
    deletionTimestamp: shortens
      ? formatTime(startMs + graceSeconds * 1000)
      : metadata.deletionTimestamp,
    deletionGracePeriodSeconds: isNamespace ? undefined : shortens ? graceSeconds : before,
    finalizers: finalizers.length === 0 ? undefined : finalizers,
    ...(resource.definition.countsGeneration && metadata.generation !== undefined && isFirst
      ? { generation: metadata.generation + 1 }
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
  const orphans = resource.definition.orphansByDefault === true && !isDecided;
  const policy = options.propagationPolicy ?? (orphans ? "Orphan" : undefined);
  if (policy === undefined) return present;
  const others = present.filter((each) => each !== "orphan" && each !== "foregroundDeletion");
  if (policy === "Orphan") return [...others, "orphan"];
  return policy === "Foreground" ? [...others, "foregroundDeletion"] : others;
}

function checkPreconditions({ options, resource }: Call, { metadata }: KubeObject): void {
  const { uid, resourceVersion } = options.preconditions ?? {};
  const { kind } = resource.definition;
  const { name = "" } = metadata;
  const refuse = (fact: string) =>
    new StatusError("Conflict", `Operation cannot be fulfilled on ${kind} "${name}": ${fact}`, {
      name,
      kind,
    });
  if (uid !== undefined && uid !== metadata.uid) {
    throw refuse(
      `the UID in the precondition (${uid}) does not match the UID in record (${metadata.uid}). ` +
        "The object might have been deleted and then recreated",
    );
  }
  if (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion) {
    throw refuse(
      `the ResourceVersion in the precondition (${resourceVersion}) does not match the ` +
        `ResourceVersion in record (${metadata.resourceVersion}). The object might have been modified`,
    );
  }
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
