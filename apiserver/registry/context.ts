import type { Authorizer } from "../../api/authorization/authorizer.ts";
import type { JsonObject, Writable } from "../../api/json.ts";
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import type { ApiRequest, ApiResponse, RequestOptions } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Clock, NameGenerator } from "../../api/runtime.ts";
import { conflict, notFound, StatusError } from "../../api/status.ts";
import type { AdmissionPlugin } from "../admission/plugin.ts";
import type { AggregatedApis } from "../aggregated.ts";
import type { AccountTokens } from "../auth/account-tokens.ts";
import { heldOwners, type KeptOwners, setOwners } from "../fields/ownership.ts";
import type { AdmissionMetrics, AdmissionObservation } from "../metrics/admission-metrics.ts";
import type { Storage } from "../storage/storage.ts";
import type { Conversions } from "../webhooks/conversions.ts";
import type { Decision } from "../webhooks/decision.ts";
import type { ListCache } from "./list-cache.ts";
import type { Resource, ResourceTable } from "./resource-table.ts";

/** What every decision of the API server is made on. */
export interface Registry {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly names: NameGenerator;
  readonly resources: ResourceTable;
  readonly aggregated: AggregatedApis;
  readonly admission: readonly AdmissionPlugin[];
  readonly lists: ListCache;
  readonly conversions: Conversions;
  /** What time it is when something is written; a decision may have been begun before. */
  readonly writeClock: Pick<Clock, "now">;
  /** The decision that is being made, where webhooks may have to be asked. */
  readonly decision?: Decision;
  readonly tokens: AccountTokens;
  readonly authorizer: Authorizer;
  readonly admissionMetrics: AdmissionMetrics;
}

/** A request whose resource is known. */
export interface Call {
  readonly registry: Registry;
  readonly request: ApiRequest;
  readonly resource: Resource;
  readonly options: RequestOptions;
  /** Where the named object is stored. */
  readonly key: string;
  /** Warnings for the client, gathered on the way. */
  readonly warnings: string[];
  /** What an audit would note of the request, by key; of one key, the first counts. */
  readonly annotations: (readonly [string, string])[];
  /** What `/metrics` is to tell of its admission, gathered on the way. */
  readonly observed: AdmissionObservation[];
  /** What it does was shown to webhooks and policies already, as what was sent. */
  readonly isAdmitted?: true;
  /** Paths of fields in the body that its kind does not have, gathered on the way. */
  readonly unknownFields: string[];
}

/** What is noted of a request on the way. */
export type Noted = Pick<Call, "warnings" | "annotations" | "observed">;

export const nothingNoted = (warnings: string[] = []): Noted => ({
  warnings,
  annotations: [],
  observed: [],
});

/** Throws NotFound where nothing of that name is served. */
export function callOf(registry: Registry, request: ApiRequest, noted: Noted): Call {
  const { warnings, annotations, observed } = noted;
  return {
    registry,
    request,
    resource: registry.resources.find(request.resource),
    options: request.options ?? {},
    key: keyFor(request.namespace, request.name ?? ""),
    warnings,
    annotations,
    observed,
    unknownFields: [],
  };
}

export const keyFor = (namespace: string | undefined, name: string) =>
  namespace === undefined || namespace === "" ? name : `${namespace}/${name}`;

/** The stored form of the object that the request names. Throws NotFound. */
export function storedObject({ registry, request, resource, key }: Call): KubeObject {
  const stored = registry.storage.get(resource.table, key);
  if (stored === undefined) throw notFound(resource.definition, request.name ?? "");
  return stored;
}

/**
 * Commits a change of one object unless it is a dry run. Throws Conflict if it changed meanwhile.
 * Without `owners` of its own the object keeps those of the one it replaces. Returns the
 * object as it is stored, or would be; `undefined` for a deletion that is a dry run.
 */
export function commit(
  { registry, request, resource, options }: Call,
  key: string,
  expected: KubeObject | undefined,
  next: KubeObject | undefined,
  owners: KeptOwners = expected === undefined ? [] : heldOwners(expected),
): KubeObject | undefined {
  if (options.dryRun === true) return next === undefined ? undefined : owned({ ...next }, owners);
  const { actor, cause = 0 } = request;
  const origin = { actor, cause, timeMs: registry.writeClock.now() };
  // What of a collection goes is not shown any more.
  const isShown = registry.decision !== undefined && request.verb !== "deletecollection";
  const readied = next !== undefined && isShown ? resource.readied?.(next) : undefined;
  const onStored = (object: KubeObject) => {
    owned(object, owners);
    readied?.(object);
  };
  const write = { resource: resource.table, key, expected, next, origin, onStored };
  const event = registry.storage.commit(write);
  if (event === undefined) throw conflict(resource.definition, key.slice(key.indexOf("/") + 1));
  return event.object;
}

function owned(object: KubeObject, owners: KeptOwners): KubeObject {
  setOwners(object, owners);
  return object;
}

/**
 * Sees to it that an object can be stored without asking webhooks any more: before anything else
 * is written that depends on it.
 */
export function settleForms({ registry, resource }: Call, object: KubeObject): void {
  if (resource.readied === undefined || registry.decision === undefined) return;
  resource.readied(resource.toStored(object));
}

export function respond(call: Call, code: number, stored: KubeObject): ApiResponse {
  return { code, body: call.resource.fromStored(stored), warnings: call.warnings };
}

/** `metadata` with changes; members set to `undefined` are left out. */
export function withMetadata<T extends KubeObject>(
  object: T,
  changes: Partial<KubeObject["metadata"]>,
): T {
  const made: Writable<T> = { ...object };
  made.metadata = changeMetadata(object.metadata, changes);
  return made;
}

/** The object at the revision of another. */
export const withRevisionOf = (object: KubeObject, { metadata }: KubeObject): KubeObject =>
  withMetadata(object, { resourceVersion: metadata.resourceVersion });

/** A member that not every kind has. */
export function memberOf(object: KubeObject, name: string): unknown {
  return (object as KubeObject & { readonly [key: string]: unknown })[name];
}

export function methodNotAllowed(): StatusError {
  return new StatusError(
    "MethodNotAllowed",
    "the server does not allow this method on the requested resource",
    {},
  );
}

/** An API object as plain JSON, which it is. */
export function asJson(object: KubeObject): JsonObject {
  return object as unknown as JsonObject;
}
