import { type Controller } from "../../client/controller.ts";
/** Keeps Endpoints for every Service that selects pods. */
export declare const endpointsController: Controller;
