import { type Controller } from "../../client/controller.ts";
/** Rolls out the template of a Deployment by scaling one ReplicaSet for each template. */
export declare const deploymentController: Controller;
