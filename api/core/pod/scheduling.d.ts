import type { ObjectOf } from "../../resource.ts";
/** Taints that a pod bears. */
export declare const Toleration: import("zod").ZodObject<{
    key: import("zod").ZodOptional<import("zod").ZodString>;
    operator: import("zod").ZodOptional<import("zod").ZodString>;
    value: import("zod").ZodOptional<import("zod").ZodString>;
    effect: import("zod").ZodOptional<import("zod").ZodString>;
    tolerationSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
}, import("zod/v4/core").$strict>;
export type Toleration = ObjectOf<typeof Toleration>;
/** How evenly pods are spread. */
export declare const TopologySpreadConstraint: import("zod").ZodObject<{
    maxSkew: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    topologyKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    whenUnsatisfiable: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    labelSelector: import("zod").ZodOptional<import("zod").ZodObject<{
        matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>;
    minDomains: import("zod").ZodOptional<import("zod").ZodInt>;
    nodeAffinityPolicy: import("zod").ZodOptional<import("zod").ZodString>;
    nodeTaintsPolicy: import("zod").ZodOptional<import("zod").ZodString>;
    matchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type TopologySpreadConstraint = ObjectOf<typeof TopologySpreadConstraint>;
/** A reason not to be scheduled yet. */
export declare const PodSchedulingGate: import("zod").ZodObject<{
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type PodSchedulingGate = ObjectOf<typeof PodSchedulingGate>;
/** A condition that counts for readiness. */
export declare const PodReadinessGate: import("zod").ZodObject<{
    conditionType: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type PodReadinessGate = ObjectOf<typeof PodReadinessGate>;
/** Pods that are scheduled together. */
export declare const PodSchedulingGroup: import("zod").ZodObject<{
    podGroupName: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type PodSchedulingGroup = ObjectOf<typeof PodSchedulingGroup>;
/** A claim for devices. */
export declare const PodResourceClaim: import("zod").ZodObject<{
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    resourceClaimName: import("zod").ZodOptional<import("zod").ZodString>;
    resourceClaimTemplateName: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
export type PodResourceClaim = ObjectOf<typeof PodResourceClaim>;
