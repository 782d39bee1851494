import { type Controller } from "../../client/controller.ts";
/**
 * Watches over the health of nodes, and puts taints on them by their state. A key is the name of a
 * node, with its uid where it is gone.
 */
export declare const nodeLifecycleController: Controller;
