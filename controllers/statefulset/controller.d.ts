import { type Controller } from "../../client/controller.ts";
/** Keeps pods with names and storage of their own, one after the other. */
export declare const statefulSetController: Controller;
