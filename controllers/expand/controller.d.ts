import { type Controller } from "../../client/controller.ts";
/** Says of each claim that is to grow that its driver sees to it. */
export declare const volumeExpandController: Controller;
/** Has volumes grow as their drivers would. */
export declare const resizerController: Controller;
