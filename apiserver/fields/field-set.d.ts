/**
 * Sets of the fields of an object, in the form of `fieldsV1`: a tree whose keys are path elements
 * (`f:spec`, `k:{"name":"app"}`, `v:"x"`). A node without children is a member; one with children
 * is a member too where it has a `.`. Sets are values.
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export interface FieldSet {
    readonly [element: string]: FieldSet;
}
export declare const self = ".";
export declare const leaf: FieldSet;
export declare const emptySet: FieldSet;
export declare function isEmptySet(set: FieldSet): boolean;
/** True where a node of a set stands for a field of the set itself, not only for its parts. */
export declare const isMember: (node: FieldSet | undefined) => boolean;
/** The fields of either; `left` itself where that has them all. */
export declare function union(left: FieldSet, right: FieldSet): FieldSet;
/** The fields of `left` that are not in `right`; `left` itself where it loses none. */
export declare function difference(left: FieldSet, right: FieldSet): FieldSet;
export declare function intersection(left: FieldSet, right: FieldSet): FieldSet;
/** A node from what is below it, and whether it is itself a member; `undefined` for nothing. */
export declare function nodeOf(children: {
    readonly [element: string]: FieldSet;
}, member: boolean): FieldSet | undefined;
/** The path of each member in the order of their elements: `.spec.containers[name="app"].image`. */
export declare function pathsOf(set: FieldSet, prefix?: string): readonly string[];
/** The set as it is written: elements in order, fields before keys, values and indexes. */
export declare function sortedSet(set: FieldSet): FieldSet;
/** `.name`, `[name="app"]`, `[="x"]` or `[0]`. */
export declare function pathElementText(element: string): string;
