import { type ObjectOf } from "../resource.ts";
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
    spec: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        type: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
        target: import("zod").ZodOptional<import("zod").ZodObject<{
            namespace: import("zod").ZodOptional<import("zod").ZodString>;
            nodes: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            nodeSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            zones: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            pods: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            podSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                    key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                    values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                }, import("zod/v4/core").$strict>>>;
            }, import("zod/v4/core").$strict>>;
            process: import("zod").ZodOptional<import("zod").ZodString>;
            controller: import("zod").ZodOptional<import("zod").ZodString>;
            resources: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            verbs: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            container: import("zod").ZodOptional<import("zod").ZodString>;
            registries: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
            count: import("zod").ZodOptional<import("zod").ZodInt>;
            to: import("zod").ZodOptional<import("zod").ZodObject<{
                namespace: import("zod").ZodOptional<import("zod").ZodString>;
                nodes: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                nodeSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
                zones: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                pods: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                podSelector: import("zod").ZodOptional<import("zod").ZodObject<{
                    matchLabels: import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>;
                    matchExpressions: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodObject<{
                        key: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        operator: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
                        values: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
                    }, import("zod/v4/core").$strict>>>;
                }, import("zod/v4/core").$strict>>;
            }, import("zod/v4/core").$strict>>;
        }, import("zod/v4/core").$strict>>;
        after: import("zod").ZodDefault<import("zod").ZodOptional<import("zod").ZodString>>;
        duration: import("zod").ZodOptional<import("zod").ZodString>;
        percent: import("zod").ZodOptional<import("zod").ZodInt>;
        skip: import("zod").ZodOptional<import("zod").ZodInt>;
        times: import("zod").ZodOptional<import("zod").ZodInt>;
        seed: import("zod").ZodOptional<import("zod").ZodString>;
        delay: import("zod").ZodOptional<import("zod").ZodString>;
        jitter: import("zod").ZodOptional<import("zod").ZodString>;
        factor: import("zod").ZodOptional<import("zod").ZodInt>;
        error: import("zod").ZodOptional<import("zod").ZodObject<{
            code: import("zod").ZodOptional<import("zod").ZodInt>;
            reason: import("zod").ZodOptional<import("zod").ZodString>;
            message: import("zod").ZodOptional<import("zod").ZodString>;
        }, import("zod/v4/core").$strict>>;
    }, import("zod/v4/core").$strict>>>;
    status: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        phase: import("zod").ZodOptional<import("zod").ZodString>;
        startTime: import("zod").ZodOptional<import("zod").ZodString>;
        endTime: import("zod").ZodOptional<import("zod").ZodString>;
        occasions: import("zod").ZodOptional<import("zod").ZodInt>;
        strikes: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodInt>>;
        targets: import("zod").ZodOptional<import("zod").ZodArray<import("zod").ZodString>>;
        message: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
}, import("zod/v4/core").$strict>;
export type Fault = ObjectOf<typeof schema>;
/** Something that goes wrong; an idea of kubesim's own. */
export declare const Fault: import("../resource.ts").ResourceDefinition<{
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
    readonly spec: {
        readonly type: string;
        readonly target?: {
            readonly namespace?: string | undefined;
            readonly nodes?: readonly string[] | undefined;
            readonly nodeSelector?: {
                readonly matchLabels?: {
                    readonly [x: string]: string;
                } | undefined;
                readonly matchExpressions?: readonly {
                    readonly key: string;
                    readonly operator: string;
                    readonly values?: readonly string[] | undefined;
                }[] | undefined;
            } | undefined;
            readonly zones?: readonly string[] | undefined;
            readonly pods?: readonly string[] | undefined;
            readonly podSelector?: {
                readonly matchLabels?: {
                    readonly [x: string]: string;
                } | undefined;
                readonly matchExpressions?: readonly {
                    readonly key: string;
                    readonly operator: string;
                    readonly values?: readonly string[] | undefined;
                }[] | undefined;
            } | undefined;
            readonly process?: string | undefined;
            readonly controller?: string | undefined;
            readonly resources?: readonly string[] | undefined;
            readonly verbs?: readonly string[] | undefined;
            readonly container?: string | undefined;
            readonly registries?: readonly string[] | undefined;
            readonly count?: number | undefined;
            readonly to?: {
                readonly namespace?: string | undefined;
                readonly nodes?: readonly string[] | undefined;
                readonly nodeSelector?: {
                    readonly matchLabels?: {
                        readonly [x: string]: string;
                    } | undefined;
                    readonly matchExpressions?: readonly {
                        readonly key: string;
                        readonly operator: string;
                        readonly values?: readonly string[] | undefined;
                    }[] | undefined;
                } | undefined;
                readonly zones?: readonly string[] | undefined;
                readonly pods?: readonly string[] | undefined;
                readonly podSelector?: {
                    readonly matchLabels?: {
                        readonly [x: string]: string;
                    } | undefined;
                    readonly matchExpressions?: readonly {
                        readonly key: string;
                        readonly operator: string;
                        readonly values?: readonly string[] | undefined;
                    }[] | undefined;
                } | undefined;
            } | undefined;
        } | undefined;
        readonly after: string;
        readonly duration?: string | undefined;
        readonly percent?: number | undefined;
        readonly skip?: number | undefined;
        readonly times?: number | undefined;
        readonly seed?: string | undefined;
        readonly delay?: string | undefined;
        readonly jitter?: string | undefined;
        readonly factor?: number | undefined;
        readonly error?: {
            readonly code?: number | undefined;
            readonly reason?: string | undefined;
            readonly message?: string | undefined;
        } | undefined;
    };
    readonly status: {
        readonly phase?: string | undefined;
        readonly startTime?: string | undefined;
        readonly endTime?: string | undefined;
        readonly occasions?: number | undefined;
        readonly strikes: number;
        readonly targets?: readonly string[] | undefined;
        readonly message?: string | undefined;
    };
} & import("../resource.ts").KubeObject>;
/** Times are milliseconds since the epoch; `endMs` is infinite where nobody knows the end. */
export declare function faultTimes({ status }: Fault): {
    readonly startMs: number;
    readonly endMs: number;
};
/** Whether the fault is in force, whatever its phase already says of it. */
export declare function isFaultActive(fault: Fault, nowMs: number): boolean;
export {};
