import type { CustomResourceDefinition } from "../../api/apiextensions/definition.ts";
/**
 * The definition with the names that it may have, as far as others of its group have not taken
 * them; the same one where that is what its status says already.
 * Source: apiextensions-apiserver NamingConditionController 1.36.
 */
export declare function planNames(crd: CustomResourceDefinition, others: readonly CustomResourceDefinition[], nowMs: number): CustomResourceDefinition;
/**
 * The definition once its resource is served.
 * Source: apiextensions-apiserver EstablishingController 1.36.
 */
export declare function planEstablished(crd: CustomResourceDefinition, nowMs: number): CustomResourceDefinition;
