/** How nodes are chosen by what they are. Source: core/v1 NodeSelector 1.36. */
import type { ObjectOf } from "../resource.ts";
/** One condition on a node. */
export declare const NodeSelectorRequirement: import("zod").ZodObject<{
    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type NodeSelectorRequirement = ObjectOf<typeof NodeSelectorRequirement>;
/** Conditions that must all hold. */
export declare const NodeSelectorTerm: import("zod").ZodObject<{
    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>;
    matchFields: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type NodeSelectorTerm = ObjectOf<typeof NodeSelectorTerm>;
/** Terms of which one must hold. */
export declare const NodeSelector: import("zod").ZodObject<{
    nodeSelectorTerms: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
        matchFields: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>>;
}, import("zod/v4/core").$strict>;
export type NodeSelector = ObjectOf<typeof NodeSelector>;
/** A topology of which a node must be part, for storage classes. */
export declare const TopologySelectorLabelRequirement: import("zod").ZodObject<{
    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    values: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>>;
}, import("zod/v4/core").$strict>;
export type TopologySelectorLabelRequirement = ObjectOf<typeof TopologySelectorLabelRequirement>;
/** Requirements that must all hold. */
export declare const TopologySelectorTerm: import("zod").ZodObject<{
    matchLabelExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        values: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type TopologySelectorTerm = ObjectOf<typeof TopologySelectorTerm>;
