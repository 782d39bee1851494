/** What a server serves, how users name it, and the paths at which it is. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { Failure } from "./failure.ts";

/** A resource that a server serves. */
export interface Served {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly singular: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly verbs: readonly string[];
  readonly subresources: readonly string[];
}

/** How all of it is asked for at once, at `/api` and `/apis`. */
export const discoveryAccept =
  "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";

/** The preferred version of each group comes first; others serve what it lacks. */
export function readGroups(document: JsonObject): readonly Served[] {
  return objectsAt(document.items).flatMap((item) => {
    const group = isObject(item.metadata) ? textOf(item.metadata.name) : "";
    return objectsAt(item.versions).flatMap((version) =>
      objectsAt(version.resources).map((resource) => ({
        group,
        version: textOf(version.version),
        plural: textOf(resource.resource),
        singular: textOf(resource.singularResource),
        kind: isObject(resource.responseKind) ? textOf(resource.responseKind.kind) : "",
        namespaced: resource.scope === "Namespaced",
        shortNames: textsOf(resource.shortNames),
        categories: textsOf(resource.categories),
        verbs: textsOf(resource.verbs),
        subresources: objectsAt(resource.subresources).map((each) => textOf(each.subresource)),
      })),
    );
  });
}

/** Those that a name may mean, the preferred one first. Short names alone are told by case. */
export function matching(among: readonly Served[], name: string): readonly Served[] {
  const short = among.filter(({ shortNames }) => shortNames.includes(name));
  if (short.length > 0) return short;
  const [typed = "", ...others] = name.split(".");
  const [base, rest] = [typed.toLowerCase(), others.map((each) => each.toLowerCase())];
  const isNamed = ({ plural, singular, kind, shortNames }: Served) =>
    [plural, singular, kind.toLowerCase()].includes(base) || shortNames.includes(typed);
  const named = among.filter(isNamed);
  if (rest.length === 0) return named;
  const group = rest.join(".");
  const inGroup = named.filter((each) => each.group === group);
  if (inGroup.length > 0) return inGroup;
  const [version, ...behind] = rest;
  // A version has a group behind it, be it the empty one: `pods.v1.`.
  if (behind.length === 0) return [];
  // A short name stands for the preferred version, whichever is named beside it.
  const isShort = named.every(({ shortNames }) => shortNames.includes(typed));
  return named.filter(
    (each) => (isShort || each.version === version) && each.group === behind.join("."),
  );
}

/** One of each resource that is served in several versions: the first. */
export function preferred(among: readonly Served[]): readonly Served[] {
  const first = new Map<string, Served>();
  for (const each of among) if (!first.has(qualified(each))) first.set(qualified(each), each);
  return [...first.values()];
}

export const apiVersionOf = ({ group, version }: Pick<Served, "group" | "version">) =>
  group === "" ? version : `${group}/${version}`;

/** `deployments.apps`, `pods` */
export const qualified = ({ plural, group }: Served) =>
  group === "" ? plural : `${plural}.${group}`;

/** `deployment.apps`, `pod`: how commands name what they did something to. */
export function qualifiedKind({ kind, group }: Pick<Served, "kind" | "group">): string {
  const name = kind.toLowerCase();
  return group === "" ? name : `${name}.${group}`;
}

/**
 * The path of a resource, of an object of it, or of a part of that. Throws where the name is empty:
 * the path would be that of all objects.
 */
export function pathOf(
  resource: Served,
  { namespace, name, subresource }: PathParts,
  query: Query = {},
): string {
  if (name === "") throw new Failure(namelessFact);
  const root = resource.group === "" ? "/api" : "/apis";
  const scope =
    resource.namespaced && namespace !== undefined
      ? `/namespaces/${encodeURIComponent(namespace)}`
      : "";
  const object = name === undefined ? "" : `/${encodeURIComponent(name)}`;
  const part = subresource === undefined ? "" : `/${subresource}`;
  const path = `${root}/${apiVersionOf(resource)}${scope}/${resource.plural}${object}${part}`;
  return `${path}${queryText(query)}`;
}

/** What is told of an object that has no name. */
export const namelessFact = "resource name may not be empty";

export interface PathParts {
  /** Not given for cluster-wide lists. */
  readonly namespace?: string;
  readonly name?: string;
  readonly subresource?: string;
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** `?limit=500&watch=true`; empty parameters are left out. */
export function queryText(query: Query): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

export const objectsAt = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

export const textOf = (value: Json | undefined) => (typeof value === "string" ? value : "");

export const textsOf = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
