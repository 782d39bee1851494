import { type Controller } from "../../client/controller.ts";
/**
 * Forgets events an hour after they last happened. Kubernetes leaves that to etcd. There is one key
 * for all events of a minute, so that a cluster full of events needs few timers.
 */
export declare const eventTtlController: Controller;
