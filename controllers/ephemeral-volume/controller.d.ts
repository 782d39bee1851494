import { type Controller } from "../../client/controller.ts";
/** Makes the claims of ephemeral volumes, which go with their pods. */
export declare const ephemeralVolumeController: Controller;
