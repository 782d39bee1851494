/** A resource on its way through kustomizations, and what it was called before. */
import { isObject, type JsonObject } from "../../api/json.ts";
import { metadataOf, textAt } from "../../api/json-parts.ts";

/** What a resource is known by. */
export interface Id {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly name: string;
  /** Empty where it names none. */
  readonly namespace: string;
}

export interface Resource {
  readonly object: JsonObject;
  /** What it was known by before, the first one first. */
  readonly earlier: readonly Id[];
  /** What was put before its name, and what after it, in that order. */
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  /** The variables whose values come from it. */
  readonly variables: readonly string[];
  /** Its name is to end in a hash of what is in it. */
  readonly isHashed: boolean;
}

export const resourceOf = (object: JsonObject, isHashed = false): Resource => ({
  object,
  earlier: [],
  prefixes: [],
  suffixes: [],
  variables: [],
  isHashed,
});

export function idOf(object: JsonObject): Id {
  const apiVersion = textAt(object, "apiVersion");
  const slash = apiVersion.indexOf("/");
  const metadata = metadataOf(object);
  return {
    group: slash < 0 ? "" : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind: textAt(object, "kind"),
    name: textAt(metadata, "name"),
    namespace: textAt(metadata, "namespace"),
  };
}

/** All that it is or was known by, the present one first. */
export const idsOf = ({ object, earlier }: Resource): readonly Id[] => [idOf(object), ...earlier];

/** What it was known by at first. */
export const firstIdOf = ({ object, earlier }: Resource): Id => earlier.at(-1) ?? idOf(object);

/** The resource with another object, known by what it was called before, too. */
export function changed(resource: Resource, object: JsonObject): Resource {
  if (object === resource.object) return resource;
  const isSame = isSameId(idOf(resource.object), idOf(object));
  return { ...(isSame ? resource : remembered(resource)), object };
}

/** The resource that will be known by what it is called now, whatever becomes of that. */
export function remembered(resource: Resource): Resource {
  const [id, [last]] = [idOf(resource.object), resource.earlier];
  if (last !== undefined && isSameId(last, id)) return resource;
  return { ...resource, earlier: [id, ...resource.earlier] };
}

/** The resource with other metadata; undefined takes a member away. */
export function withMetadata(resource: Resource, change: JsonObject): Resource {
  const metadata = { ...metadataOf(resource.object), ...change };
  return changed(resource, { ...resource.object, metadata });
}

export const isSameId = (one: Id, other: Id): boolean =>
  isSameKind(one, other) &&
  one.name === other.name &&
  effectiveNamespace(one) === effectiveNamespace(other);

export const isSameKind = (one: Id, other: Id): boolean =>
  one.group === other.group && one.version === other.version && one.kind === other.kind;

/** Who names no namespace is in this one. */
export const effectiveNamespace = ({ namespace }: Id): string => namespace || "default";

/** `Deployment.v1.apps/web.shop`, as kustomize tells of resources. */
export const idText = (id: Id): string => `${kindText(id)}/${id.name}.${id.namespace || "[noNs]"}`;

/** `Deployment.v1.apps`, as kustomize tells of kinds. */
export const kindText = ({ group, version, kind }: Partial<Id>): string =>
  `${kind || "[noKind]"}.${version || "[noVer]"}.${group || "[noGrp]"}`;

/** What a document holds: itself, or the items of a list. */
export function itemsOf(value: JsonObject): readonly JsonObject[] {
  const isList = textAt(value, "kind").endsWith("List") && Array.isArray(value.items);
  return isList && Array.isArray(value.items) ? value.items.filter(isObject) : [value];
}
