/** Patches of resources: strategic merges and lists of JSON operations. */
import type * as z from "zod";
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { metadataOf } from "../../api/json-parts.ts";
import { jsonPatch, strategicMergePatch } from "../../api/patch/index.ts";
import type { Structure } from "../../api/structure.ts";
import { Failure } from "../kubectl/failure.ts";
import { documentsOf, type Folder } from "./folder.ts";
import type { patchSchema } from "./kustomization.ts";
import { patchedFirst } from "./patch-order.ts";
import { changed, type Id, idOf, idsOf, idText, isSameId, type Resource } from "./resource.ts";
import { type Selector, selector } from "./select.ts";

export interface Patch {
  /** The documents of the patch: objects that are merged, or lists of operations. */
  readonly documents: readonly Json[];
  /** Whose patch it is; absent, it says so itself. */
  readonly target: Selector | undefined;
  readonly allowNameChange: boolean;
  readonly allowKindChange: boolean;
  /** By which keys the lists of a kind are merged. */
  readonly structureOf: (id: Id) => Structure;
}

/** What is beside a kustomization, and what its patches are merged by. */
export interface Site {
  readonly folder: Folder;
  readonly structureOf: Patch["structureOf"];
}

export type GivenPatch = z.output<typeof patchSchema>;

/** A patch with what its file has. Throws Failure. */
export function patchOf(
  { path, patch, target, options }: GivenPatch,
  { folder, structureOf }: Site,
): Patch {
  if ((path === undefined) === (patch === undefined)) {
    throw new Failure("patches: must specify exactly one of patch and path");
  }
  const documents = path === undefined ? documentsOf(patch ?? "", "patch") : folder.documents(path);
  const { allowNameChange = false, allowKindChange = false } = options ?? {};
  return { documents, target, allowNameChange, allowKindChange, structureOf };
}

/** A patch by its file, or as it is: then it has more than a line. */
export const patchNamed = (text: string, site: Site): Patch =>
  patchOf(text.includes("\n") ? { patch: text } : { path: text }, site);

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
  { allowNameChange, allowKindChange, structureOf }: Omit<Patch, "documents" | "target">,
): readonly Resource[] {
  if (patch.$patch === "delete") return [];
  const { object } = resource;
  const structure = structureOf(idOf(object));
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
