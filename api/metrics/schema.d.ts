/** What both kinds of metrics.k8s.io say. Source: k8s.io/metrics v1beta1. */
import type { Column, KubeObject } from "../resource.ts";
/** Amounts of resources by their names: `cpu`, `memory`. */
export type Usage = Readonly<Record<string, string>>;
export declare const metricsName: (kind: string) => string;
export declare const usage: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodRecord<import("zod").ZodString, import("zod").ZodString>>>;
/** When was measured, and over how long. */
export declare const measured: {
    timestamp: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
    window: import("zod").ZodNonOptional<import("zod").ZodOptional<import("zod").ZodString>>;
};
/** One column of a table of metrics. */
export declare function measure<T extends KubeObject>(name: string, description: string, read: {
    of(object: T): string;
}["of"]): Column<T>;
