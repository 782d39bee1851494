/** What names a resource that got another name names it by that. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { textAt } from "../../api/json-parts.ts";
import { Failure } from "../kubectl/failure.ts";
import { changeFields, isFor, type KindSelector } from "./fields.ts";
import { isClusterScoped } from "./kinds.ts";
import type { References } from "./reference-fields.ts";
import { changed, effectiveNamespace, firstIdOf, idOf, idText, type Resource } from "./resource.ts";

/** Mends the references that a table knows of. Source: kustomize 5.8, filters/nameref. */
export function fixReferences(
  resources: readonly Resource[],
  references: readonly References[],
): readonly Resource[] {
  const renamed = new Map<string, Set<Resource>>();
  for (const resource of resources) {
    for (const { name } of resource.earlier) {
      const known = renamed.get(name);
      if (known === undefined) renamed.set(name, new Set([resource]));
      else known.add(resource);
    }
  }
  if (renamed.size === 0) return resources;
  return resources.map((referrer) => {
    const id = idOf(referrer.object);
    let { object } = referrer;
    for (const target of references) {
      for (const field of target.fields) {
        if (!isFor(field, id)) continue;
        const isRole = field.path.endsWith("roleRef/name");
        const lookup = { referrer, renamed, target, role: isRole ? roleOf(object) : undefined };
        object = changeFields(object, field, (value) => pointed(value, lookup));
      }
    }
    return changed(referrer, object);
  });
}

interface Lookup {
  readonly referrer: Resource;
  /** By what they were called. */
  readonly renamed: ReadonlyMap<string, ReadonlySet<Resource>>;
  readonly target: KindSelector;
  /** What a reference to a role says of its kind. */
  readonly role: KindSelector | undefined;
}

function roleOf({ roleRef }: JsonObject): KindSelector | undefined {
  if (!isObject(roleRef)) return undefined;
  const [group, kind] = [textAt(roleRef, "apiGroup"), textAt(roleRef, "kind")];
  return group === "" || kind === "" ? undefined : { group, kind };
}

function pointed(value: Json | undefined, lookup: Lookup): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => pointed(item, lookup) ?? item);
  if (typeof value === "string") {
    const found = findReferral(value, undefined, lookup);
    return found === undefined ? value : idOf(found.object).name;
  }
  return isObject(value) ? pointedObject(value, lookup) : value;
}

/** A subject of a role, or the service of a webhook: a name and a namespace. */
function pointedObject(value: JsonObject, lookup: Lookup): JsonObject {
  if (value.name === undefined) throw new Failure("path config error; no 'name' field in node");
  const found = findReferral(textAt(value, "name"), textAt(value, "namespace"), lookup);
  if (found === undefined) return value;
  const { name, namespace } = idOf(found.object);
  return { ...value, name, ...(namespace !== "" && { namespace }) };
}

/** The one resource that was called so; nothing where there is none. */
function findReferral(
  name: string,
  namespace: string | undefined,
  { referrer, renamed, target, role }: Lookup,
): Resource | undefined {
  const named = [...(renamed.get(name) ?? [])].filter(
    (each) =>
      each.earlier.some((id) => isFor(target, id)) &&
      (role === undefined || each.earlier.some((id) => isFor(role, id))) &&
      isNear(each, referrer),
  );
  const candidates = namespace ? inNamespace(named, namespace) : named;
  if (candidates.length <= 1) return candidates[0];
  const alike = candidates.filter((each) => isSameWay(each, referrer));
  const [first, ...others] = alike.map(({ object }) => idOf(object));
  const isSame = others.every(
    (id) =>
      id.name === first?.name && (namespace === undefined || id.namespace === first.namespace),
  );
  if (isSame) return alike[0];
  const found = alike.map(({ object }) => idText(idOf(object))).join(", ");
  throw new Failure(
    `${idText(idOf(referrer.object))} names ${target.kind} ${name}: ` +
      `found multiple possible referrals: ${found}`,
  );
}

/** Those that were in a namespace at first, or else those that are in it. */
function inNamespace(candidates: readonly Resource[], namespace: string): readonly Resource[] {
  const first = candidates.filter((each) => effectiveNamespace(firstIdOf(each)) === namespace);
  if (first.length > 0) return first;
  return candidates.filter(({ object }) => effectiveNamespace(idOf(object)) === namespace);
}

/** Accounts are named from other namespaces, too. */
function isNear({ object }: Resource, referrer: Resource): boolean {
  const [id, own] = [idOf(object), idOf(referrer.object)];
  return (
    isClusterScoped(own) ||
    isClusterScoped(id) ||
    id.kind === "ServiceAccount" ||
    effectiveNamespace(id) === effectiveNamespace(own)
  );
}

/** Both went through the same kustomizations, as far as the shorter way goes. */
const isSameWay = (one: Resource, other: Resource): boolean =>
  isSameEnd(one.prefixes, other.prefixes) && isSameEnd(one.suffixes, other.suffixes);

function isSameEnd(one: readonly string[], other: readonly string[]): boolean {
  const shorter = Math.min(one.length, other.length);
  if (shorter === 0) return one.length === other.length;
  return one.slice(-shorter).every((affix, index) => affix === other.slice(-shorter)[index]);
}
