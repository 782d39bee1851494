import { equalJson } from "../../api/json.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import {
  type Controller,
  keyOf,
  nothing,
  splitKey,
  type View,
  type WatchRule,
} from "../../client/controller.ts";
import {
  findOwner,
  foregroundFinalizer,
  holds,
  isBeingDeleted,
  isElsewhere,
  isWaiting,
  type OwnerLookup,
  type OwnerReference,
  orphanFinalizer,
} from "./owners.ts";
import { type Item, planGarbage } from "./plan.ts";

/**
 * Deletes what no owner is left of, for all kinds given, whatever they are. Events own nothing and
 * are owned by nobody; kinds that are only another view of a stored kind are left out.
 */
export function garbageCollector(definitions: readonly ResourceDefinition[]): Controller {
  const resources = definitions.filter(
    ({ plural, storage }) => plural !== "events" && storage === undefined,
  );
  const graphOf = graphs(resources);
  return {
    name: "garbage-collector-controller",
    watches: resources.map((resource) => watchOwnership(resource, graphOf)),
    watchCustom: (resource) => watchOwnership(resource, graphOf),
    reconcile(key, view) {
      const graph = graphOf(view);
      const [name = "", path = ""] = key.split(" ");
      const resource = graph.named(name);
      if (resource === undefined) return nothing;
      const place = splitKey(path);
      const object = view.get(resource, place.namespace, place.name);
      if (object === undefined) return nothing;
      return planGarbage({
        resource,
        object,
        owners: () => ownersOf(object, lookupIn(view, graph)),
        dependents: () => dependentsOf(object, graph, view),
      });
    },
  };
}

interface Graph {
  readonly resources: readonly ResourceDefinition[];
  readonly named: (name: string) => ResourceDefinition | undefined;
  readonly resourceOf: (reference: OwnerReference) => ResourceDefinition | undefined;
}

/** The graph of what is served, made anew when custom resources come or go. */
function graphs(builtIn: readonly ResourceDefinition[]): (view: View) => Graph {
  let custom: View["customResources"] | undefined;
  let graph = graphFor(builtIn);
  return ({ customResources }) => {
    if (customResources !== custom) {
      custom = customResources;
      graph = graphFor([...builtIn, ...customResources]);
    }
    return graph;
  };
}

function graphFor(resources: readonly ResourceDefinition[]): Graph {
  const byName = new Map(resources.map((each) => [nameOf(each), each]));
  const byKind = new Map(resources.flatMap((each) => kindsOf(each).map((kind) => [kind, each])));
  return {
    resources,
    named: (name) => byName.get(name),
    resourceOf: ({ apiVersion, kind }) => byKind.get(`${apiVersion} ${kind}`),
  };
}

/** How owner references may name a resource: a custom one in all of its versions. */
const kindsOf = ({ apiVersion, group, kind, custom }: ResourceDefinition): readonly string[] =>
  custom === undefined
    ? [`${apiVersion} ${kind}`]
    : [...custom.structures.keys()].map((version) => `${group}/${version} ${kind}`);

const nameOf = ({ group, plural }: ResourceDefinition) => `${plural}.${group}`;

const keyFor = (resource: ResourceDefinition, object: KubeObject) =>
  `${nameOf(resource)} ${keyOf(object)}`;

function watchOwnership(resource: ResourceDefinition, graphOf: (view: View) => Graph): WatchRule {
  return {
    resource,
    when: changesOwnership,
    heedsRenewals: false,
    keys(object, view) {
      const graph = graphOf(view);
      const { namespace, name = "", uid } = object.metadata;
      const isGone = view.get(resource, namespace, name)?.metadata.uid !== uid;
      const keys = waitingOwners(object, graph, view);
      if (isGone || isWaiting(object)) {
        const dependents = dependentsOf(object, graph, view);
        keys.push(...dependents.map((each) => keyFor(each.resource, each.object)));
      }
      if (!isGone && needsPlan(object, graph, view)) keys.push(keyFor(resource, object));
      return keys;
    },
  };
}

/** Most changes are of no concern here, and most objects have neither owners nor finalizers. */
function changesOwnership(next: KubeObject | undefined, previous: KubeObject | undefined): boolean {
  if (next === undefined) return true;
  const { metadata } = next;
  if (previous === undefined) {
    return metadata.ownerReferences !== undefined || metadata.deletionTimestamp !== undefined;
  }
  const { metadata: before } = previous;
  return (
    metadata.uid !== before.uid ||
    metadata.deletionTimestamp !== before.deletionTimestamp ||
    !equalJson(metadata.finalizers, before.finalizers) ||
    !equalJson(metadata.ownerReferences, before.ownerReferences)
  );
}

/** Whether there may be something to do: an owner is not solid, or dependents are waited for. */
function needsPlan(object: KubeObject, graph: Graph, view: View): boolean {
  if (isBeingDeleted(object)) {
    return holds(object, foregroundFinalizer) || holds(object, orphanFinalizer);
  }
  const { ownerReferences = [] } = object.metadata;
  if (ownerReferences.length === 0) return false;
  const lookup = lookupIn(view, graph);
  return ownerReferences.some((ref) => findOwner(ref, object, lookup).state !== "solid");
}

/** The keys of owners that wait for this dependent, which may have been their last. */
function waitingOwners(object: KubeObject, graph: Graph, view: View): string[] {
  const { ownerReferences = [] } = object.metadata;
  if (ownerReferences.length === 0) return [];
  const lookup = lookupIn(view, graph);
  return ownerReferences.flatMap((ref) => {
    const { state, resource, namespace } = findOwner(ref, object, lookup);
    if (state !== "waiting" || resource === undefined) return [];
    const owner = view.get(resource, namespace, ref.name);
    return owner === undefined ? [] : [keyFor(resource, owner)];
  });
}

/** Whatever refers to the object, also from namespaces where that counts for nothing. */
function dependentsOf(object: KubeObject, { resources }: Graph, view: View): readonly Item[] {
  const { uid = "" } = object.metadata;
  const items: Item[] = [];
  for (const resource of resources) {
    for (const dependent of view.owned(resource, uid)) items.push({ resource, object: dependent });
  }
  return items;
}

function ownersOf(object: KubeObject, lookup: OwnerLookup) {
  return (object.metadata.ownerReferences ?? []).map((reference) => {
    const owner = findOwner(reference, object, lookup);
    const isMissed = owner.state === "absent" || owner.state === "unknown";
    return isMissed && isElsewhere(owner, lookup) ? { ...owner, isElsewhere: true } : owner;
  });
}

const lookupIn = (view: View, { resourceOf }: Graph): OwnerLookup => ({
  resourceOf,
  get: (resource, namespace, name) => view.get(resource, namespace, name),
  list: (resource) => view.list(resource),
});
