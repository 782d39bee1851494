import type { ObjectOf } from "../../resource.ts";
/** A wish for nodes, with its weight. */
export declare const PreferredSchedulingTerm: import("zod").ZodObject<{
    weight: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    preference: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
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
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type PreferredSchedulingTerm = ObjectOf<typeof PreferredSchedulingTerm>;
/** Wishes for nodes. */
export declare const NodeAffinity: import("zod").ZodObject<{
    requiredDuringSchedulingIgnoredDuringExecution: import("zod").ZodOptional<import("zod").ZodObject<{
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
    }, import("zod/v4/core").$strict>>;
    preferredDuringSchedulingIgnoredDuringExecution: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        weight: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        preference: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
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
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type NodeAffinity = ObjectOf<typeof NodeAffinity>;
/** Other pods, and how near they are meant to be. */
export declare const PodAffinityTerm: import("zod").ZodObject<{
    labelSelector: import("zod").ZodOptional<import("zod").ZodObject<{
        matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>;
    namespaces: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    topologyKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    namespaceSelector: import("zod").ZodOptional<import("zod").ZodObject<{
        matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>;
    matchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    mismatchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type PodAffinityTerm = ObjectOf<typeof PodAffinityTerm>;
/** A wish about other pods, with its weight. */
export declare const WeightedPodAffinityTerm: import("zod").ZodObject<{
    weight: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    podAffinityTerm: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        labelSelector: import("zod").ZodOptional<import("zod").ZodObject<{
            matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
            matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
        namespaces: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        topologyKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        namespaceSelector: import("zod").ZodOptional<import("zod").ZodObject<{
            matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
            matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
        matchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        mismatchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type WeightedPodAffinityTerm = ObjectOf<typeof WeightedPodAffinityTerm>;
/** Pods to be near to. */
export declare const PodAffinity: import("zod").ZodObject<{
    requiredDuringSchedulingIgnoredDuringExecution: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        labelSelector: import("zod").ZodOptional<import("zod").ZodObject<{
            matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
            matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
        namespaces: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        topologyKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        namespaceSelector: import("zod").ZodOptional<import("zod").ZodObject<{
            matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
            matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
        matchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        mismatchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>;
    preferredDuringSchedulingIgnoredDuringExecution: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        weight: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        podAffinityTerm: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
            labelSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            namespaces: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            topologyKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            namespaceSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            matchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            mismatchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type PodAffinity = ObjectOf<typeof PodAffinity>;
/** Pods to keep away from. */
export declare const PodAntiAffinity: import("zod").ZodObject<{
    requiredDuringSchedulingIgnoredDuringExecution: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        labelSelector: import("zod").ZodOptional<import("zod").ZodObject<{
            matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
            matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
        namespaces: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        topologyKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        namespaceSelector: import("zod").ZodOptional<import("zod").ZodObject<{
            matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
            matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>;
        matchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        mismatchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>;
    preferredDuringSchedulingIgnoredDuringExecution: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        weight: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        podAffinityTerm: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
            labelSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            namespaces: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            topologyKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            namespaceSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            matchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            mismatchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type PodAntiAffinity = ObjectOf<typeof PodAntiAffinity>;
/** All wishes of a pod. */
export declare const Affinity: import("zod").ZodObject<{
    nodeAffinity: import("zod").ZodOptional<import("zod").ZodObject<{
        requiredDuringSchedulingIgnoredDuringExecution: import("zod").ZodOptional<import("zod").ZodObject<{
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
        }, import("zod/v4/core").$strict>>;
        preferredDuringSchedulingIgnoredDuringExecution: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            weight: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            preference: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
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
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>;
    podAffinity: import("zod").ZodOptional<import("zod").ZodObject<{
        requiredDuringSchedulingIgnoredDuringExecution: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            labelSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            namespaces: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            topologyKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            namespaceSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            matchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            mismatchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
        preferredDuringSchedulingIgnoredDuringExecution: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            weight: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            podAffinityTerm: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                labelSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
                namespaces: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                topologyKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                namespaceSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
                matchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                mismatchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>;
    podAntiAffinity: import("zod").ZodOptional<import("zod").ZodObject<{
        requiredDuringSchedulingIgnoredDuringExecution: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            labelSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            namespaces: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            topologyKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            namespaceSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            matchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            mismatchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        }, import("zod/v4/core").$strict>>>;
        preferredDuringSchedulingIgnoredDuringExecution: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            weight: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            podAffinityTerm: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
                labelSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
                namespaces: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                topologyKey: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                namespaceSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
                matchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                mismatchLabelKeys: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>;
}, import("zod/v4/core").$strict>;
export type Affinity = ObjectOf<typeof Affinity>;
