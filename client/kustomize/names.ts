/** Names and namespaces that all resources get. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { textAt } from "../../api/json-parts.ts";
import { Failure } from "../kubectl/failure.ts";
import { changeFields, type FieldSpec, isFor, type KindSelector } from "./fields.ts";
import { isClusterScoped } from "./kinds.ts";
import {
  changed,
  firstIdOf,
  type Id,
  idOf,
  idText,
  type Resource,
  remembered,
  withMetadata,
} from "./resource.ts";

/** Their names are more than names. Source: kustomize 5.8, PrefixTransformer. */
const named: readonly KindSelector[] = [
  { kind: "Namespace" },
  { kind: "CustomResourceDefinition" },
  { group: "apiregistration.k8s.io", kind: "APIService" },
];

export const namePath = "metadata/name";

/** Puts a text before what is in those fields. */
export const addPrefix = (
  resources: readonly Resource[],
  prefix: string,
  fields: readonly FieldSpec[],
): readonly Resource[] =>
  affixed(resources, fields, {
    change: (text) => `${prefix}${text}`,
    note: (resource) => ({ ...resource, prefixes: [...resource.prefixes, prefix] }),
  });

/** Puts a text after what is in those fields. */
export const addSuffix = (
  resources: readonly Resource[],
  suffix: string,
  fields: readonly FieldSpec[],
): readonly Resource[] =>
  affixed(resources, fields, {
    change: (text) => `${text}${suffix}`,
    note: (resource) => ({ ...resource, suffixes: [...resource.suffixes, suffix] }),
  });

interface Affix {
  change(text: string): string;
  /** The resource that remembers what its name was given. */
  note(resource: Resource): Resource;
}

function affixed(
  resources: readonly Resource[],
  fields: readonly FieldSpec[],
  { change, note }: Affix,
): readonly Resource[] {
  const set = (value: Json | undefined) =>
    isObject(value) || Array.isArray(value) ? value : change(String(value ?? ""));
  return resources.map((resource) => {
    const id = firstIdOf(resource);
    if (change("") === "" || named.some((each) => isFor(each, id))) return resource;
    const own = fields.filter((field) => isFor(field, id));
    return own.reduce((made, field) => {
      const before = field.path === namePath ? remembered(note(made)) : made;
      return changed(before, changeFields(before.object, field, set));
    }, resource);
  });
}

export interface NamespaceChange {
  readonly namespace: string;
  /** Where it goes, too. That of a resource itself is no field. */
  readonly fields: readonly FieldSpec[];
  /** What has one keeps it. */
  readonly unsetOnly?: boolean | undefined;
  /** Which accounts of role bindings are in it; absent, those that every namespace has. */
  readonly setRoleBindingSubjects?: "none" | "defaultOnly" | "allServiceAccounts" | undefined;
}

/** Puts resources into a namespace, and so what speaks of it. */
export function setNamespace(
  resources: readonly Resource[],
  change: NamespaceChange,
): readonly Resource[] {
  if (change.namespace === "") return resources;
  const moved = resources.map((resource) => inNamespace(resource, change));
  const seen = new Set<string>();
  for (const { object } of moved) {
    const text = idText(idOf(object));
    if (seen.has(text)) throw new Failure(`namespace transformation produces ID conflict: ${text}`);
    seen.add(text);
  }
  return moved;
}

function inNamespace(given: Resource, change: NamespaceChange): Resource {
  const { namespace, fields, unsetOnly = false } = change;
  const resource = remembered(given);
  const id = idOf(resource.object);
  const isSet = unsetOnly && id.namespace !== "";
  const placed = isClusterScoped(id) || isSet ? resource : withMetadata(resource, { namespace });
  const isBinding = id.kind === "RoleBinding" || id.kind === "ClusterRoleBinding";
  const own = fields.filter(
    (field) =>
      isFor(field, id) &&
      field.path !== "metadata/namespace" &&
      !(field.path === namePath && (id.group !== "" || id.version !== "v1")),
  );
  const object = own.reduce(
    (made, field) =>
      changeFields(made, field, (value) => {
        if (isObject(value) || Array.isArray(value)) throw notScalar(field, id);
        return unsetOnly && value ? value : namespace;
      }),
    placed.object,
  );
  return changed(placed, isBinding ? withSubjects(object, change) : object);
}

const notScalar = ({ path }: FieldSpec, id: Id) =>
  new Failure(
    `namespace field specs must target scalar nodes: considering field '${path}' ` +
      `of object ${idText(id)}`,
  );

/** Source: kustomize 5.8, NamespaceTransformer. */
function withSubjects(object: JsonObject, change: NamespaceChange): JsonObject {
  const { namespace, unsetOnly = false, setRoleBindingSubjects = "defaultOnly" } = change;
  const { subjects } = object;
  if (!Array.isArray(subjects) || setRoleBindingSubjects === "none") return object;
  const isMeant = (subject: JsonObject): boolean =>
    textAt(subject, "kind") === "ServiceAccount" &&
    (setRoleBindingSubjects === "allServiceAccounts" || textAt(subject, "name") === "default") &&
    !(unsetOnly && textAt(subject, "namespace") !== "");
  const moved = subjects.map((subject) =>
    isObject(subject) && isMeant(subject) ? { ...subject, namespace } : subject,
  );
  return subjects.some((subject) => isObject(subject) && isMeant(subject))
    ? { ...object, subjects: moved }
    : object;
}
