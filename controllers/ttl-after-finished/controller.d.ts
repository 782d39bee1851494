import { type Controller } from "../../client/controller.ts";
/** Deletes Jobs some time after they have ended. */
export declare const ttlAfterFinishedController: Controller;
