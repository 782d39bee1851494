import { type Controller } from "../../client/controller.ts";
/** Makes Jobs when they are due. */
export declare const cronJobController: Controller;
