import type { Deployment, DeploymentStatus } from "../../api/apps/deployment.ts";
import type { ReplicaSet } from "../../api/apps/replicaset.ts";
/** A Deployment with its ReplicaSets, told apart by template. */
export interface Rollout {
    readonly deployment: Deployment;
    /** The set of the current template. */
    readonly newest: ReplicaSet | undefined;
    /** All others, oldest first. */
    readonly older: readonly ReplicaSet[];
    readonly nowMs: number;
}
export declare const allSets: ({ newest, older }: Rollout) => readonly ReplicaSet[];
/**
 * Counters and availability as the sets report them; other conditions stay. Counters of 0 are left
 * out, as Kubernetes does. Source: pkg/controller/deployment calculateStatus 1.36.
 */
export declare function deploymentStatus(rollout: Rollout): DeploymentStatus;
/** Whether all wanted pods are of the current template and available, and none is left over. */
export declare function isComplete({ spec, metadata }: Deployment, status: DeploymentStatus): boolean;
