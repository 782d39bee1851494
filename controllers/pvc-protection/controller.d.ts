import { type Controller } from "../../client/controller.ts";
/** Keeps claims while pods use them. */
export declare const pvcProtectionController: Controller;
