/** How far a rollout may stray from the wanted number of pods. */
import type { Deployment } from "../../api/apps/deployment.ts";
export declare const isRollingUpdate: ({ spec }: Deployment) => boolean;
/** Pods that may exist beyond `replicas`; none with Recreate. */
export declare function maxSurge(deployment: Deployment): number;
/** Pods that may be missing from `replicas`; none with Recreate, at most `replicas`. */
export declare function maxUnavailable(deployment: Deployment): number;
