/** Writes to the API as data: what plans are made of. An executor performs them one by one. */

import { floorLog2 } from "../api/logarithm.ts";
import type { RequestOptions } from "../api/request.ts";
import type { KubeObject, ObjectMeta, ResourceDefinition } from "../api/resource.ts";

/**
 * An event to record about an object. In `message`, `{name}` stands for the name of the object that
 * the action wrote and `{error}` for the message of the refusal.
 */
export interface EventNote {
  readonly regarding: KubeObject;
  readonly type: "Normal" | "Warning";
  readonly reason: string;
  readonly message: string;
  /** The part of the object that it is about: `spec.containers{web}`. */
  readonly fieldPath?: string;
  /**
   * The moment that it tells of, in milliseconds since the epoch: however often a plan asks for it,
   * it is told once. Absent: it is told whenever it is asked for.
   */
  readonly ofMs?: number;
}

/** Events that follow the outcome of a write. */
export interface Outcome {
  readonly succeeded?: EventNote;
  readonly failed?: EventNote;
  /** What fails in turn, as the write was for it: told after `failed`. */
  readonly failedInTurn?: EventNote;
}

/** The same event with another message. A spread would take V8 far longer. */
export const withMessage = (note: EventNote, message: string): EventNote =>
  Object.assign({}, note, { message });

/** Names one very object. */
export interface ObjectIdentity {
  readonly resource: ResourceDefinition;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly uid: string;
}

/** What is only right while something is not there, which a cache may be late to show. */
export interface Guarded {
  /** Skipped, as a success, if the server holds one of these. */
  readonly unless?: readonly ObjectIdentity[];
}

export type Action =
  | CreateAction
  | UpdateAction
  | PatchAction
  | DeleteAction
  | SubresourceAction
  | RecordAction;

export interface Batched {
  /** Those that follow one another with the same number are all tried, though one of them fails. */
  readonly batch?: number;
  /** Of a batch, those of one strand need one another: what comes after one that fails is not. */
  readonly strand?: string;
}

export interface CreateAction extends Outcome, Batched {
  readonly do: "create";
  readonly resource: ResourceDefinition;
  readonly object: KubeObject;
}
/**
 * Replaces an object, its status, its scale, the finalizers of a namespace or the decision on a
 * request. Its resourceVersion must be the stored one.
 */
export interface UpdateAction extends Outcome, Batched {
  readonly do: "update";
  readonly resource: ResourceDefinition;
  readonly object: KubeObject;
  readonly subresource?: "status" | "scale" | "finalize" | "approval";
}
export interface PatchAction extends Outcome, Guarded, Batched {
  readonly do: "patch";
  readonly resource: ResourceDefinition;
  readonly namespace: string | undefined;
  readonly name: string;
  /** What is applied is taken from whoever else owns it. */
  readonly patchType: "json" | "merge" | "strategic" | "apply";
  readonly patch: unknown;
  readonly subresource?: "status";
  /** Whose what is applied is; absent: the controller's own. */
  readonly fieldManager?: string;
  /** That the object is gone by then counts as success: there is nothing left to change. */
  readonly mayBeGone?: true;
}
/** Deletes an object; that it is gone already counts as success, of which no event tells. */
export interface DeleteAction extends Outcome, Guarded, Batched {
  readonly do: "delete";
  readonly resource: ResourceDefinition;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly options: Pick<
    RequestOptions,
    "gracePeriodSeconds" | "preconditions" | "propagationPolicy"
  >;
}
/** Posts to a subresource such as `binding` or `eviction`. */
export interface SubresourceAction extends Outcome, Batched {
  readonly do: "post";
  readonly resource: ResourceDefinition;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly subresource: string;
  readonly body: KubeObject;
}
/** Records an event by itself. Never fails. */
export interface RecordAction extends Batched {
  readonly do: "record";
  readonly event: EventNote;
}

/** A new object, without what the server fills in. */
export type Draft<T extends KubeObject> = Omit<T, "apiVersion" | "kind" | "status">;

export const create = <T extends KubeObject>(
  resource: ResourceDefinition<T>,
  draft: Draft<T>,
  outcome: Outcome = {},
): CreateAction => ({
  do: "create",
  resource: untyped(resource),
  object: { apiVersion: resource.apiVersion, kind: resource.kind, ...draft },
  ...outcome,
});

export const update = <T extends KubeObject>(
  resource: ResourceDefinition<T>,
  object: T,
  outcome: Outcome = {},
): UpdateAction => ({ do: "update", resource: untyped(resource), object, ...outcome });

export const updateStatus = <T extends KubeObject>(
  resource: ResourceDefinition<T>,
  object: T,
): UpdateAction => ({
  do: "update",
  resource: untyped(resource),
  object,
  subresource: "status",
});

/**
 * Changes parts of the status, whatever else changed meanwhile. The uid keeps another object of the
 * same name from being changed in its place.
 */
export function patchStatus<T extends KubeObject>(
  resource: ResourceDefinition<T>,
  { metadata }: T,
  status: object,
): PatchAction {
  const { namespace, name = "", uid } = metadata;
  return {
    do: "patch",
    resource: untyped(resource),
    namespace,
    name,
    patchType: "strategic",
    patch: { metadata: { uid }, status },
    subresource: "status",
  };
}

/** Server-side apply: sets these fields, and owns them, whoever did before. */
export const apply = <T extends KubeObject>(
  resource: ResourceDefinition<T>,
  fields: Partial<Draft<T>>,
): PatchAction => {
  const { namespace, name = "" } = fields.metadata ?? {};
  const { apiVersion, kind } = resource;
  const patch = { apiVersion, kind, ...fields };
  return { do: "patch", resource: untyped(resource), namespace, name, patchType: "apply", patch };
};

/** Deletes exactly this object: one of the same name made since is left alone. */
export const remove = <T extends KubeObject>(
  resource: ResourceDefinition<T>,
  object: { readonly metadata: ObjectMeta },
  options: DeleteAction["options"] & Outcome = {},
): DeleteAction => {
  const { succeeded, failed, ...rest } = options;
  const { uid, namespace, name = "" } = object.metadata;
  return {
    do: "delete",
    resource: untyped(resource),
    namespace,
    name,
    options: { preconditions: uid === undefined ? {} : { uid }, ...rest },
    ...(succeeded === undefined ? {} : { succeeded }),
    ...(failed === undefined ? {} : { failed }),
  };
};

/**
 * Sorts actions that may well all fail alike into batches of 1, 2, 4 and so on, so that little is
 * tried in vain: what comes after a batch in which one failed is not tried at all.
 * Source: pkg/controller/replicaset slowStartBatch 1.36.
 */
export function slowStart(creates: readonly CreateAction[]): readonly CreateAction[] {
  let last: { readonly from: CreateAction; readonly made: CreateAction } | undefined;
  return creates.map((from, index) => {
    const batch = floorLog2(index + 1);
    // Equal actions are one object, for there may be hundreds of them.
    if (last?.from !== from || last.made.batch !== batch) last = { from, made: { ...from, batch } };
    return last.made;
  });
}

/** Actions of which each is tried, whatever becomes of the others. */
export const together = <T extends Action>(actions: readonly T[]): readonly T[] =>
  actions.length === 1 ? actions : actions.map((each) => Object.assign({}, each, { batch: -1 }));

/** Actions of a batch that need one another, in their order, and none of the others. */
export const inStrand = (
  actions: readonly Action[],
  { batch = -1, strand }: Batched,
): readonly Action[] => actions.map((each) => Object.assign({}, each, { batch, strand }));

/** Whether an action makes a new object. */
export const creates = (action: Action): boolean => action.do === "create";

/** What became of an action: whether it failed itself, and whether one of the plan has. */
interface Course {
  readonly failed: boolean;
  readonly isFailing: boolean;
}

/** Which action is tried after the one at `index`; undefined where a failure ends the plan. */
export function indexAfter(
  actions: readonly Action[],
  index: number,
  { failed, isFailing }: Course,
): number | undefined {
  if (!isFailing) return index + 1;
  const { batch, strand } = actions[index] ?? {};
  if (batch === undefined) return undefined;
  let next = index + 1;
  const isOfBatch = () => actions[next]?.batch === batch;
  if (failed && strand !== undefined) {
    while (isOfBatch() && actions[next]?.strand === strand) next += 1;
  }
  return isOfBatch() ? next : undefined;
}

export const record = (event: EventNote): RecordAction => ({ do: "record", event });

/** The options of a write whose fields belong to that process; none where it says nothing. */
export const managedBy = (fieldManager: string | undefined): RequestOptions | undefined =>
  fieldManager === undefined ? undefined : Object.freeze({ fieldManager });

/** Forgets the object type: an action is handled by code that serves every kind alike. */
export function untyped<T extends KubeObject>(resource: ResourceDefinition<T>): ResourceDefinition {
  // Callbacks of a definition are only ever given objects of that definition.
  return resource as unknown as ResourceDefinition;
}
