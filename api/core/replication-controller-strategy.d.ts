import type { Strategy } from "../resource.ts";
import type { ReplicationController } from "./replication-controller.ts";
/** How they are created and changed. Source: pkg/registry/core/replicationcontroller 1.36. */
export declare const replicationControllerStrategy: Strategy<ReplicationController>;
