import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
export type Predicate = (object: KubeObject) => boolean;
export interface Selection {
    readonly labelSelector?: string;
    readonly fieldSelector?: string;
    readonly name?: string;
}
/**
 * The test that label and field selectors make. `undefined` where everything matches. Throws
 * BadRequest on a selector that cannot be read or names a field that is not selectable.
 */
export declare function selectorPredicate(definition: ResourceDefinition, { labelSelector, fieldSelector, name }: Selection): Predicate | undefined;
