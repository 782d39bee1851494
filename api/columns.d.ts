import type { Column, KubeObject } from "./resource.ts";
/** The first column of almost every kind. */
export declare const nameColumn: Column<KubeObject>;
/** The last column of almost every kind: time since creation. */
export declare const ageColumn: Column<KubeObject>;
/** `5m`, the time since `timestamp`, or `<unknown>` where there is none. */
export declare function age(timestamp: string | null | undefined, nowMs: number): string;
/**
 * The short form of a duration: `45s`, `3m20s`, `75m`, `5h10m`, `30h`, `3d4h`, `2y30d`.
 * Source: k8s.io/apimachinery/pkg/util/duration.HumanDuration.
 */
export declare function formatDuration(durationMs: number): string;
