import type { HorizontalPodAutoscaler as Version2 } from "./horizontal-pod-autoscaler.ts";
import type { HorizontalPodAutoscaler as Version1 } from "./horizontal-pod-autoscaler-v1.ts";
/** Those that tell of the status. */
export declare const statusAnnotations: readonly string[];
/** The object as version 2 has it, with that version's defaults. */
export declare function toVersion2(object: Version1): Version2;
/** The object as version 1 has it. */
export declare function fromVersion2(object: Version2): Version1;
