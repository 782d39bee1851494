import type { ResourceRef } from "../../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { StatusError } from "../../api/status.ts";
/** A resource as the registry handles it: its definition, and where and how it is stored. */
export interface Resource {
    readonly definition: ResourceDefinition;
    /** The name of its table in the storage: `pods`, `deployments.apps`. */
    readonly table: string;
    readonly toStored: (object: KubeObject) => KubeObject;
    readonly fromStored: (stored: KubeObject) => KubeObject;
    /** Set where its objects are computed: where they come from. */
    readonly source?: ObjectSource;
    /** Set where creating one asks for a review: what makes the answer. */
    readonly reviewer?: Reviewer;
}
/** Answers what was asked with a decoded and valid object. A refusal is a StatusError. */
export type Reviewer = (asked: KubeObject) => KubeObject;
/** The reviewers of the kinds that only ask. */
export type Reviewers = ReadonlyMap<ResourceDefinition, Reviewer>;
/** What computes the objects of a resource. A refusal is a StatusError. */
export interface ObjectSource {
    get(namespace: string | undefined, name: string): KubeObject;
    /** What can be read beside the object itself, by the name of the subresource. */
    readonly subresources?: Readonly<Record<string, ObjectSource["get"]>>;
    /** All of a namespace, or of all of them, by namespace and name. */
    list(namespace: string | undefined): readonly KubeObject[];
}
/** The sources of computed resources. */
export type ObjectSources = ReadonlyMap<ResourceDefinition, ObjectSource>;
/** All resources that are served: those that are always there, and custom ones as they come. */
export declare class ResourceTable {
    #private;
    constructor(fixed: readonly Resource[]);
    get all(): readonly Resource[];
    /** The definitions of all; the same list until one of them changes. */
    get definitions(): readonly ResourceDefinition[];
    /** Throws the 404 that Kubernetes gives an unknown path. */
    find(ref: ResourceRef): Resource;
    /** The resource of an object's apiVersion and kind, if it is served. */
    byKind(apiVersion: string, kind: string): Resource | undefined;
    /** Serves what a CustomResourceDefinition of that name defines now. */
    setCustom(name: string, definitions: readonly ResourceDefinition[]): void;
}
export declare function resourceTable(definitions: readonly ResourceDefinition[], sources?: ObjectSources, reviewers?: Reviewers): ResourceTable;
/** What Kubernetes answers on a path that it does not serve. */
export declare function unknownPath(): StatusError;
export declare function tableName({ group, plural }: {
    group: string;
    plural: string;
}): string;
