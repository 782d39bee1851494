import type { Strategy } from "../resource.ts";
import type { ReplicaSet } from "./replicaset.ts";
/** How ReplicaSets are created and changed. Source: pkg/registry/apps/replicaset 1.36. */
export declare const replicaSetStrategy: Strategy<ReplicaSet>;
