import { type Controller } from "../../client/controller.ts";
/**
 * Binds claims and volumes to each other, and has volumes made and disposed of. A key is that of a
 * claim, or `volume` and the name of one.
 */
export declare const persistentVolumeController: Controller;
