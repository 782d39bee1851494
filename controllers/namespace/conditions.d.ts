/** What a namespace tells of its termination. Source: pkg/controller/namespace/deletion 1.36. */
import type { NamespaceCondition } from "../../api/core/namespace.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
/** What is left of one resource. */
export interface Remainder {
    readonly resource: ResourceDefinition;
    readonly objects: readonly KubeObject[];
}
/** The conditions of a namespace with so much left in it, in their fixed order. */
export declare function terminationConditions(before: readonly NamespaceCondition[], { left, failures, nowMs, }: {
    left: readonly Remainder[];
    failures: readonly string[];
    nowMs: number;
}): readonly NamespaceCondition[];
