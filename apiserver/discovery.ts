/** The documents that tell clients what is served. Source: meta/v1 and apidiscovery/v2, 1.36. */

import { groupPriority } from "../api/apiregistration/local.ts";
import { sha256 } from "../api/sha256.ts";
import { type Served, subresourcesOf, verbsOf } from "./served-resources.ts";

/** `/api` */
export function apiVersions(serverAddress = "localhost") {
  const serverAddressByClientCIDRs = [{ clientCIDR: "0.0.0.0/0", serverAddress }];
  return { kind: "APIVersions", versions: ["v1"], serverAddressByClientCIDRs };
}

/** `/apis` */
export function apiGroupList(served: readonly Served[]) {
  const groups = groupsOf(served).map((group) => describeGroup(served, group));
  return { kind: "APIGroupList", apiVersion: "v1", groups };
}

/** `/apis/{group}`, or undefined where nothing of the group is served. */
export function apiGroup(served: readonly Served[], group: string) {
  if (!groupsOf(served).includes(group)) return undefined;
  return { kind: "APIGroup", apiVersion: "v1", ...describeGroup(served, group) };
}

/** `/api/v1` and `/apis/{group}/{version}`, or undefined where nothing of it is served. */
export function apiResourceList(served: readonly Served[], group: string, version: string) {
  const found = inVersion(served, group, version);
  if (found.length === 0) return undefined;
  return {
    kind: "APIResourceList",
    // The list of the core group has never had one.
    ...(group === "" ? {} : { apiVersion: "v1" }),
    groupVersion: groupVersion(group, version),
    resources: found.flatMap((each) => [describeResource(served, each), ...subresourceList(each)]),
  };
}

/** `/api` or `/apis` in one document, as `APIGroupDiscoveryList`. */
export function aggregatedDiscovery(served: readonly Served[], root: "api" | "apis") {
  const groups = root === "api" ? [""] : groupsOf(served);
  return {
    kind: "APIGroupDiscoveryList",
    apiVersion: "apidiscovery.k8s.io/v2",
    metadata: {},
    items: groups.map((group) => ({
      metadata: group === "" ? {} : { name: group },
      versions: versionsOf(served, group).map((version) => ({
        version,
        // Only the old documents list names in two parts, which are parts of resources elsewhere.
        resources: inVersion(served, group, version)
          .filter(({ plural }) => !plural.includes("/"))
          .map(describeAggregated),
        freshness: "Current",
      })),
    })),
  };
}

/** Groups in the order in which clients prefer them: by priority, then by name. */
function groupsOf(served: readonly Served[]): readonly string[] {
  const found = new Map<string, number>();
  for (const each of served) {
    if (each.group === "") continue;
    found.set(each.group, Math.max(groupPriority(each), found.get(each.group) ?? 0));
  }
  const groups = [...found].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
  return groups.map(([group]) => group);
}

/** The versions of a group, the preferred one first: `v2`, `v1`, `v1beta2`, `v1alpha1`. */
export function versionsOf(served: readonly Served[], group: string): readonly string[] {
  const versions = new Set(
    served.filter((each) => each.group === group).map((each) => each.version),
  );
  return [...versions].sort((left, right) => {
    const [a, b] = [stability(left), stability(right)];
    const index = a.findIndex((rank, at) => rank !== b[at]);
    if (index < 0) return left < right ? -1 : 1;
    return (b[index] ?? 0) - (a[index] ?? 0);
  });
}

/** How a version ranks: its level, its major number, its minor one. Anything else ranks last. */
function stability(version: string): readonly number[] {
  const parts = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
  if (parts === null) return [0, 0, 0];
  const [, major = "0", level, minor = "0"] = parts;
  return [level === undefined ? 3 : level === "beta" ? 2 : 1, Number(major), Number(minor)];
}

/** `v1`, `apps/v1` */
export const groupVersion = (group: string, version: string) =>
  group === "" ? version : `${group}/${version}`;

function inVersion(served: readonly Served[], group: string, version: string): Served[] {
  return served
    .filter((each) => each.group === group && each.version === version)
    .sort((left, right) => (left.plural < right.plural ? -1 : 1));
}

function describeGroup(served: readonly Served[], group: string) {
  const versions = versionsOf(served, group).map((version) => ({
    groupVersion: groupVersion(group, version),
    version,
  }));
  return { name: group, versions, preferredVersion: versions[0] };
}

function describeResource(served: readonly Served[], resource: Served) {
  return {
    name: resource.plural,
    singularName: resource.singular,
    namespaced: resource.namespaced,
    kind: resource.kind,
    verbs: verbsOf(resource),
    ...namesOf(resource),
    // What can only be created is not stored.
    ...(verbsOf(resource).includes("watch")
      ? { storageVersionHash: storageVersionHash(served, resource) }
      : {}),
  };
}

function namesOf({ shortNames, categories }: Served) {
  return {
    ...(shortNames.length === 0 ? {} : { shortNames }),
    ...(categories.length === 0 ? {} : { categories }),
  };
}

function subresourceList(resource: Served) {
  return subresourcesOf(resource).map(({ name, kind: { group, version, kind }, verbs }) => ({
    name: `${resource.plural}/${name}`,
    singularName: "",
    namespaced: resource.namespaced,
    ...(group === resource.group && version === resource.version ? {} : { group, version }),
    kind,
    verbs,
  }));
}

/** Eight bytes that change when the version in which objects are stored does. */
function storageVersionHash(served: readonly Served[], resource: Served): string {
  const { storage } = resource;
  const stored =
    storage === undefined
      ? resource
      : (served.find(
          (each) =>
            each.storage === undefined &&
            each.group === storage.group &&
            each.plural === storage.plural,
        ) ?? resource);
  const { group, storedVersion = stored.version, kind } = stored;
  const digest = sha256(`${group}/${storedVersion}/${kind}`);
  return btoa(String.fromCharCode(...digest.subarray(0, 8)));
}

function describeAggregated(resource: Served) {
  const { group, version, kind } = resource;
  const subresources = subresourcesOf(resource).map((subresource) => ({
    subresource: subresource.name,
    responseKind: subresource.kind,
    verbs: subresource.verbs,
  }));
  return {
    resource: resource.plural,
    responseKind: { group, version, kind },
    scope: resource.namespaced ? "Namespaced" : "Cluster",
    singularResource: resource.singular,
    verbs: verbsOf(resource),
    ...namesOf(resource),
    ...(subresources.length === 0 ? {} : { subresources }),
  };
}
