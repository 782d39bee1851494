import { type Controller } from "../../client/controller.ts";
/**
 * The provisioner of every class that has one: makes volumes of thin air. A key is that of a claim,
 * or the name of a volume.
 */
export declare const provisionerController: Controller;
