import { type Controller } from "../../client/controller.ts";
/** Keeps as many pods as a ReplicationController asks for, as if it were a ReplicaSet. */
export declare const replicationController: Controller;
