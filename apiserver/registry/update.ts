import { type FieldError, invalid, invalidObject } from "../../api/field-error.ts";
import { equalJson } from "../../api/json.ts";
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { badRequest, conflict, notFound, StatusError } from "../../api/status.ts";
import { encodeOwners, type Owners } from "../fields/managers.ts";
import {
  type HeldOwners,
  heldOwners,
  isLate,
  ownersOf,
  withoutManagedFields,
} from "../fields/ownership.ts";
import { chargeAdmission, mutateAdmission, reviewAdmission, validateAdmission } from "./admit.ts";
import {
  type Call,
  commit,
  memberOf,
  respond,
  settleForms,
  storedObject,
  withMetadata,
} from "./context.ts";
import { createFrom } from "./create.ts";
import { intakeNew, intakeUpdate, readmitSpec } from "./intake.ts";
import { ownersAfterUpdate } from "./owners-after-update.ts";
import { ownersAdmitted } from "./ownership.ts";
import { uidConflict } from "./preconditions.ts";
import { withoutRepeatedOwners } from "./repeated-owners.ts";
import { metadataErrors, sameContent, validateChange } from "./validate.ts";

/** PUT of an object or of its status. */
export function updateObject(call: Call): ApiResponse {
  const { registry, request, resource, key } = call;
  const found = registry.storage.get(resource.table, key);
  if (found === undefined) return createOnUpdate(call);
  const stored = resource.fromStored(found);
  const next = intakeUpdate(call, request.body, stored);
  checkNames(call, next);
  return replace(call, stored, next);
}

/** What a replacement does to the owners of fields. */
export interface Ownership {
  /** The subresource that the writer used, where it is another than the request says. */
  readonly subresource?: string;
  /** The owners after the write, where those are settled: the object was applied. */
  readonly owners?: Owners;
}

/** Replaces the stored object by `next`, as far as the request may change it. */
export function replace(
  call: Call,
  stored: KubeObject,
  decoded: KubeObject,
  { subresource, owners }: Ownership = {},
): ApiResponse {
  const next = withoutRepeatedOwners(call, withoutManagedFields(decoded));
  checkPreconditions(call, next, stored);
  const again = (changed: KubeObject) =>
    call.request.subresource === "status"
      ? mergeStatus(call, changed, stored)
      : mergeMain(call, readmitSpec(call, changed, stored), stored);
  const sent = owners ?? ownersAfterUpdate(call, stored, decoded, subresource);
  const subject = { stored, subresource, owners: sent, again };
  const mutated = mutateAdmission(call, "update", again(next), subject);
  const owned = ownersAdmitted(call, mutated, sent);
  const admitted = withoutManagedFields(mutated);
  validateChange(call, admitted, stored);
  const { strategy, custom } = call.resource.definition;
  // Of custom resources, what is kept is warned of whichever part of them is written.
  if (call.request.subresource === undefined || custom !== undefined) {
    call.warnings.push(...(strategy.warnings?.(admitted, stored) ?? []));
  }
  validateAdmission(call, "update", admitted, stored);
  reviewAdmission(call, "update", admitted, { stored, subresource, owners: owned });
  const noteCharge = chargeAdmission(call, "update", admitted, stored);
  const counted = countGeneration(call, admitted, stored);
  settleForms(call, counted);
  noteCharge();
  return store(call, stored, counted, owned);
}

/** What a subresource may change of an object, and how that is checked. */
export interface Part<T extends KubeObject> {
  prepare(next: T, stored: T): T;
  validate(next: T, stored: T): readonly FieldError[];
}

/** Replaces a part of the stored object, as far as `next` may change it. */
export function replacePart<T extends KubeObject>(
  call: Call,
  { next, stored, owners }: { readonly next: T; readonly stored: T; readonly owners?: Owners },
  part: Part<T>,
): ApiResponse {
  checkPreconditions(call, next, stored);
  const own = withoutManagedFields(next);
  // A part of an object is of its kind.
  const again = (changed: KubeObject) =>
    part.prepare(withMetadata(changed as T, serverMetadata(changed, stored)), stored);
  const first = again(own);
  const sent = owners ?? ownersAfterUpdate(call, stored, own);
  const mutated = mutateAdmission(call, "update", first, { stored, owners: sent, again });
  const owned = ownersAdmitted(call, mutated, sent);
  const prepared = withoutManagedFields(mutated) as T;
  const { definition } = call.resource;
  const errors = [
    ...metadataErrors(definition, prepared, stored),
    ...part.validate(prepared, stored),
  ];
  if (errors.length > 0) throw invalidObject(definition, call.request.name ?? "", errors);
  reviewAdmission(call, "update", prepared, { stored, owners: owned });
  chargeAdmission(call, "update", prepared, stored)();
  return store(call, stored, countGeneration(call, prepared, stored), owned);
}

function store(
  call: Call,
  stored: KubeObject,
  next: KubeObject,
  owners: HeldOwners = heldOwners(stored),
): ApiResponse {
  const { registry, request, resource, key } = call;
  const expected = registry.storage.get(resource.table, key);
  if (expected === undefined) throw notFound(resource.definition, request.name ?? "");
  if (isReleased(call, next, stored)) {
    commit(call, key, expected, undefined);
    return respond(call, 200, resource.toStored(next));
  }
  if (isUnchanged(next, stored) && !movesOwners(owners, expected)) {
    return respond(call, 200, expected);
  }
  const target = resource.toStored(next);
  return respond(call, 200, commit(call, key, expected, target, owners) ?? target);
}

/** A deleted object goes when nothing holds it any more. */
function isReleased({ resource }: Call, next: KubeObject, stored: KubeObject): boolean {
  return (
    stored.metadata.deletionTimestamp !== undefined &&
    (stored.metadata.deletionGracePeriodSeconds ?? 0) === 0 &&
    (stored.metadata.finalizers ?? []).length > 0 &&
    (next.metadata.finalizers ?? []).length === 0 &&
    !(resource.table === "namespaces" && holdsContent(next))
  );
}

/** A namespace stays until the controller has taken off the finalizers in its spec. */
export function holdsContent(namespace: KubeObject): boolean {
  const { finalizers = [] } = Object(memberOf(namespace, "spec"));
  return finalizers.length > 0;
}

function createOnUpdate(call: Call): ApiResponse {
  const { request, resource } = call;
  const { definition } = resource;
  if (!definition.createsOnUpdate || request.subresource !== undefined) {
    throw notFound(definition, request.name ?? "");
  }
  const next = intakeNew(call, request.body);
  checkNames(call, next);
  return createFrom(call, next);
}

/** The names in the body must be those of the path; the namespace may be left out. */
export function checkNames({ request }: Call, { metadata }: KubeObject): void {
  const { name = "", namespace = "" } = metadata;
  if (name === "") {
    throw badRequest(
      `the name of the object (${request.name} based on URL) was undeterminable: ` +
        "name must be provided",
    );
  }
  if (name !== request.name) {
    throw badRequest(
      `the name of the object (${name}) does not match the name on the URL (${request.name})`,
    );
  }
  if (request.namespace !== undefined && namespace !== "" && namespace !== request.namespace) {
    throw badRequest(
      `the namespace of the object (${namespace}) does not match the namespace on the request ` +
        `(${request.namespace})`,
    );
  }
}

function checkPreconditions(call: Call, next: KubeObject, stored: KubeObject): void {
  const { definition } = call.resource;
  const { name = "", uid, resourceVersion = "" } = next.metadata;
  if (uid !== undefined && uid !== "" && uid !== stored.metadata.uid) {
    throw uidConflict(call, uid, stored);
  }
  if (resourceVersion === "" || resourceVersion === "0") {
    if (definition.updatesUnseen === false) throw unseen(definition, name);
    return;
  }
  if (resourceVersion === stored.metadata.resourceVersion) return;
  if (!/^[0-9]+$/.test(resourceVersion)) {
    const given = JSON.stringify(resourceVersion);
    const fault = `strconv.ParseUint: parsing ${given}: invalid syntax`;
    throw new StatusError("Unknown", fault);
  }
  throw conflict(definition, name);
}

/** What the writer of an object is told who has not seen the stored one. */
function unseen({ group, plural }: ResourceDefinition, name: string): StatusError {
  const detail = "must be specified for an update";
  const error = invalid("metadata.resourceVersion", 0, detail);
  return invalidObject({ group, kind: plural, plural }, name, [error]);
}

function mergeMain({ registry, resource }: Call, next: KubeObject, stored: KubeObject): KubeObject {
  const { hasStatus, strategy } = resource.definition;
  const isSame = next.metadata === stored.metadata;
  const kept = isSame ? next : withMetadata(next, serverMetadata(next, stored));
  const merged = hasStatus ? withMember(kept, "status", memberOf(stored, "status")) : kept;
  const prepared = strategy.prepareForUpdate?.(merged, stored) ?? merged;
  return strategy.stamp?.(prepared, stored, registry.clock.now()) ?? prepared;
}

/** A status update changes the status, and of the metadata what the kind allows. */
function mergeStatus(call: Call, next: KubeObject, stored: KubeObject): KubeObject {
  const { strategy, statusLeavesMetadata } = call.resource.definition;
  const isAlone = statusLeavesMetadata === true && next.metadata !== stored.metadata;
  const merged = withStatusOf(isAlone ? { ...next, metadata: stored.metadata } : next, stored);
  const nowMs = call.registry.clock.now();
  return strategy.prepareForStatusUpdate?.(merged, stored, nowMs) ?? merged;
}

function withStatusOf(next: KubeObject, stored: KubeObject): KubeObject {
  const status = memberOf(next, "status");
  if (next.metadata === stored.metadata) return withMember(stored, "status", status);
  const metadata = changeMetadata(next.metadata, serverMetadata(next, stored));
  if (status === undefined) return { ...withMember(stored, "status", undefined), metadata };
  const merged = { ...stored, metadata, status };
  return merged;
}

/** What a writer does not change. That an object is being deleted only the first deletion says. */
function serverMetadata(
  { metadata: next }: KubeObject,
  { metadata: stored }: KubeObject,
): Partial<KubeObject["metadata"]> {
  const { namespace, uid, resourceVersion, creationTimestamp, generation } = stored;
  return {
    namespace,
    uid,
    resourceVersion,
    creationTimestamp,
    generation,
    deletionTimestamp: stored.deletionTimestamp ?? next.deletionTimestamp,
    deletionGracePeriodSeconds:
      next.deletionGracePeriodSeconds ?? stored.deletionGracePeriodSeconds,
    selfLink: undefined,
  };
}

function withMember(object: KubeObject, name: string, value: unknown): KubeObject {
  if (memberOf(object, name) === value) return object;
  const changed = Object.assign({ ...object }, { [name]: value });
  // Without a value it is not there at all: a custom object may have no status yet.
  if (value === undefined) Reflect.deleteProperty(changed, name);
  return changed;
}

function countGeneration({ resource }: Call, next: KubeObject, stored: KubeObject): KubeObject {
  const { definition } = resource;
  if (!definition.countsGeneration || sameContent(definition, next, stored)) return next;
  return withMetadata(next, { generation: (stored.metadata.generation ?? 0) + 1 });
}

/**
 * Whether an object that stays the same gets other owners: it was applied, or they were named. That
 * the same ones did so at another time is nothing to write.
 * Source: endpoints/handlers/fieldmanager IgnoreManagedFieldsTimestampsTransformer 1.36.
 */
function movesOwners(owners: HeldOwners, expected: KubeObject): boolean {
  if (isLate(owners) || owners === ownersOf(expected)) return false;
  return !equalJson(timeless(owners), timeless(ownersOf(expected)));
}

const timeless = (owners: Owners) => encodeOwners(owners).map(({ time: _, ...entry }) => entry);

function isUnchanged(next: KubeObject, stored: KubeObject): boolean {
  return equalJson(next, stored);
}

/** Reads, changes and replaces an object as the server itself does for subresources. */
export function changeStored(call: Call, change: (stored: KubeObject) => KubeObject): ApiResponse {
  const stored = storedObject(call);
  const next = change(stored);
  return next === stored ? respond(call, 200, stored) : store(call, stored, next);
}
