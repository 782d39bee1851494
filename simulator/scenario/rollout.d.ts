import type { KubeObject } from "../../api/resource.ts";
/**
 * What the rollout of a Deployment, StatefulSet or DaemonSet waits for; nothing where it is
 * complete. Source: kubectl 1.36, pkg/polymorphichelpers/rollout_status.go.
 */
export declare function rolloutProblem(object: KubeObject | null): string | undefined;
