import { type ObjectOf } from "../resource.ts";
declare const NodeReport: import("zod").ZodObject<{
    name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    fits: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodBoolean>>;
    score: import("zod").ZodOptional<import("zod").ZodInt>;
    refusals: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        plugin: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        reasons: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>>;
        unresolvable: import("zod").ZodOptional<import("zod").ZodBoolean>;
        remedies: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            change: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            detail: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
    scores: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        plugin: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        weight: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        raw: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        normalized: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        weighted: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type NodeReport = ObjectOf<typeof NodeReport>;
declare const schema: import("zod").ZodObject<{
    apiVersion: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    metadata: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        name: import("zod").ZodOptional<import("zod").ZodString>;
        generateName: import("zod").ZodOptional<import("zod").ZodString>;
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
        selfLink: import("zod").ZodOptional<import("zod").ZodString>;
        uid: import("zod").ZodOptional<import("zod").ZodString>;
        resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
        generation: import("zod").ZodOptional<import("zod").ZodInt>;
        creationTimestamp: import("zod").ZodOptional<import("zod").ZodString>;
        deletionTimestamp: import("zod").ZodOptional<import("zod").ZodString>;
        deletionGracePeriodSeconds: import("zod").ZodOptional<import("zod").ZodInt>;
        labels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        annotations: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
        ownerReferences: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            apiVersion: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            kind: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            uid: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            controller: import("zod").ZodOptional<import("zod").ZodBoolean>;
            blockOwnerDeletion: import("zod").ZodOptional<import("zod").ZodBoolean>;
        }, import("zod/v4/core").$strict>>>;
        finalizers: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        managedFields: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            manager: import("zod").ZodOptional<import("zod").ZodString>;
            operation: import("zod").ZodOptional<import("zod").ZodString>;
            apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
            time: import("zod").ZodOptional<import("zod").ZodString>;
            fieldsType: import("zod").ZodOptional<import("zod").ZodString>;
            fieldsV1: import("zod").ZodUnknown;
            subresource: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
    schedulerName: import("zod").ZodOptional<import("zod").ZodString>;
    state: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    verdict: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    nodeName: import("zod").ZodOptional<import("zod").ZodString>;
    nominatedNodeName: import("zod").ZodOptional<import("zod").ZodString>;
    nodeCount: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    feasibleNodes: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
    bestNode: import("zod").ZodOptional<import("zod").ZodString>;
    equallyGoodNodes: import("zod").ZodOptional<import("zod").ZodInt>;
    preemption: import("zod").ZodOptional<import("zod").ZodString>;
    remedies: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        changes: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        unsolved: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        nodes: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        example: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>>;
    otherNodes: import("zod").ZodOptional<import("zod").ZodInt>;
    nodes: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
        name: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        fits: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodBoolean>>;
        score: import("zod").ZodOptional<import("zod").ZodInt>;
        refusals: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            plugin: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            reasons: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>>;
            unresolvable: import("zod").ZodOptional<import("zod").ZodBoolean>;
            remedies: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                change: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                detail: import("zod").ZodOptional<import("zod").ZodString>;
            }, import("zod/v4/core").$strict>>>;
        }, import("zod/v4/core").$strict>>>;
        scores: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
            plugin: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
            weight: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            raw: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            normalized: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
            weighted: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        }, import("zod/v4/core").$strict>>>;
    }, import("zod/v4/core").$strict>>>;
    omittedNodes: import("zod").ZodOptional<import("zod").ZodInt>;
}, import("zod/v4/core").$strict>;
export type PodSchedulingReport = ObjectOf<typeof schema>;
/** Computed by whoever schedules; an idea of kubesim's own. */
export declare const PodSchedulingReport: import("../resource.ts").ResourceDefinition<{
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: {
        readonly name?: string | undefined;
        readonly generateName?: string | undefined;
        readonly namespace?: string | undefined;
        readonly selfLink?: string | undefined;
        readonly uid?: string | undefined;
        readonly resourceVersion?: string | undefined;
        readonly generation?: number | undefined;
        readonly creationTimestamp?: string | undefined;
        readonly deletionTimestamp?: string | undefined;
        readonly deletionGracePeriodSeconds?: number | undefined;
        readonly labels?: {
            readonly [x: string]: string;
        } | undefined;
        readonly annotations?: {
            readonly [x: string]: string;
        } | undefined;
        readonly ownerReferences?: readonly {
            readonly apiVersion: string;
            readonly kind: string;
            readonly name: string;
            readonly uid: string;
            readonly controller?: boolean | undefined;
            readonly blockOwnerDeletion?: boolean | undefined;
        }[] | undefined;
        readonly finalizers?: readonly string[] | undefined;
        readonly managedFields?: readonly {
            readonly manager?: string | undefined;
            readonly operation?: string | undefined;
            readonly apiVersion?: string | undefined;
            readonly time?: string | undefined;
            readonly fieldsType?: string | undefined;
            readonly fieldsV1: unknown;
            readonly subresource?: string | undefined;
        }[] | undefined;
    };
    readonly schedulerName?: string | undefined;
    readonly state: string;
    readonly verdict: string;
    readonly nodeName?: string | undefined;
    readonly nominatedNodeName?: string | undefined;
    readonly nodeCount: number;
    readonly feasibleNodes: number;
    readonly bestNode?: string | undefined;
    readonly equallyGoodNodes?: number | undefined;
    readonly preemption?: string | undefined;
    readonly remedies?: readonly {
        readonly changes?: readonly string[] | undefined;
        readonly unsolved?: readonly string[] | undefined;
        readonly nodes: number;
        readonly example: string;
    }[] | undefined;
    readonly otherNodes?: number | undefined;
    readonly nodes?: readonly {
        readonly name: string;
        readonly fits: boolean;
        readonly score?: number | undefined;
        readonly refusals?: readonly {
            readonly plugin: string;
            readonly reasons: readonly string[];
            readonly unresolvable?: boolean | undefined;
            readonly remedies?: readonly {
                readonly change: string;
                readonly detail?: string | undefined;
            }[] | undefined;
        }[] | undefined;
        readonly scores?: readonly {
            readonly plugin: string;
            readonly weight: number;
            readonly raw: number;
            readonly normalized: number;
            readonly weighted: number;
        }[] | undefined;
    }[] | undefined;
    readonly omittedNodes?: number | undefined;
} & import("../resource.ts").KubeObject>;
export {};
