/** What a controller is: the resources it watches, and a pure plan for one key. */
import type { ApiRequest, ApiResponse } from "../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import type { Action } from "./action.ts";
import type { ItemWaits } from "./item-backoff.ts";

/**
 * The cached state of the cluster, as the informers of a component have seen it. It is never older
 * than the controller's own writes for the key at hand.
 */
export interface View {
  /** The time of day, as it is written into objects and compared with what is found there. */
  readonly nowMs: number;
  /** The same by a clock that never jumps, as what Kubernetes measures for itself. */
  readonly steadyMs: number;
  get<T extends KubeObject>(
    resource: ResourceDefinition<T>,
    namespace: string | undefined,
    name: string,
  ): T | undefined;
  /** The same of a key: `namespace/name`, or `name` for cluster-scoped objects. */
  at<T extends KubeObject>(resource: ResourceDefinition<T>, key: string): T | undefined;
  /**
   * When the object was renewed last, in milliseconds since the epoch, for kinds that are renewed:
   * to look at the object for it would cost more.
   */
  renewedMs<T extends KubeObject>(
    resource: ResourceDefinition<T>,
    namespace: string | undefined,
    name: string,
  ): number | undefined;
  /** All objects of a resource, or those of one namespace. */
  list<T extends KubeObject>(resource: ResourceDefinition<T>, namespace?: string): readonly T[];
  /** The objects with an owner reference to this uid. */
  owned<T extends KubeObject>(resource: ResourceDefinition<T>, ownerUid: string): readonly T[];
  /**
   * The same objects in parts of bounded length. A part in which nothing changed is the very array
   * that it was, so what is reckoned of a part can be remembered by it.
   */
  ownedParts<T extends KubeObject>(
    resource: ResourceDefinition<T>,
    ownerUid: string,
  ): readonly (readonly T[])[];
  /** The objects filed under `value` by an index that a watch declares. */
  indexed<T extends KubeObject>(
    resource: ResourceDefinition<T>,
    index: string,
    value: string,
  ): readonly T[];
  /** The same objects in parts, as `ownedParts` gives them. */
  indexedParts<T extends KubeObject>(
    resource: ResourceDefinition<T>,
    index: string,
    value: string,
  ): readonly (readonly T[])[];
  /** The same objects one by one: for who looks only for the first of some sort. */
  eachIndexed<T extends KubeObject>(
    resource: ResourceDefinition<T>,
    index: string,
    value: string,
  ): Iterable<T>;
  /** The custom resources that are served now, for controllers that watch those. */
  readonly customResources: readonly ResourceDefinition[];
  /** Asks the server itself, for what no cache holds: a subresource, or what is computed. */
  read(request: ReadRequest): ApiResponse;
}

/** A request that changes nothing. */
export type ReadRequest = Omit<ApiRequest, "verb" | "actor" | "cause" | "body"> & {
  readonly verb: "get" | "list";
};

/** What `reconcile` returns. `[]` and no requeue means: as it should be. */
export interface Plan {
  readonly actions: readonly Action[];
  /** Look again after this time, even if nothing changes. */
  readonly requeueAfterMs?: number;
  /** Why more cannot even be tried: once all is done, it is as if an action had failed so. */
  readonly failure?: string | undefined;
  /**
   * The plan reckons with what it writes: that its own write comes back is no reason to look again.
   * Its `requeueAfterMs` is then that of a pod, say, which shows the write already.
   */
  readonly foreseesWrites?: boolean;
  /**
   * Nothing that changes before `requeueAfterMs` is over is a reason to look again: for keys that
   * many objects share, of which none matters before it is time.
   */
  readonly sleeps?: boolean;
  /**
   * Asked when `requeueAfterMs` is over: for how many milliseconds more there is nothing to do, by
   * what has come to be known since and wakes nobody. Of 0 or less it is planned anew.
   */
  readonly putsOff?: (view: View) => number;
  /** What the plan tries, by name; each of these is held back longer the next time. */
  readonly tries?: readonly string[];
  /**
   * What the next plan for the key is to know of this one, though its actions may have failed. It
   * is forgotten when a plan has none, and lost when the component restarts, as in Kubernetes: a
   * controller must do without.
   */
  readonly memory?: object | undefined;
  /** Once the last of its actions has succeeded, the object that it was answered is that memory. */
  readonly remembersAnswer?: boolean;
  /**
   * As long as nothing wakes the key, all that comes of it is the same update again after every
   * `requeueAfterMs`, with the time of then as that of the renewal: it need not be planned anew.
   */
  readonly renews?: boolean;
}

/** How changes of one resource become keys to reconcile. Made with `watch` or `cached`. */
export interface WatchRule {
  readonly resource: ResourceDefinition;
  /**
   * Called with the object before and after a change, and with its own key; both sets of keys are
   * queued. Absent: plans read the objects, and no change of them wakes the controller.
   */
  readonly keys?: (object: KubeObject, view: View, own: string) => readonly string[];
  /** True where both surely have the same keys, which are then asked for once. */
  readonly sameKeys?: (next: KubeObject, previous: KubeObject) => boolean;
  /** Index functions by name, for `View.indexed`. */
  readonly indices?: Readonly<Record<string, (object: KubeObject) => readonly string[]>>;
  /** False for a change that need not wake the controller. */
  readonly when?: (next: KubeObject | undefined, previous: KubeObject | undefined) => boolean;
  /** False where a renewal, which changes nothing but the time of it, need not wake anybody. */
  readonly heedsRenewals?: boolean;
  /** How long the keys wait, so that one reconcile serves all changes of that time. Absent: not. */
  readonly delayMs?: (next: KubeObject | undefined, previous: KubeObject | undefined) => number;
}

export interface ReconcileContext {
  /** Why the last plan for this key stopped, if it did. */
  readonly failure?: string | undefined;
  /** Time until what earlier plans tried under that name should be tried again; 0 is now. */
  readonly backoffMs: (name: string) => number;
  /** The memory of the last plan for this key, if it had one. */
  readonly memory?: object | undefined;
}

/** A level-triggered controller. It holds no state: all it knows is in the view. */
export interface Controller {
  /** The component that its events and writes are attributed to: `deployment-controller`. */
  readonly name: string;
  /** Who its events are said to come from, where that is another name. */
  readonly eventSource?: string;
  readonly watches: readonly WatchRule[];
  /** Watches each custom resource for as long as it is served; none where there is no rule. */
  readonly watchCustom?: (resource: ResourceDefinition) => WatchRule | undefined;
  /**
   * Listens to what happens beside the API, as on the machines: calls `wake` with keys, until what
   * it returns is called.
   */
  readonly listen?: (wake: (key: string) => void) => () => void;
  /** Keys to reconcile once when the component starts, whatever there is. */
  readonly startKeys?: readonly string[];
  /** Milliseconds until a key is tried again that failed so often in a row; absent: client-go's. */
  readonly retryMs?: (failures: number) => number;
  /** How long what plans try by name waits to be tried again; absent: as DaemonSets do it. */
  readonly itemWaits?: ItemWaits;
  reconcile(key: string, view: View, context: ReconcileContext): Plan;
}

export const nothing: Plan = { actions: [] };

const retryMsFirst = 5;

/**
 * Waits that double from failure to failure, up to the longest one.
 * Source: client-go, DefaultControllerRateLimiter.
 */
export const doublingMs =
  (maxMs: number, firstMs = retryMsFirst) =>
  (failures: number) =>
    Math.min(firstMs * 2 ** (failures - 1), maxMs);

/** A watch rule whose functions see the resource's own type. */
export function watch<T extends KubeObject>(
  resource: ResourceDefinition<T>,
  rule: {
    keys: (object: T, view: View, own: string) => readonly string[];
    sameKeys?: (next: T, previous: T) => boolean;
    indices?: Readonly<Record<string, (object: T) => readonly string[]>>;
    when?: (next: T | undefined, previous: T | undefined) => boolean;
    heedsRenewals?: boolean;
    delayMs?: (next: T | undefined, previous: T | undefined) => number;
  },
): WatchRule {
  // The runtime hands a rule only objects of the rule's own resource.
  return { resource, ...rule } as unknown as WatchRule;
}

/** Has a resource in the cache for plans to read, though its changes wake nobody. */
export function cached<T extends KubeObject>(
  resource: ResourceDefinition<T>,
  indices: Readonly<Record<string, (object: T) => readonly string[]>> = {},
): WatchRule {
  // An index is only ever given objects of the rule's own resource.
  return { resource, indices } as unknown as WatchRule;
}

/** `namespace/name`, or `name` for cluster-scoped objects. */
export function keyOf(object: { readonly metadata: KubeObject["metadata"] }): string {
  const { namespace, name = "" } = object.metadata;
  return placeKey(namespace, name);
}

/** The same of a place where an object may be. */
export function placeKey(namespace: string | undefined, name: string): string {
  return namespace === undefined || namespace === "" ? name : `${namespace}/${name}`;
}

/** Takes a key apart. */
export function splitKey(key: string): { namespace: string | undefined; name: string } {
  const slash = key.indexOf("/");
  return slash < 0
    ? { namespace: undefined, name: key }
    : { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}

/** The reference of the one owner that manages the object. */
export function controllerRef(object: { readonly metadata: KubeObject["metadata"] }) {
  return object.metadata.ownerReferences?.find((owner) => owner.controller === true);
}

/** The key of the controlling owner of the given kind, or none: for watches on dependents. */
export function ownerKeys(object: KubeObject, kind: string): readonly string[] {
  const owner = controllerRef(object);
  if (owner === undefined || owner.kind !== kind) return [];
  const { namespace } = object.metadata;
  return [namespace === undefined ? owner.name : `${namespace}/${owner.name}`];
}
