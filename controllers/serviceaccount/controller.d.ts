import { type Controller } from "../../client/controller.ts";
/** Gives every namespace its `default` service account, again if it is deleted. */
export declare const serviceAccountController: Controller;
