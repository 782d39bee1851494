/** Writes to the API as data: what plans are made of. An executor performs them one by one. */
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
}
/** Events that follow the outcome of a write. */
export interface Outcome {
    readonly succeeded?: EventNote;
    readonly failed?: EventNote;
}
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
export type Action = CreateAction | UpdateAction | PatchAction | DeleteAction | SubresourceAction | RecordAction;
export interface CreateAction extends Outcome {
    readonly do: "create";
    readonly resource: ResourceDefinition;
    readonly object: KubeObject;
    /** Those that follow one another with the same number are all tried, though one of them fails. */
    readonly batch?: number;
}
/**
 * Replaces an object, its status, its scale, the finalizers of a namespace or the decision on a
 * request. Its resourceVersion must be the stored one.
 */
export interface UpdateAction extends Outcome {
    readonly do: "update";
    readonly resource: ResourceDefinition;
    readonly object: KubeObject;
    readonly subresource?: "status" | "scale" | "finalize" | "approval";
}
export interface PatchAction extends Outcome, Guarded {
    readonly do: "patch";
    readonly resource: ResourceDefinition;
    readonly namespace: string | undefined;
    readonly name: string;
    /** What is applied is taken from whoever else owns it. */
    readonly patchType: "json" | "merge" | "strategic" | "apply";
    readonly patch: unknown;
    readonly subresource?: "status";
}
/** Deletes an object; that it is gone already counts as success. */
export interface DeleteAction extends Outcome, Guarded {
    readonly do: "delete";
    readonly resource: ResourceDefinition;
    readonly namespace: string | undefined;
    readonly name: string;
    readonly options: Pick<RequestOptions, "gracePeriodSeconds" | "preconditions" | "propagationPolicy">;
}
/** Posts to a subresource such as `binding` or `eviction`. */
export interface SubresourceAction extends Outcome {
    readonly do: "post";
    readonly resource: ResourceDefinition;
    readonly namespace: string | undefined;
    readonly name: string;
    readonly subresource: string;
    readonly body: KubeObject;
}
/** Records an event by itself. Never fails. */
export interface RecordAction {
    readonly do: "record";
    readonly event: EventNote;
}
/** A new object, without what the server fills in. */
export type Draft<T extends KubeObject> = Omit<T, "apiVersion" | "kind" | "status">;
export declare const create: <T extends KubeObject>(resource: ResourceDefinition<T>, draft: Draft<T>, outcome?: Outcome) => CreateAction;
export declare const update: <T extends KubeObject>(resource: ResourceDefinition<T>, object: T, outcome?: Outcome) => UpdateAction;
export declare const updateStatus: <T extends KubeObject>(resource: ResourceDefinition<T>, object: T) => UpdateAction;
/**
 * Changes parts of the status, whatever else changed meanwhile. The uid keeps another object of the
 * same name from being changed in its place.
 */
export declare function patchStatus<T extends KubeObject>(resource: ResourceDefinition<T>, { metadata }: T, status: object): PatchAction;
/** Server-side apply: sets these fields, and owns them, whoever did before. */
export declare const apply: <T extends KubeObject>(resource: ResourceDefinition<T>, fields: Partial<Draft<T>>) => PatchAction;
/** Deletes exactly this object: one of the same name made since is left alone. */
export declare const remove: <T extends KubeObject>(resource: ResourceDefinition<T>, object: {
    readonly metadata: ObjectMeta;
}, options?: DeleteAction["options"] & Outcome) => DeleteAction;
/**
 * Sorts actions that may well all fail alike into batches of 1, 2, 4 and so on, so that little is
 * tried in vain: what comes after a batch in which one failed is not tried at all.
 * Source: pkg/controller/replicaset slowStartBatch 1.36.
 */
export declare function slowStart(creates: readonly CreateAction[]): readonly CreateAction[];
/** Whether an action is tried although the one before it failed. */
export declare const isOfSameBatch: (failed: Action, next: Action | undefined) => boolean;
export declare const record: (event: EventNote) => RecordAction;
/** Forgets the object type: an action is handled by code that serves every kind alike. */
export declare function untyped<T extends KubeObject>(resource: ResourceDefinition<T>): ResourceDefinition;
