/** From a request body to a whole object of its kind: decoded, defaulted, its spec admitted. */
import { Pod } from "../../api/core/pod/pod.ts";
import { mirrorAnnotation } from "../../api/core/pod/validation/annotations.ts";
import { isObject, type JsonObject } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";
import { StatusError } from "../../api/status.ts";
import type { Structure } from "../../api/structure.ts";
import { DecodeError, decodeObject, type Known } from "../decode.ts";
import type { Storage } from "../storage/storage.ts";
import { type Call, memberOf, withMetadata } from "./context.ts";
import { tableName } from "./resource-table.ts";
import { reportFields } from "./strict-fields.ts";
import { cannotHandle, checkTypeMeta, type KindNames } from "./type-meta.ts";

/**
 * Specs that came in and what became of them, of kinds whose specs are admitted for themselves:
 * pods. Only frozen ones are remembered: a template that the store holds gives the same spec to
 * every pod made from it, and they all share it.
 */
const admittedSpecs = new WeakMap<object, Admitted>();

/** An admitted spec, and the state of the cluster that it was admitted in. */
interface Admitted {
  readonly spec: object;
  readonly storage: Storage;
  readonly namespace: string | undefined;
  /** The revision of the last change of what admission looked at. */
  readonly changed: number;
}

/** Specs that passed validation, of the same kinds: their validation reads nothing but the spec. */
const validSpecs = new WeakSet<object>();

/** Decodes the body of a create. Throws BadRequest in Kubernetes' words. */
export function intakeNew(call: Call, body: unknown): KubeObject {
  const object = readNew(call, body);
  reportFields(call, call.resource.definition);
  return object;
}

function readNew(call: Call, body: unknown): KubeObject {
  const spec = isObject(body) ? body.spec : undefined;
  const isShared = isObject(spec) && Object.isFrozen(spec) && sharesSpecs(call);
  if (isObject(body) && isShared && !isMirror(body)) {
    const { storage } = call.registry;
    const { namespace } = call.request;
    const changed = changedForSpecs(call);
    const known = admittedSpecs.get(spec);
    if (known?.storage === storage && known.changed === changed && known.namespace === namespace) {
      return withKnownSpec(call, body, known.spec);
    }
    const object = admitSpec(call, defaulted(call, decode(call, body)));
    const admitted = memberOf(object, "spec");
    if (isObject(admitted))
      admittedSpecs.set(spec, { spec: admitted, storage, namespace, changed });
    return object;
  }
  return admitSpec(call, defaulted(call, decode(call, body)));
}

/** Decodes the body of an update. What it shares with the stored object is taken as it is. */
export function intakeUpdate(call: Call, body: unknown, stored: KubeObject): KubeObject {
  const object = defaulted(call, decode(call, body, stored), stored);
  reportFields(call, call.resource.definition);
  return object;
}

/** Whether the spec is one that passed validation before. */
export function isKnownValid(call: Call, object: KubeObject): boolean {
  if (!sharesSpecs(call)) return false;
  const spec = memberOf(object, "spec");
  return isObject(spec) && validSpecs.has(spec);
}

export function rememberValid(call: Call, object: KubeObject): void {
  if (!sharesSpecs(call)) return;
  const spec = memberOf(object, "spec");
  if (isObject(spec)) validSpecs.add(spec);
}

const podTable = tableName(Pod);

const sharesSpecs = ({ resource }: Call) => resource.table === podTable;

/** The revision of the last change of anything that the admission of specs looks at. */
function changedForSpecs(call: Call): number {
  let changed = 0;
  for (const { specDependsOn } of call.resource.phases.mutateSpec) {
    if (specDependsOn === undefined) continue;
    changed = Math.max(changed, call.registry.storage.changedRevision(specDependsOn));
  }
  return changed;
}

function withKnownSpec(call: Call, body: JsonObject, spec: object): KubeObject {
  const { fields } = call.resource.definition.structure;
  const { apiVersion, kind } = call.resource.definition;
  checkTypeMeta(call.resource.definition, body, call.registry.resources);
  const decoded: Record<string, unknown> = { apiVersion, kind, metadata: undefined, spec };
  for (const key in body) {
    if (key === "status" || key === "apiVersion" || key === "kind" || key === "spec") continue;
    const field = fields?.get(key);
    if (field === undefined) return admitSpec(call, defaulted(call, decode(call, body)));
    decoded[key] = decodePart(call, key, field.structure, body[key]);
  }
  if (decoded.metadata === undefined) return admitSpec(call, defaulted(call, decode(call, body)));
  const status = fields?.get("status");
  if (status !== undefined) decoded.status = decodePart(call, "status", status.structure, {});
  // The parts were decoded one by one along the structure of the kind.
  return decoded as unknown as KubeObject;
}

function decodePart(call: Call, field: string, structure: Structure, value: unknown): unknown {
  return decodeAlong(call, structure, value, { field });
}

/** Decodes a body; what it shares with the `stored` object was decoded before. */
function decode(call: Call, body: unknown, stored?: KubeObject): KubeObject {
  const { definition } = call.resource;
  checkTypeMeta(definition, body, call.registry.resources);
  // Decoding along the structure of the kind yields an object of the kind.
  const object = decodeAlong(call, definition.structure, body, { decoded: stored }) as KubeObject;
  return namesNobody(body) ? withMetadata(object, { managedFields: [] }) : object;
}

/** Decoding drops lists without entries. That of the owners says something even so. */
const namesNobody = (body: unknown): boolean => {
  const metadata = isObject(body) ? body.metadata : undefined;
  const managedFields = isObject(metadata) ? metadata.managedFields : undefined;
  return Array.isArray(managedFields) && managedFields.length === 0;
};

/** Decodes the body of a subresource whose kind is not that of the resource. */
export function decodeAs(
  call: Call,
  names: KindNames,
  structure: Structure,
  body: unknown,
): unknown {
  checkTypeMeta(names, body, call.registry.resources);
  const { apiVersion, kind } = names;
  const value = decodeAlong(call, structure, { ...body, apiVersion, kind }, {}, names);
  reportFields(call, names);
  return value;
}

/** Decodes; what does not fit is a BadRequest, what is unknown is noted. */
function decodeAlong(
  call: Call,
  structure: Structure,
  body: unknown,
  known: Known,
  names: KindNames = call.resource.definition,
): unknown {
  try {
    const { value, unknownFields } = decodeObject(structure, body, names.kind, known);
    if (unknownFields.length > 0) call.unknownFields.push(...unknownFields);
    return value;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    const text = `${cannotHandle(names)}: ${error.message}`;
    throw new StatusError("BadRequest", text, undefined, { cause: error });
  }
}

function defaulted(call: Call, object: KubeObject, stored?: KubeObject): KubeObject {
  const { apiVersion, kind, strategy } = call.resource.definition;
  const isNamed = object.kind === kind && object.apiVersion === apiVersion;
  const named = isNamed ? object : { ...object, apiVersion, kind };
  return strategy.defaults?.(named, stored) ?? named;
}

/** Admits the spec of an update, where it is another than the stored one. */
export function readmitSpec(call: Call, next: KubeObject, stored: KubeObject): KubeObject {
  if (memberOf(next, "spec") === memberOf(stored, "spec")) return next;
  return admitSpec(call, next, stored);
}

/** Admits the spec of a new object that a webhook or a policy changed. */
export const admitAgain = (call: Call, changed: KubeObject): KubeObject => admitSpec(call, changed);

/** Whether it is the copy of a static pod. */
function isMirror({ metadata }: { readonly metadata?: unknown }): boolean {
  const annotations = isObject(metadata) ? metadata.annotations : undefined;
  return isObject(annotations) && annotations[mirrorAnnotation] !== undefined;
}

function admitSpec(call: Call, object: KubeObject, old?: KubeObject): KubeObject {
  const before = memberOf(object, "spec");
  if (!isObject(before)) return object;
  const { storage } = call.registry;
  const stored = old === undefined ? undefined : memberOf(old, "spec");
  const given = {
    storage,
    namespace: call.request.namespace,
    stored: isObject(stored) ? stored : undefined,
    isMirror: isMirror(object),
  };
  let spec: object = before;
  for (const plugin of call.resource.phases.mutateSpec) {
    if (old === undefined || plugin.mutatesUpdates === true) spec = plugin.mutateSpec(spec, given);
  }
  if (spec === before) return object;
  // Frozen, as everything that many objects share.
  sentSpecs.set(spec, Object.freeze(before));
  return Object.assign({ ...object }, { spec });
}

/** What admitted specs were before: fields that admission set are nobody's. */
const sentSpecs = new WeakMap<object, object>();

/** A new object as its creator sent it, but for what admission made of its spec. */
export function asSent(object: KubeObject): KubeObject {
  const admitted = memberOf(object, "spec");
  const spec = isObject(admitted) ? sentSpecs.get(admitted) : undefined;
  return spec === undefined ? object : Object.assign({ ...object }, { spec });
}
