import { type Controller } from "../../client/controller.ts";
/** Keeps volumes while they are bound. */
export declare const pvProtectionController: Controller;
