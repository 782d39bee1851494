import type { WatchEvent, WatchHandle, WatchRequest } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { StatusError } from "../../api/status.ts";
import { heldOwners, setOwners } from "../fields/ownership.ts";
import type { StoredEvent } from "../storage/storage.ts";
import type { Decider } from "../webhooks/decider.ts";
import { OrderlyStream } from "../webhooks/orderly-stream.ts";
import { methodNotAllowed, type Registry } from "./context.ts";
import { expired, readRevision } from "./list.ts";
import type { Resource } from "./resource-table.ts";
import { type Predicate, selectorPredicate } from "./select.ts";

type Sink = (event: WatchEvent) => void;

/** Who is told what a watch sees, and that it ends of itself. */
export interface Watcher {
  readonly sink: Sink;
  readonly ended?: (() => void) | undefined;
  /** What makes those events that webhooks have a say in. */
  readonly decider: Decider;
}

/**
 * Watches one resource. An object that comes to match the selectors is ADDED, one that ceases to is
 * DELETED. The watch of a custom resource ends when its definition changes. Throws Expired where
 * the revision to resume from is no longer held.
 */
export function watchObjects(
  registry: Registry,
  request: WatchRequest,
  { sink, ended, decider }: Watcher,
): WatchHandle {
  const resource = registry.resources.find(request.resource);
  if (resource.source !== undefined || resource.reviewer !== undefined) throw methodNotAllowed();
  const matches = predicateOf(resource, request);
  const { resourceVersion = "" } = request;
  const asked = resourceVersion === "" ? 0 : readRevision(resourceVersion);
  // Unlike a list, upstream's watch takes a bad revision for a failure of its own.
  if (typeof asked === "object") throw new StatusError("Unknown", asked.fault);
  const fromStart = request.sendInitialEvents ?? asked === 0;
  const after = fromStart || asked === 0 ? registry.storage.revision : asked;
  if (after < registry.storage.compactedRevision) {
    throw expired(after, registry.storage.compactedRevision);
  }
  let events: WatchHandle | undefined;
  let isOver = false;
  const stop = () => {
    isOver = true;
    events?.stop();
    removal.stop();
    stream?.stop();
  };
  const end = () => {
    stop();
    ended?.();
  };
  const { showAll } = resource;
  const stream =
    showAll === undefined ? undefined : new OrderlyStream({ decider, sink, failed: end });
  const show = (made: WatchEvent | undefined) => {
    if (made !== undefined) sink(made);
  };
  const send: Send = stream === undefined ? (make) => show(make()) : (make) => stream.add(make);
  // Apart from the other, which makes a closure of every change.
  const tell: (event: StoredEvent) => void =
    stream === undefined
      ? (event) => show(translate(resource, event, matches))
      : (event) => stream.add(() => translate(resource, event, matches));
  const removal = registry.resources.whenRemoved(resource, end);
  if (fromStart) sendInitial(registry, resource, request, { matches, send });
  if (isOver) return { stop };
  events = registry.storage.watch(resource.table, after, (event) => {
    // A client may name a revision that is yet to come.
    if (event.revision > after) tell(event);
  });
  return { stop };
}

type Send = (make: () => WatchEvent | undefined) => void;

/** A bookmark: an object of the watched kind that has nothing but a resourceVersion. */
export function bookmark(resource: Resource, revision: number, initialEnd = false): WatchEvent {
  const { apiVersion, kind } = resource.definition;
  const annotations = { "k8s.io/initial-events-end": "true" };
  const metadata = { resourceVersion: String(revision), ...(initialEnd ? { annotations } : {}) };
  return { type: "BOOKMARK", object: { apiVersion, kind, metadata }, revision };
}

function sendInitial(
  registry: Registry,
  resource: Resource,
  request: WatchRequest,
  { matches, send }: { matches: Predicate | undefined; send: Send },
): void {
  const { storage } = registry;
  const { showAll } = resource;
  const entries = storage.list(resource.table, { namespace: request.namespace });
  if (showAll !== undefined) {
    send(() => {
      showAll(entries.map(({ object }) => object));
      return undefined;
    });
  }
  for (const { object } of entries) {
    send(() => {
      const shown = resource.fromStored(object);
      if (matches !== undefined && !matches(shown)) return undefined;
      return {
        type: "ADDED",
        object: shown,
        revision: Number(object.metadata.resourceVersion),
      };
    });
  }
  if (request.sendInitialEvents === true && request.allowBookmarks === true) {
    const { revision } = storage;
    send(() => bookmark(resource, revision, true));
  }
}

function predicateOf(resource: Resource, request: WatchRequest): Predicate | undefined {
  const { namespace } = request;
  const selected = selectorPredicate(resource.definition, request);
  if (namespace === undefined) return selected;
  return (object) =>
    object.metadata.namespace === namespace && (selected === undefined || selected(object));
}

function translate(
  resource: Resource,
  event: StoredEvent,
  matches: Predicate | undefined,
): WatchEvent | undefined {
  const everything = matches === undefined;
  // What is stored as it is served says all that a watcher is told.
  if (everything && resource.isStoredAsServed) return event;
  const { revision, type } = event;
  const object = resource.fromStored(event.object);
  if (everything) return object === event.object ? event : { type, object, revision };
  const did = event.previous !== undefined && matches(resource.fromStored(event.previous));
  const does = type !== "DELETED" && matches(object);
  if (does) return { type: did ? "MODIFIED" : "ADDED", object, revision };
  return did ? { type: "DELETED", object: lastMatching(resource, event), revision } : undefined;
}

/** What a watcher that no longer sees the object is told: how it last was, at the new revision. */
function lastMatching(resource: Resource, event: StoredEvent): KubeObject {
  if (event.type === "DELETED" || event.previous === undefined) {
    return resource.fromStored(event.object);
  }
  const { resourceVersion } = event.object.metadata;
  const previous = resource.fromStored(event.previous);
  const last = { ...previous, metadata: { ...previous.metadata, resourceVersion } };
  setOwners(last, heldOwners(previous));
  return last;
}
