import { type Controller } from "../../client/controller.ts";
/** Mirrors Endpoints that no controller keeps in EndpointSlices, which is where clients look. */
export declare const endpointSliceMirroringController: Controller;
