import { type Controller } from "../../client/controller.ts";
/** Keeps a pod of a DaemonSet's template on every node that it selects. */
export declare const daemonSetController: Controller;
