/** What a write does to the ownership of fields. */
import type { Json, JsonObject } from "../../api/json.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { formatTime } from "../../api/runtime.ts";
import type { Structure } from "../../api/structure.ts";
import { entriesProblem } from "../fields/entries-problem.ts";
import {
  afterUpdate,
  decodeOwners,
  forgetsOwners,
  type Owners,
  ownersOfNew,
  type Writer,
} from "../fields/managers.ts";
import {
  DeferredOwners,
  depthOf,
  type HeldOwners,
  heldOwners,
  nobody,
  ownersOf,
} from "../fields/ownership.ts";
import { rootShape } from "../fields/shape.ts";
import { asJson, type Call, memberOf } from "./context.ts";
import { asSent } from "./intake.ts";

export function writerOf(
  { request, resource, options }: Call,
  operation: Writer["operation"],
  subresource = request.subresource ?? "",
): Writer {
  const { fieldManager = "" } = options;
  const manager = fieldManager === "" ? request.actor : fieldManager;
  return { manager, operation, apiVersion: resource.definition.apiVersion, subresource };
}

/** The owners of a new object: its creator has what makes it more than an empty one. */
export function ownersAfterCreate(call: Call, decoded: KubeObject): HeldOwners {
  const { definition } = call.resource;
  const named = namedOwners(decoded);
  if (named === undefined) {
    return creatorOwns(definition, decoded, writerOf(call, "Update"), call.registry.clock.now());
  }
  const writer = writerOf(call, "Update");
  const timeMs = call.registry.clock.now();
  const stored = emptyObject(definition);
  return afterWrite(named, {
    definition,
    stored,
    decoded: asSent(decoded),
    isStatus: false,
    writer,
    timeMs,
  });
}

/**
 * The owners after admission, which may have changed them like anything else. Those that cannot be
 * are not taken, with a warning.
 * Source: endpoints/handlers/fieldmanager NewManagedFieldsValidatingAdmissionController 1.36.
 */
export function ownersAdmitted(
  { warnings }: Call,
  { metadata: { managedFields } }: KubeObject,
  owners: HeldOwners,
): HeldOwners {
  if (managedFields === undefined) return owners;
  const problem = entriesProblem(managedFields);
  if (problem === undefined) return decodeOwners(managedFields) ?? nobody;
  warnings.push(
    ".metadata.managedFields was in an invalid state after admission; this could be caused by an " +
      `outdated mutating admission controller; please fix your requests: ${problem}`,
  );
  return owners;
}

/** Holds on to no more than it needs, since most such owners are never asked for. */
const creatorOwns = (
  definition: ResourceDefinition,
  decoded: KubeObject,
  writer: Writer,
  timeMs: number,
): HeldOwners => DeferredOwners.of(ownersOfCreator, { definition, decoded, writer, timeMs });

interface Creation {
  readonly definition: ResourceDefinition;
  readonly decoded: KubeObject;
  readonly writer: Writer;
  readonly timeMs: number;
}

function ownersOfCreator({ definition, decoded, writer, timeMs }: Creation): Owners {
  const empty = emptyObject(definition);
  const sent = resetsStatus(definition) ? withStatus(asSent(decoded), empty) : decoded;
  const origin = { shape: rootShape(definition.structure), writer, time: formatTime(timeMs) };
  return ownersOfNew(asJson(empty), asJson(sent), origin);
}

/**
 * The owners after an update from `stored` to `decoded`, as the writer sent it. Only the status
 * changes through a status subresource, and all but the status through everything else.
 */
export function ownersAfterUpdate(
  call: Call,
  stored: KubeObject,
  decoded: KubeObject,
  subresource?: string,
): HeldOwners {
  const { definition } = call.resource;
  const isStatus = call.request.subresource === "status";
  const writer = writerOf(call, "Update", subresource);
  const update = {
    definition,
    stored,
    decoded,
    isStatus,
    writer,
    timeMs: call.registry.clock.now(),
  };
  const named = namedOwners(decoded);
  if (named !== undefined) return afterWrite(named, update);
  const held = heldOwners(stored);
  if (depthOf(held) >= depthMax(call)) return afterWrite(ownersOf(stored), update);
  return DeferredOwners.of(ownersAfter, update, held);
}

/**
 * How many writes in a row may wait to be worked out. A pod is written a few times until it runs;
 * what is written on and on is kept short, but while the log is, which holds all of it anyway.
 */
const depthMax = ({ registry }: Call) => (registry.storage.revision < 20_000 ? 64 : 4);

const ownersAfter = (update: Update): Owners => afterWrite(ownersOf(update.stored), update);

interface Update {
  readonly definition: ResourceDefinition;
  readonly stored: KubeObject;
  readonly decoded: KubeObject;
  readonly isStatus: boolean;
  readonly writer: Writer;
  readonly timeMs: number;
}

function afterWrite(owners: Owners, update: Update): Owners {
  const { definition, stored, decoded, isStatus, writer, timeMs } = update;
  const sent = isStatus
    ? withStatus({ ...stored, metadata: decoded.metadata }, decoded)
    : resetsStatus(definition)
      ? withStatus(decoded, stored)
      : decoded;
  return afterUpdate(owners, {
    shape: rootShape(definition.structure),
    before: asJson(stored),
    after: asJson(sent),
    writer,
    time: formatTime(timeMs),
  });
}

/** A custom resource without a status of its own has one that is written with all the rest. */
const resetsStatus = ({ custom, hasStatus }: ResourceDefinition): boolean =>
  custom === undefined || hasStatus;

/** The owners that the writer has named, if it did. */
function namedOwners({ metadata: { managedFields } }: KubeObject): Owners | undefined {
  if (managedFields === undefined) return undefined;
  return forgetsOwners(managedFields) ? [] : decodeOwners(managedFields);
}

/** `object` with the status of `other`. */
function withStatus(object: KubeObject, other: KubeObject): KubeObject {
  const status = memberOf(other, "status");
  if (memberOf(object, "status") === status) return object;
  return Object.assign({ ...object }, { status });
}

const empties = new WeakMap<Structure, KubeObject>();

/** The object that says nothing: what is there in it is there in every object of the kind. */
export function emptyObject({ structure }: ResourceDefinition): KubeObject {
  const known = empties.get(structure);
  if (known !== undefined) return known;
  // Metadata is there in every object, and nobody owns its kind.
  const empty = emptyOf(structure) as unknown as KubeObject;
  empties.set(structure, empty);
  return empty;
}

/** The structs, lists and maps that are there where nothing was said, without their defaults. */
function emptyOf({ fields }: Structure): JsonObject {
  const members: Record<string, Json> = {};
  for (const { name, filled, structure } of fields?.values() ?? []) {
    if (!filled) continue;
    if (structure.type === "object") members[name] = emptyOf(structure);
    if (structure.type === "map") members[name] = {};
    if (structure.type === "array") members[name] = [];
  }
  return members;
}
