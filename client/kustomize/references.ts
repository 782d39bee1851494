/** What names a resource that got another name names it by that. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { textAt } from "../../api/json-parts.ts";
import { Failure } from "../kubectl/failure.ts";
import { changeFields, isFor } from "./fields.ts";
import { isClusterScoped } from "./kinds.ts";
import { type References, references } from "./reference-fields.ts";
import {
  changed,
  effectiveNamespace,
  type Id,
  idOf,
  idsOf,
  idText,
  type Resource,
} from "./resource.ts";

export function fixReferences(resources: readonly Resource[]): readonly Resource[] {
  const renamed = new Map<string, Resource[]>();
  for (const resource of resources) {
    for (const { kind, name } of resource.earlier) {
      const key = `${kind}/${name}`;
      const known = renamed.get(key);
      if (known === undefined) renamed.set(key, [resource]);
      else if (!known.includes(resource)) known.push(resource);
    }
  }
  if (renamed.size === 0) return resources;
  return resources.map((referrer) => {
    const id = idOf(referrer.object);
    let { object } = referrer;
    for (const each of references) {
      for (const field of each.fields) {
        if (!isFor(field, id)) continue;
        object = changeFields(object, field, (value) =>
          pointed(value, { referrer, renamed, references: each }),
        );
      }
    }
    return changed(referrer, object);
  });
}

interface Lookup {
  readonly referrer: Resource;
  /** By `Kind/name` of what they were called. */
  readonly renamed: ReadonlyMap<string, readonly Resource[]>;
  readonly references: References;
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
  const found = findReferral(textAt(value, "name"), textAt(value, "namespace"), lookup);
  if (found === undefined) return value;
  const { name, namespace } = idOf(found.object);
  return { ...value, name, ...(namespace !== "" && { namespace }) };
}

/** The one resource that was called so; nothing where there is none. */
function findReferral(
  name: string,
  namespace: string | undefined,
  { referrer, renamed, references: { kind, group } }: Lookup,
): Resource | undefined {
  const own = idOf(referrer.object);
  const isNear = (id: Id) =>
    isClusterScoped(id) ||
    isClusterScoped(own) ||
    effectiveNamespace(id) === effectiveNamespace(own);
  const wasThere = (id: Id) => effectiveNamespace(id) === (namespace || "default");
  const candidates = (renamed.get(`${kind}/${name}`) ?? []).filter((each) => {
    const ids = idsOf(each).filter((id) => group === undefined || id.group === group);
    const matching = ids.filter((id) => id.kind === kind && id.name === name);
    if (namespace === undefined) return matching.length > 0 && isNear(idOf(each.object));
    return matching.some(wasThere);
  });
  if (candidates.length <= 1) return candidates[0];
  const alike = candidates.filter(({ affixes }) => isSameWay(affixes, referrer.affixes));
  if (alike.length <= 1) return alike[0];
  const found = alike.map(({ object }) => idText(idOf(object))).join(", ");
  throw new Failure(
    `${idText(own)} names ${kind} ${name}: found multiple possible referrals: ${found}`,
  );
}

/** Both went through the same kustomizations. */
const isSameWay = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((affix, index) => affix === other[index]);
