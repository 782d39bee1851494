import type { CustomResourceDefinition } from "../../api/apiextensions/definition.ts";
/** Whether the objects of the resource are to go with it. */
export declare const isCleaningUp: ({ metadata }: CustomResourceDefinition) => boolean;
/**
 * The definition on its way out, while `remaining` of its objects are left.
 * Source: apiextensions-apiserver CRDFinalizer 1.36.
 */
export declare function planRemoval(crd: CustomResourceDefinition, remaining: number, nowMs: number): CustomResourceDefinition;
