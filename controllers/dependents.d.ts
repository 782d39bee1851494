/** How the controllers of workloads find what is theirs, or may become so. */
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import type { LabelMatcher } from "../api/selectors/labels.ts";
import { type View } from "../client/controller.ts";
/**
 * What refers to the owner, and what in its namespace nothing controls. The resource has to be
 * watched with `orphanIndices`.
 */
export declare function candidatesOf<T extends KubeObject>(resource: ResourceDefinition<T>, { metadata: { uid, namespace } }: KubeObject, view: View): readonly T[];
/** The key of the owner of that kind that controls a dependent, or of those that may adopt it. */
export declare const claimantKeys: <Owner extends KubeObject>(resource: ResourceDefinition<Owner>, matcherOf: (owner: Owner) => LabelMatcher) => (dependent: KubeObject, view: View) => readonly string[];
