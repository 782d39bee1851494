import type { Column } from "../resource.ts";
import type { Deployment } from "./deployment.ts";
import type { ReplicaSet } from "./replicaset.ts";
import type { StatefulSet } from "./statefulset.ts";
/** The columns of `kubectl get deployments`. Counts are cells of numbers in columns of text. */
export declare const deploymentColumns: readonly Column<Deployment>[];
/** The columns of `kubectl get replicasets`. */
export declare const replicaSetColumns: readonly Column<ReplicaSet>[];
/** The columns of `kubectl get statefulsets`. */
export declare const statefulSetColumns: readonly Column<StatefulSet>[];
