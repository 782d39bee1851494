/** Patches of resources: strategic merges and lists of JSON operations. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { metadataOf } from "../../api/json-parts.ts";
import { jsonPatch, strategicMergePatch } from "../../api/patch/index.ts";
import { Failure } from "../kubectl/failure.ts";
import { structureOfKind } from "./kinds.ts";
import { patchedFirst } from "./patch-order.ts";
import { changed, idOf, idsOf, idText, isSameId, type Resource } from "./resource.ts";
import { type Selector, selector } from "./select.ts";

export interface Patch {
  /** The documents of the patch: objects that are merged, or lists of operations. */
  readonly documents: readonly Json[];
  /** Whose patch it is; absent, it says so itself. */
  readonly target: Selector | undefined;
  readonly allowNameChange: boolean;
  readonly allowKindChange: boolean;
}

export const applyPatch = (resources: readonly Resource[], patch: Patch): readonly Resource[] =>
  patch.documents.reduce<readonly Resource[]>(
    (patched, document) =>
      Array.isArray(document)
        ? operate(patched, document, patch.target)
        : merge(patched, document, patch),
    resources,
  );

function operate(
  resources: readonly Resource[],
  operations: Json,
  target: Selector | undefined,
): readonly Resource[] {
  if (target === undefined) {
    throw new Failure("patches: a list of JSON operations must have a target");
  }
  const isMeant = selector(target);
  return resources.map((resource) =>
    isMeant(resource) ? changed(resource, jsonPatch(resource.object, operations)) : resource,
  );
}

function merge(
  resources: readonly Resource[],
  document: Json,
  { target, ...options }: Patch,
): readonly Resource[] {
  if (!isObject(document)) throw new Failure("patches: neither an object nor a list of operations");
  const isMeant = target === undefined ? namedBy(document, resources) : selector(target);
  return resources.flatMap((resource) =>
    isMeant(resource) ? mergeOne(resource, document, options) : [resource],
  );
}

/** The one resource that is called so, or else the one that was. */
function namedBy(patch: JsonObject, resources: readonly Resource[]) {
  const wanted = idOf(patch);
  const now = resources.filter(({ object }) => isSameId(idOf(object), wanted));
  const ever = resources.filter((each) => idsOf(each).some((id) => isSameId(id, wanted)));
  const [found, other] = now.length === 1 ? now : ever;
  if (found !== undefined && other === undefined) return (each: Resource) => each === found;
  const count = found === undefined ? "no" : "multiple";
  const id = idText(wanted);
  throw new Failure(
    `no resource matches strategic merge patch "${id}": ${count} matches for Id ${id}; ` +
      `failed to find unique target for patch ${id}`,
  );
}

function mergeOne(
  resource: Resource,
  patch: JsonObject,
  { allowNameChange, allowKindChange }: Pick<Patch, "allowNameChange" | "allowKindChange">,
): readonly Resource[] {
  if (patch.$patch === "delete") return [];
  const { object } = resource;
  const structure = structureOfKind(idOf(object));
  const merged = patchedFirst(strategicMergePatch(structure, object, patch), patch, structure);
  const { name, namespace, ...metadata } = metadataOf(merged);
  const before = metadataOf(object);
  const kept: JsonObject = {
    ...metadata,
    name: allowNameChange ? name : before.name,
    ...(before.namespace !== undefined && { namespace: before.namespace }),
  };
  const { apiVersion, kind } = allowKindChange ? merged : object;
  return [changed(resource, { ...merged, apiVersion, kind, metadata: kept })];
}
