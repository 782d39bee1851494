/** What pods count for. Source: pkg/quota/v1/evaluator/core/pods.go 1.36. */
import type { Pod } from "../pod/pod.ts";
import { type Amounts } from "./amounts.ts";
/** Of the resources of a quota, those that pods count for. */
export declare const isPodResource: (name: string) => boolean;
/** A pod that has ended, or should have, counts as an object only. */
export declare function podUsage(pod: Pod, nowMs: number): Amounts;
/** `must specify limits.cpu for: app,init`, or nothing where all is said that is needed. */
export declare function missingAmounts({ spec }: Pod, limited: readonly string[]): string | undefined;
