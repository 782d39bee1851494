/** What a write does to the ownership of fields. */
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { formatTime } from "../../api/runtime.ts";
import { entriesProblem } from "../fields/entries-problem.ts";
import {
  afterUpdate,
  decodeOwners,
  forgetsOwners,
  isUnownedMetadata,
  type Owners,
  ownersOfNew,
  type Writer,
} from "../fields/managers.ts";
import {
  DeferredOwners,
  type HeldOwners,
  type KeptOwners,
  nobody,
  type OwnersOfMade,
} from "../fields/ownership.ts";
import { keptFields } from "../fields/reset-fields.ts";
import { rootShape } from "../fields/shape.ts";
import { asJson, type Call, memberOf } from "./context.ts";
import { emptyObject } from "./empty-object.ts";
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
  const writing = writingOf(call, writerOf(call, "Update"));
  if (named === undefined) {
    return DeferredOwners.of(ownersOfCreator, {
      writing,
      decoded,
      timeMs: call.registry.clock.now(),
    });
  }
  const { writer } = writing;
  const time = formatTime(call.registry.clock.now());
  return afterUpdate(named, { ...creationOf(definition, decoded), writer, time });
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

/**
 * What is kept of such owners. Where the object is stored as it was `decoded`, they can be seen
 * from itself, and nothing has to be.
 */
export function keptOfMade(
  call: Call,
  { decoded, stored }: { readonly decoded: KubeObject; readonly stored: KubeObject },
  owners: HeldOwners,
): KeptOwners {
  if (namedOwners(decoded) !== undefined) return owners;
  if (!isAsDecoded(call.resource.definition, stored, decoded)) return owners;
  return writingOf(call, writerOf(call, "Update")).ownersOfMade;
}

/** Whether nothing but the status and what nobody owns was changed before it was stored. */
function isAsDecoded(
  definition: ResourceDefinition,
  stored: KubeObject,
  decoded: KubeObject,
): boolean {
  const isReset = resetsStatus(definition);
  const isPassedOver = (name: string) => name === "metadata" || (name === "status" && isReset);
  // What has as many members, each of them the same, has no other.
  let surplus = 0;
  for (const name in stored) {
    if (isPassedOver(name)) continue;
    if (memberOf(stored, name) !== memberOf(decoded, name)) return false;
    surplus += 1;
  }
  for (const name in decoded) if (!isPassedOver(name)) surplus -= 1;
  return surplus === 0 && hasSameOwned(stored.metadata, decoded.metadata);
}

/** Whether metadata differ in nothing that somebody could own. */
export function hasSameOwned(left: KubeObject["metadata"], right: KubeObject["metadata"]): boolean {
  if (left === right) return true;
  const differs = (name: keyof KubeObject["metadata"]) =>
    left[name] !== right[name] && !isUnownedMetadata(name);
  // The members of metadata are those of its type.
  for (const name in left) if (differs(name as keyof typeof left)) return false;
  for (const name in right) if (differs(name as keyof typeof right)) return false;
  return true;
}

interface Creation {
  readonly writing: Writing;
  readonly decoded: KubeObject;
  readonly timeMs: number;
}

const ownersOfCreator = ({ writing, decoded, timeMs }: Creation): Owners =>
  ownersOfNewObject(writing, decoded, formatTime(timeMs));

function ownersOfNewObject(
  { definition, writer }: Origin,
  object: KubeObject,
  time: string,
): Owners {
  const { before, after, ...how } = creationOf(definition, object);
  return ownersOfNew(before, after, { ...how, writer, time });
}

/** An object as it was sent, beside what is there in every one of its kind. */
function creationOf(definition: ResourceDefinition, object: KubeObject) {
  const empty = emptyObject(definition);
  const sent = resetsStatus(definition) ? withStatus(asSent(object), empty) : object;
  const shape = rootShape(definition.structure);
  return { shape, before: asJson(empty), after: asJson(sent), kept: keptFields(definition) };
}

/** Who writes objects of which kind. */
interface Origin {
  readonly definition: ResourceDefinition;
  readonly writer: Writer;
}

/** One for all writes of one writer: most writes come from few. */
export interface Writing extends Origin {
  readonly ownersOfMade: OwnersOfMade;
}

/** So many writers of each kind are remembered. */
const writersMax = 64;
const writings = new WeakMap<ResourceDefinition, Writing[]>();

/** The owners of objects that nobody sent: as if this writer had made them. */
export const ownersOfMadeBy = (definition: ResourceDefinition, writer: Writer): OwnersOfMade =>
  originOf(definition, writer).ownersOfMade;

export const writingOf = ({ resource: { definition } }: Call, writer: Writer): Writing =>
  originOf(definition, writer);

function originOf(definition: ResourceDefinition, writer: Writer): Writing {
  const known = writings.get(definition) ?? [];
  for (const each of known) if (isSameWriter(each.writer, writer)) return each;
  const origin = { definition, writer };
  const made: Writing = {
    ...origin,
    ownersOfMade: (object) =>
      ownersOfNewObject(origin, object, object.metadata.creationTimestamp ?? ""),
  };
  if (known.length === 0) writings.set(definition, known);
  if (known.length < writersMax) known.push(made);
  return made;
}

const isSameWriter = (left: Writer, right: Writer) =>
  left.manager === right.manager &&
  left.operation === right.operation &&
  left.apiVersion === right.apiVersion &&
  left.subresource === right.subresource;

/** A custom resource without a status of its own has one that is written with all the rest. */
export const resetsStatus = ({ custom, hasStatus }: ResourceDefinition): boolean =>
  custom === undefined || hasStatus;

/** The owners that the writer has named, if it did. */
export function namedOwners({ metadata: { managedFields } }: KubeObject): Owners | undefined {
  if (managedFields === undefined) return undefined;
  return forgetsOwners(managedFields) ? [] : decodeOwners(managedFields);
}

/** `object` with the status of `other`. */
export function withStatus(object: KubeObject, other: KubeObject): KubeObject {
  const status = memberOf(other, "status");
  if (memberOf(object, "status") === status) return object;
  return Object.assign({ ...object }, { status });
}
