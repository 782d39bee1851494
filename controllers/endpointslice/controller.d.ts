import { type Controller } from "../../client/controller.ts";
/** Keeps EndpointSlices for every Service that selects pods. */
export declare const endpointSliceController: Controller;
