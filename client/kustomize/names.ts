/** Names and namespaces that all resources get. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { textAt } from "../../api/json-parts.ts";
import { isClusterScoped } from "./kinds.ts";
import { changed, type Id, idOf, type Resource, withMetadata } from "./resource.ts";

/** Their names are more than names. Source: kustomize 5.8, PrefixTransformer. */
const named = new Set([
  "/Namespace",
  "apiextensions.k8s.io/CustomResourceDefinition",
  "apiregistration.k8s.io/APIService",
]);

/** Puts texts before and after the names of resources. */
export function addAffixes(
  resources: readonly Resource[],
  prefix: string,
  suffix: string,
): readonly Resource[] {
  if (prefix === "" && suffix === "") return resources;
  return resources.map((resource) => {
    const { group, kind, name } = idOf(resource.object);
    if (named.has(`${group}/${kind}`)) return resource;
    const made = withMetadata(resource, { name: `${prefix}${name}${suffix}` });
    return { ...made, affixes: [...resource.affixes, `${prefix}*${suffix}`] };
  });
}

/** Puts resources into a namespace, and so what speaks of it. */
export function setNamespace(
  resources: readonly Resource[],
  namespace: string,
): readonly Resource[] {
  if (namespace === "") return resources;
  return resources.map((resource) => {
    const id = idOf(resource.object);
    if (id.kind === "Namespace" && id.group === "")
      return withMetadata(resource, { name: namespace });
    const placed = isClusterScoped(id) ? resource : withMetadata(resource, { namespace });
    return changed(placed, withSubjects(placed.object, id, namespace));
  });
}

/** Those of the account that every namespace has. Source: kustomize 5.8, NamespaceTransformer. */
function withSubjects(object: JsonObject, { kind }: Id, namespace: string): JsonObject {
  const { subjects } = object;
  if (kind !== "RoleBinding" && kind !== "ClusterRoleBinding") return object;
  if (!Array.isArray(subjects) || !subjects.some(isDefaultAccount)) return object;
  const moved = (subject: Json) =>
    isObject(subject) && isDefaultAccount(subject) ? { ...subject, namespace } : subject;
  return { ...object, subjects: subjects.map(moved) };
}

const isDefaultAccount = (subject: Json): boolean =>
  isObject(subject) &&
  textAt(subject, "kind") === "ServiceAccount" &&
  textAt(subject, "name") === "default";
