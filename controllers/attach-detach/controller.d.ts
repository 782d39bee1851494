import { type Controller } from "../../client/controller.ts";
/**
 * Attaches volumes to the nodes of the pods that use them. A key is the name of a volume; with a
 * time, from then on a node that does not answer is taken to have let go.
 */
export declare const attachDetachController: Controller;
/** Attaches and detaches volumes as their drivers would. */
export declare const attacherController: Controller;
