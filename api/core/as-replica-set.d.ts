import type { ReplicaSet } from "../apps/replicaset.ts";
import type { ReplicationController } from "./replication-controller.ts";
/**
 * The ReplicaSet that it would be, by its own names: its selector is of labels alone. The same spec
 * gives the same spec, so what is reckoned of that can be remembered by it.
 */
export declare function asReplicaSet(controller: ReplicationController): ReplicaSet;
