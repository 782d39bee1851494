import type { ApiResponse, RequestOptions } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { formatTime, parseTime } from "../../api/runtime.ts";
import { type Status, StatusError } from "../../api/status.ts";
import { type Call, commit, keyFor, memberOf, storedObject, withMetadata } from "./context.ts";
import { matchingEntries } from "./list.ts";
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

/** DELETE of a collection: everything that the selectors match. Answers with the list of it. */
export function deleteCollection(call: Call): ApiResponse {
  const { definition } = call.resource;
  const items = matchingEntries(call).map(({ key, object }) => {
    const { name, namespace } = object.metadata;
    const one = { ...call, request: { ...call.request, name, namespace } };
    validateAdmission(one, "delete", undefined, object);
    return call.resource.fromStored(deleteStored(one, key, object).object);
  });
  const body = {
    apiVersion: definition.apiVersion,
    kind: `${definition.kind}List`,
    metadata: { resourceVersion: String(call.registry.storage.revision) },
    items,
  };
  return { code: 200, body, warnings: call.warnings };
}

interface Deletion {
  readonly object: KubeObject;
  readonly gone: boolean;
}

/** Takes the next step of an object's deletion. */
function deleteStored(call: Call, key: string, stored: KubeObject): Deletion {
  const graceSeconds = gracePeriodOf(call, stored);
  const finalizers = finalizersAfter(call.options, stored);
  const marked = mark(call, stored, graceSeconds, finalizers);
  const isNamespace = call.resource.table === "namespaces";
  const held = finalizers.length > 0 || graceSeconds > 0 || (isNamespace && holdsContent(stored));
  if (!held) {
    const event = commit(call, key, stored, undefined);
    const object = event === undefined ? marked : withRevisionOf(marked, event.object);
    return { object, gone: true };
  }
  if (marked === stored) return { object: stored, gone: false };
  const event = commit(call, key, stored, marked);
  return { object: event?.object ?? marked, gone: false };
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
  const shortens = before === undefined || graceSeconds < before;
  const sameFinalizers = finalizers.join() === (metadata.finalizers ?? []).join();
  if (metadata.deletionTimestamp !== undefined && !shortens && sameFinalizers) return stored;
  const isNamespace = resource.table === "namespaces";
  const deletionMs = registry.clock.now() + graceSeconds * 1000;
  const earlier = parseTime(metadata.deletionTimestamp);
  const due = earlier === undefined ? deletionMs : Math.min(earlier, deletionMs);
  const next = withMetadata(stored, {
    deletionTimestamp: formatTime(due),
    deletionGracePeriodSeconds: isNamespace ? undefined : shortens ? graceSeconds : before,
    finalizers: finalizers.length === 0 ? undefined : finalizers,
    ...(resource.definition.countsGeneration &&
    metadata.generation !== undefined &&
    metadata.deletionTimestamp === undefined
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

/** Only pods are deleted gracefully. Source: pkg/registry/core/pod, CheckGracefulDelete. */
function gracePeriodOf({ resource, options }: Call, stored: KubeObject): number {
  if (resource.table !== "pods") return 0;
  const spec = Object(memberOf(stored, "spec"));
  const { phase } = Object(memberOf(stored, "status"));
  if (!spec.nodeName || phase === "Succeeded" || phase === "Failed") return 0;
  const asked = options.gracePeriodSeconds ?? Number(spec.terminationGracePeriodSeconds ?? 30);
  const period = asked < 0 ? 1 : asked;
  const before = stored.metadata.deletionGracePeriodSeconds;
  // A second deletion can only shorten the time.
  return before === undefined ? period : Math.min(period, before);
}

/** The finalizers that the propagation policy adds or takes off. */
function finalizersAfter(options: RequestOptions, { metadata }: KubeObject): readonly string[] {
  const present = metadata.finalizers ?? [];
  const policy = options.propagationPolicy;
  if (policy === undefined) return present;
  const others = present.filter((each) => each !== "orphan" && each !== "foregroundDeletion");
  if (policy === "Orphan") return [...others, "orphan"];
  return policy === "Foreground" ? [...others, "foregroundDeletion"] : others;
}

/** A namespace goes when the controller has taken off the finalizers in its spec. */
function holdsContent(namespace: KubeObject): boolean {
  const { finalizers = [] } = Object(memberOf(namespace, "spec"));
  return finalizers.length > 0;
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
