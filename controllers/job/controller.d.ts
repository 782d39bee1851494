import { type Controller } from "../../client/controller.ts";
/** Runs the pods of Jobs to their end, and counts them. */
export declare const jobController: Controller;
