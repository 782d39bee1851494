import type { Column, KubeObject, ResourceDefinition } from "../api/resource.ts";
/** The parts of a definition that say what it is called, whatever its objects hold. */
export type Served = Pick<ResourceDefinition, "group" | "version" | "apiVersion" | "kind" | "plural" | "singular"> & Pick<ResourceDefinition, "shortNames" | "categories" | "namespaced" | "hasStatus" | "storage"> & {
    readonly scale?: object;
    readonly computed?: true;
    readonly review?: true;
    /** Set where no rule tells the verbs. */
    readonly verbs?: readonly string[];
};
export interface GroupVersionKind {
    readonly group: string;
    readonly version: string;
    readonly kind: string;
}
export interface Subresource {
    readonly name: string;
    /** The kind that it answers with. */
    readonly kind: GroupVersionKind;
    readonly verbs: readonly string[];
    /** What a table of it shows, where it answers with a kind that is no resource of its own. */
    readonly columns?: readonly Column<KubeObject>[];
}
/** The verbs of a resource, in alphabetical order. */
export declare function verbsOf(served: Served): readonly string[];
/** The subresources of a resource, by name. */
export declare function subresourcesOf(served: Served): readonly Subresource[];
