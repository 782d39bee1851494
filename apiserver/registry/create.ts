import type { UserInfo } from "../../api/authentication/user-info.ts";
import type { ApiResponse } from "../../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { formatTime } from "../../api/runtime.ts";
import { alreadyExists, badRequest, StatusError } from "../../api/status.ts";
import { userOf } from "../admission/matching/user-info.ts";
import { decodeObject } from "../decode.ts";
import type { Owners } from "../fields/managers.ts";
import { type KeptOwners, withoutManagedFields } from "../fields/ownership.ts";
import { chargeAdmission, mutateAdmission, reviewAdmission, validateAdmission } from "./admit.ts";
import {
  type Call,
  commit,
  keyFor,
  methodNotAllowed,
  respond,
  settleForms,
  withMetadata,
} from "./context.ts";
import { admitAgain, intakeNew } from "./intake.ts";
import { keptOfMade, ownersAdmitted, ownersAfterCreate } from "./ownership.ts";
import { withoutRepeatedOwners } from "./repeated-owners.ts";
import { validateNew } from "./validate.ts";

/** A taken name from generateName is drawn again so often. Source: KEP-4420. */
const nameAttempts = 8;

/** POST to a collection. */
export function createObject(call: Call): ApiResponse {
  const { request, resource } = call;
  if (resource.definition.namespaced && request.namespace === undefined) throw methodNotAllowed();
  return createFrom(call, intakeNew(call, request.body));
}

/**
 * Creates a decoded object, from a POST or from an update of what is not there. `owners` are
 * given where it was applied.
 */
export function createFrom(call: Call, decoded: KubeObject, owners?: Owners): ApiResponse {
  const { registry, resource } = call;
  const { definition } = resource;
  if (registry.resources.isTerminating(resource)) throw terminating();
  const named = fillMetadata(call, withoutRepeatedOwners(call, withoutManagedFields(decoded)));
  // A refusal names what the client sent: of a name that is to be made, the prefix.
  validateAdmission(call, "create", decoded);
  const sent = owners ?? ownersAfterCreate(call, decoded);
  const mutated = mutateAdmission(call, "create", named, {
    owners: sent,
    again: (changed) => admitAgain(call, changed),
  });
  const owned = ownersAdmitted(call, mutated, sent);
  const admitted = withoutManagedFields(mutated);
  if (admitted.metadata.namespace !== named.metadata.namespace) throw elsewhere();
  const { namespace, name = "" } = admitted.metadata;
  const key = keyFor(namespace, name);
  const prepared = prepare(call, admitted);
  validateNew(call, prepared);
  for (const warning of definition.strategy.warnings?.(prepared) ?? []) call.warnings.push(warning);
  reviewAdmission(call, "create", prepared, { owners: owned });
  const noteCharge = chargeAdmission(call, "create", prepared);
  if (registry.storage.get(resource.table, key) !== undefined) {
    throw name === decoded.metadata.name
      ? alreadyExists(definition, name)
      : noUniqueName(definition, name);
  }
  settleForms(call, prepared);
  noteCharge();
  const stored = resource.toStored(prepared);
  const isOwn = owners === undefined && owned === sent;
  const kept = isOwn ? keptOfMade(call, { decoded, stored }, owned) : owned;
  return respond(call, 201, commit(call, key, undefined, stored, kept) ?? stored);
}

/** What is stored of a new object where nothing but itself has a say in it, and its owners. */
export function madeUnseen(
  call: Call,
  decoded: KubeObject,
): { readonly stored: KubeObject; readonly owners: KeptOwners } {
  const object = withoutRepeatedOwners(call, withoutManagedFields(decoded));
  const stored = call.resource.toStored(prepare(call, fillMetadata(call, object)));
  const sent = ownersAfterCreate(call, decoded);
  return { stored, owners: keptOfMade(call, { decoded, stored }, sent) };
}

/** What its creator may not decide is cleared and set. */
function prepare(call: Call, object: KubeObject): KubeObject {
  const { strategy, hasStatus, keepsStatusOnCreate } = call.resource.definition;
  const cleared = hasStatus && keepsStatusOnCreate !== true ? clearStatus(call, object) : object;
  const unsigned = strategy.prepareForCreate?.(cleared) ?? cleared;
  const unstamped = strategy.madeBy?.(unsigned, creatorOf(call)) ?? unsigned;
  return strategy.stamp?.(unstamped, undefined, call.registry.clock.now()) ?? unstamped;
}

const creatorOf = ({ request }: Call): UserInfo =>
  request.requester?.user ?? userOf(request.actor, "");

/** Source: apiextensions-apiserver customresource_handler 1.36. */
const terminating = () =>
  new StatusError(
    "MethodNotAllowed",
    "create not allowed while custom resource definition is terminating",
    {},
  );

/** The status of a new object is the empty value of its structure. */
function clearStatus({ resource }: Call, object: KubeObject): KubeObject {
  const { structure, kind } = resource.definition;
  const status = structure.fields?.get("status")?.structure;
  if (status === undefined) return object;
  return Object.assign({ ...object }, { status: decodeObject(status, {}, kind).value });
}

function fillMetadata(call: Call, object: KubeObject): KubeObject {
  const { registry, request, resource } = call;
  const { metadata } = object;
  // What is no revision is not looked at, as upstream ignores what it cannot read; and an update or
  // an apply that finds nothing makes the object, whatever was seen of it.
  const { resourceVersion = "" } = metadata;
  const isRevision = /^[0-9]+$/.test(resourceVersion) && Number(resourceVersion) !== 0;
  if (isRevision && request.verb === "create") {
    throw new StatusError("Unknown", "resourceVersion should not be set on objects to be created");
  }
  if (request.namespace !== undefined && (metadata.namespace ?? "") !== "") {
    if (metadata.namespace !== request.namespace) {
      throw elsewhere();
    }
  }
  const name = (metadata.name ?? "") === "" ? generateName(call, object) : metadata.name;
  const uid = registry.names.uid();
  return withMetadata(object, {
    name: name ?? (resource.definition.isNamedByUid === true ? uid : undefined),
    namespace: resource.definition.namespaced ? request.namespace : undefined,
    uid,
    creationTimestamp: formatTime(registry.clock.now()),
    generation: resource.definition.countsGeneration ? 1 : metadata.generation,
    resourceVersion: undefined,
    selfLink: undefined,
    deletionTimestamp: undefined,
    deletionGracePeriodSeconds: undefined,
  });
}

const elsewhere = () =>
  badRequest(
    "the namespace of the provided object does not match the namespace sent on the request",
  );

/** Source: apimachinery NewGenerateNameConflict 1.36. */
function noUniqueName(definition: ResourceDefinition, name: string): StatusError {
  const { message, details } = alreadyExists(definition, name);
  const fact = "the server was not able to generate a unique name for the object";
  return new StatusError("AlreadyExists", `${message}, ${fact}`, {
    ...details,
    retryAfterSeconds: 1,
  });
}

function generateName({ registry, request, resource }: Call, object: KubeObject) {
  const { generateName: prefix } = object.metadata;
  if (prefix === undefined || prefix === "") return undefined;
  // A name has 63 characters at most, the suffix included.
  const base = prefix.slice(0, 58);
  let name = base + registry.names.suffix();
  for (let attempt = 1; attempt < nameAttempts; attempt += 1) {
    const key = keyFor(request.namespace, name);
    if (registry.storage.get(resource.table, key) === undefined) break;
    name = base + registry.names.suffix();
  }
  return name;
}
