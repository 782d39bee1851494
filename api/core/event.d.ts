import { type Column, type ObjectOf } from "../resource.ts";
export declare const EventSource: import("zod").ZodObject<{
    component: import("zod").ZodOptional<import("zod").ZodString>;
    host: import("zod").ZodOptional<import("zod").ZodString>;
}, import("zod/v4/core").$strict>;
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
    involvedObject: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        kind: import("zod").ZodOptional<import("zod").ZodString>;
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
        name: import("zod").ZodOptional<import("zod").ZodString>;
        uid: import("zod").ZodOptional<import("zod").ZodString>;
        apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
        resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
        fieldPath: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
    reason: import("zod").ZodOptional<import("zod").ZodString>;
    message: import("zod").ZodOptional<import("zod").ZodString>;
    source: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodObject<{
        component: import("zod").ZodOptional<import("zod").ZodString>;
        host: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>>;
    firstTimestamp: import("zod").ZodOptional<import("zod").ZodNullable<import("zod").ZodString>>;
    lastTimestamp: import("zod").ZodOptional<import("zod").ZodNullable<import("zod").ZodString>>;
    count: import("zod").ZodOptional<import("zod").ZodInt>;
    type: import("zod").ZodOptional<import("zod").ZodString>;
    eventTime: import("zod").ZodOptional<import("zod").ZodNullable<import("zod").ZodString>>;
    series: import("zod").ZodOptional<import("zod").ZodObject<{
        count: import("zod").ZodOptional<import("zod").ZodInt>;
        lastObservedTime: import("zod").ZodOptional<import("zod").ZodNullable<import("zod").ZodString>>;
    }, import("zod/v4/core").$strict>>;
    action: import("zod").ZodOptional<import("zod").ZodString>;
    related: import("zod").ZodOptional<import("zod").ZodObject<{
        kind: import("zod").ZodOptional<import("zod").ZodString>;
        namespace: import("zod").ZodOptional<import("zod").ZodString>;
        name: import("zod").ZodOptional<import("zod").ZodString>;
        uid: import("zod").ZodOptional<import("zod").ZodString>;
        apiVersion: import("zod").ZodOptional<import("zod").ZodString>;
        resourceVersion: import("zod").ZodOptional<import("zod").ZodString>;
        fieldPath: import("zod").ZodOptional<import("zod").ZodString>;
    }, import("zod/v4/core").$strict>>;
    reportingComponent: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    reportingInstance: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
}, import("zod/v4/core").$strict>;
export type Event = ObjectOf<typeof schema>;
/** Source: pkg/printers/internalversion 1.36, printEvent. */
export declare const eventColumns: readonly Column<Event>[];
/** Says that something happened to an object. Source: core/v1 Event 1.36. */
export declare const Event: import("../resource.ts").ResourceDefinition<{
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
    readonly involvedObject: {
        readonly kind?: string | undefined;
        readonly namespace?: string | undefined;
        readonly name?: string | undefined;
        readonly uid?: string | undefined;
        readonly apiVersion?: string | undefined;
        readonly resourceVersion?: string | undefined;
        readonly fieldPath?: string | undefined;
    };
    readonly reason?: string | undefined;
    readonly message?: string | undefined;
    readonly source: {
        readonly component?: string | undefined;
        readonly host?: string | undefined;
    };
    readonly firstTimestamp?: string | null | undefined;
    readonly lastTimestamp?: string | null | undefined;
    readonly count?: number | undefined;
    readonly type?: string | undefined;
    readonly eventTime?: string | null | undefined;
    readonly series?: {
        readonly count?: number | undefined;
        readonly lastObservedTime?: string | null | undefined;
    } | undefined;
    readonly action?: string | undefined;
    readonly related?: {
        readonly kind?: string | undefined;
        readonly namespace?: string | undefined;
        readonly name?: string | undefined;
        readonly uid?: string | undefined;
        readonly apiVersion?: string | undefined;
        readonly resourceVersion?: string | undefined;
        readonly fieldPath?: string | undefined;
    } | undefined;
    readonly reportingComponent: string;
    readonly reportingInstance: string;
} & import("../resource.ts").KubeObject>;
export {};
